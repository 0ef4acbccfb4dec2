package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.testkit.TestMachine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One random run of model and twin side by side, all of it chosen by a seed.
///
/// Every result is compared at once, the lists and numbers after every request to hot-plug and now
/// and then between; the auditor looks at the model each time. A difference ends the run with the
/// seed and everything done so far, the last line marked.
public final class TwinRun {
    private static final int STEPS = 20;

    private static final int PAGE = 12;
    private static final int BURST = 600;
    private static final int SLOTS = 3;

    private final Random random;
    private boolean outOfMemory;
    private final Map<String, Integer> outcomes;
    private final List<String> history = new ArrayList<>();
    private final Kernel model;
    private final NaiveKernel twin;
    private final int sectionFrames;
    private final int addedPfn;
    private final int bootEnd;
    private final Map<Integer, Integer> held = new HashMap<>();
    private final List<Integer> pfns = new ArrayList<>();

    private TwinRun(int seed, Map<String, Integer> outcomes) {
        this.outcomes = outcomes;
        random = new Random(seed);
        int mib = 4 * (4 + random.nextInt(random.nextInt(10) == 0 ? 30 : 5));
        int bits = random.nextInt(8) == 0 ? 30 : 27;
        VmemmapPolicy policy = Policies.ALL.get(random.nextInt(4));
        int boost = random.nextBoolean() ? 15000 : 0;
        Machine machine =
                new Machine(
                        KernelVersion.V6_1,
                        bits,
                        TestMachine.MEMSTART,
                        48,
                        PAGE,
                        1,
                        true,
                        false,
                        boost,
                        false);
        model = TestMachine.boot(machine, policy, mib);
        model.record(ChangeLog.OFF, event -> outOfMemory |= event instanceof OutOfMemory);
        int memstart = machine.memstartPfn();
        bootEnd = memstart + (mib << 8);
        sectionFrames = machine.pagesPerSection();
        twin = new NaiveKernel(memstart, bootEnd, sectionFrames, boost, policy.label());
        long added = random.nextInt(4) == 0 ? 0x10_4000_0000L : TestMachine.ADDED;
        addedPfn = (int) (added >>> PAGE);
        note(
                "seed %d: %d MiB, sections of %d bits, %s, boost %d, adding at %x"
                        .formatted(seed, mib, bits, policy.label(), boost, added));
    }

    /// Runs one seed; `outcomes` counts what became of the requests to hot-plug.
    public static void of(int seed, Map<String, Integer> outcomes) {
        TwinRun run = new TwinRun(seed, outcomes);
        run.run(seed % 2 == 1);
    }

    private void run(boolean fragmented) {
        if (fragmented) {
            fragment();
        }
        for (int step = 0; step < STEPS && !outOfMemory; step++) {
            step();
        }
        if (!outOfMemory) {
            compare();
        }
    }

