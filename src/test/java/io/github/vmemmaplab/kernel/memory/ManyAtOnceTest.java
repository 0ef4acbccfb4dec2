package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.TestMachine;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What is moved at once where nobody watches must come to what is moved page by page.
final class ManyAtOnceTest {
    private static final int STEPS = 20_000;

    private final List<Event> events = new ArrayList<>();

    private static Kernel machine(KernelVersion version) {
        return TestMachine.boot(
                new Machine(version, 27, TestMachine.MEMSTART, 48, 12, 1, true, true, 0, false),
                new VmemmapPolicy.PerSection(),
                256);
    }

    private static GfpFlags flags(int draw) {
        return draw % 3 == 0 ? GfpFlags.USER : draw % 3 == 1 ? GfpFlags.VMEMMAP : GfpFlags.KERNEL;
    }

    private static void list(StringBuilder text, FreeArea area, int order, int type) {
        for (int pfn = area.first(order, type); pfn >= 0; pfn = area.next(pfn)) {
            text.append(' ').append(pfn);
        }
        text.append('\n');
    }

    // Every list in order, and every number that a request looks at.
    private static String state(Kernel kernel) {
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        PerCpuPages pcp = zone.perCpu(0);
        StringBuilder text = new StringBuilder();
        text.append(zone.freePages()).append(' ').append(pcp.count()).append(' ');
        text.append(pcp.high()).append(' ').append(pcp.freeFactor()).append('\n');
        for (int order = 0; order <= zone.freeArea().maxOrder(); order++) {
            for (int type = 0; type < MigrateType.COUNT; type++) {
                list(text, zone.freeArea(), order, type);
            }
        }
        for (int list = 0; list < pcp.lists(); list++) {
            for (int pfn = pcp.first(list); pfn >= 0; pfn = pcp.next(pfn)) {
                text.append(' ').append(pfn);
            }
            text.append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = KernelVersion.class,
            names = {"V6_1", "V6_12"})
    void unwatchedRequestsLeaveTheListsThatWatchedOnesLeave(KernelVersion version) {
        Kernel watched = machine(version);
        Kernel unwatched = machine(version);
        watched.record(ChangeLog.OFF, events::add);
        Random random = new Random(7);
        List<int[]> live = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(100) < (step / 4000 % 2 == 0 ? 60 : 40) || live.isEmpty()) {
                int order =
                        Math.max(0, random.nextInt(16) - 10) * (random.nextInt(40) == 0 ? 2 : 1);
                GfpFlags gfp = flags(random.nextInt(3));
                long owner = FrameWord.used(FrameKind.KERNEL, 0, 0);
                int pfn = watched.allocator().allocate(gfp, Math.min(order, 9), owner);
                assertEquals(pfn, unwatched.allocator().allocate(gfp, Math.min(order, 9), owner));
                if (pfn >= 0) {
                    live.add(new int[] {pfn, Math.min(order, 9)});
                }
            } else {
                int[] block = live.remove(random.nextInt(live.size()));
                watched.allocator().free(block[0], block[1]);
                unwatched.allocator().free(block[0], block[1]);
            }
            if (step % 200 == 0) {
                assertEquals(state(watched), state(unwatched), "step " + step);
                assertEquals(List.of(), Auditor.audit(unwatched), "step " + step);
            }
        }
        assertTrue(events.size() > STEPS / 10, "nobody was told: " + events.size());
    }
}