    private void note(String line) {
        history.add(line);
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> allocateSome();
            case 4, 5, 6 -> freeSome();
            case 7, 8 -> hotplug();
            default -> compare();
        }
    }

    // All memory in pages, mostly of one type, and a part of them free again.
    private void fragment() {
        int type = random.nextInt(3);
        allocate(Integer.MAX_VALUE, 0, type);
        free(pfns.size() * (10 + random.nextInt(80)) / 100, random.nextInt(3) == 0);
    }

    private void allocateSome() {
        int count = 1 + random.nextInt(BURST);
        int ofOrder = random.nextInt(3) == 0 ? random.nextInt(11) : random.nextInt(2);
        allocate(ofOrder > 5 ? count % 8 + 1 : count, ofOrder, random.nextInt(3));
    }

    private void allocate(int count, int order, int type) {
        note("allocate up to %d times order %d type %d".formatted(count, order, type));
        for (int i = 0; i < count; i++) {
            GfpFlags gfp = type == 1 ? GfpFlags.USER : new GfpFlags(MigrateType.of(type), true, 2);
            // The twin does not compact: its processes lock their memory, which then may not move.
            long owner =
                    type == 1
                            ? FrameWord.unevictable(FrameKind.ANON)
                            : FrameWord.used(FrameKind.KERNEL, 0, 0);
            int got = model.allocator().allocate(gfp, order, owner);
            same("allocation " + i, twin.allocate(type, order), got);
            if (got < 0) {
                return;
            }
            hold(got, order);
        }
    }

    private void hold(int pfn, int ofOrder) {
        held.put(pfn, ofOrder);
        pfns.add(pfn);
    }

    private void freeSome() {
        free(Math.min(pfns.size(), 1 + random.nextInt(BURST)), random.nextBoolean());
    }

    private void free(int count, boolean newest) {
        note("free %d %s".formatted(count, newest ? "newest" : "anywhere"));
        for (int i = 0; i < count; i++) {
            int at = newest ? pfns.size() - 1 : random.nextInt(pfns.size());
            int pfn = pfns.get(at);
            pfns.set(at, pfns.getLast());
            pfns.removeLast();
            int ofOrder = held.remove(pfn);
            model.allocator().free(pfn, ofOrder);
            twin.free(pfn, ofOrder);
        }
    }

    // Mostly what makes sense where it is asked, now and then anything.
    private void hotplug() {
        int start = addedPfn + random.nextInt(SLOTS) * sectionFrames;
        int frames = (1 + random.nextInt(3)) / 2 * sectionFrames + sectionFrames;
        int stage = random.nextInt(4) == 0 ? random.nextInt(3) : twin.stageOf(start);
        switch (stage) {
            case 0 -> add(start, frames, random.nextInt(4) == 0);
            case 1 -> {
                if (random.nextInt(3) == 0) {
                    remove(start, frames);
                } else {
                    online(start, frames, random.nextBoolean());
                }
            }
            default -> offline(start, frames);
        }
        if (!outOfMemory) {
            compare();
        }
    }

    private void add(int start, int frames, boolean memmapOnMemory) {
        int size = memmapOnMemory ? sectionFrames : frames;
        note("add %x, %x%s".formatted(start, size, memmapOnMemory ? ", memmap_on_memory" : ""));
        run(
                new Operation.Add(bytes(start), bytes(size), memmapOnMemory),
                twin.add(start, size, memmapOnMemory));
    }

    private void online(int start, int frames, boolean movable) {
        note("online %x, %x, %s".formatted(start, frames, movable ? "movable" : "kernel"));
        OnlineType type = movable ? OnlineType.MOVABLE : OnlineType.KERNEL;
        run(
                new Operation.Online(bytes(start), bytes(frames), type),
                twin.online(start, frames, movable));
    }

    private void offline(int start, int frames) {
        note("offline %x, %x".formatted(start, frames));
        Map<Integer, Integer> moves = new LinkedHashMap<>();
        int expected = twin.offline(start, frames, moves);
        run(new Operation.Offline(bytes(start), bytes(frames)), expected);
        follow(moves);
    }

    private void remove(int start, int frames) {
        note("remove %x, %x".formatted(start, frames));
        run(new Operation.Remove(bytes(start), bytes(frames)), twin.remove(start, frames));
    }

    private static long bytes(int frames) {
        return (long) frames << PAGE;
    }

    private void run(Operation operation, int expected) {
        int got = model.hotplug().run(operation);
        history.set(history.size() - 1, history.getLast() + " = " + expected);
        if (outOfMemory) {
            // The twin has no OOM killer; where one is called it gives up, and so does the run.
            same("result without memory", expected, -12);
            outcomes.merge("out of memory", 1, Integer::sum);
            return;
        }
        same("result", expected, got);
        String what = operation.getClass().getSimpleName() + " " + expected;
        if (operation instanceof Operation.Add && expected == 0) {
            what += counter(Counter.BASE_PAGES_MAPPED) > 0 ? " with base pages" : " with blocks";
        }
        outcomes.merge(what, 1, Integer::sum);
    }

    private void follow(Map<Integer, Integer> moves) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < pfns.size(); i++) {
            places.put(pfns.get(i), i);
        }
        moves.forEach((from, to) -> {
            held.put(to, held.remove(from));
            int place = places.remove(from);
            places.put(to, place);
            pfns.set(place, to);
        });
    }

    // Line 0 of a zone holds its numbers; then come the lists by order and type, then the CPU's.
    private void same(String what, Object expected, Object got) {
        if (!expected.equals(got)) {
            history.set(history.size() - 1, ">>> " + history.getLast());
            throw new AssertionError(
                    what
                            + ": twin "
                            + expected
                            + ", model "
                            + got
                            + "\n"
                            + String.join("\n", history));
        }
    }

    private void compare() {
        same("audit", List.of(), Auditor.audit(model));
        List<Object> expected = twin.describe();
        List<Object> got = ModelView.describe(model);
        int lines = expected.size() / Zone.Kind.values().length;
        for (int i = 0; i < expected.size(); i++) {
            same("zone " + i / lines + ", line " + i % lines, expected.get(i), got.get(i));
        }
        compareTypes(model.memory().basePfn(), bootEnd);
        compareTypes(addedPfn, model.memory().endPfn());
        same(
                "counts",
                twin.counts(),
                List.of(
                        counter(Counter.BLOCKS_MAPPED),
                        counter(Counter.BASE_PAGES_MAPPED),
                        counter(Counter.VMEMMAP_TABLES),
                        counter(Counter.LINEAR_TABLES)));
    }

    private void compareTypes(int from, int end) {
        for (int pfn = from; pfn < end; pfn += NaiveBuddy.PAGEBLOCK) {
            if (twin.typeOf(pfn) != model.memory().pageblockType(pfn)) {
                same("type of " + pfn, twin.typeOf(pfn), model.memory().pageblockType(pfn));
            }
        }
    }

    private int counter(Counter counter) {
        return (int) model.counters().get(counter);
    }
}
