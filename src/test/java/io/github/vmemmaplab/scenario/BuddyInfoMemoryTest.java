package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.BuddyInfoMemory.ZoneCounts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class BuddyInfoMemoryTest {
    private static final Machine MACHINE =
            Machine.of(KernelVersion.V6_1, 0x40000000L).withSectionSizeBits(30);
    private static final ZoneCounts REPORTERS_MACHINE =
            counts(Zone.Kind.DMA32, 2627, 23, 6, 8, 2, 2, 1, 2, 1, 0, 0);

    private static ZoneCounts counts(Zone.Kind kind, long... counts) {
        List<Long> boxed = new ArrayList<>();
        for (long count : counts) {
            boxed.add(count);
        }
        return new ZoneCounts(kind, boxed);
    }

    private static Kernel laidOut(Machine machine, BuddyInfoMemory memory) {
        Kernel kernel = new Kernel(machine, new VmemmapPolicy.PerSection());
        memory.layOut(kernel);
        assertEquals(List.of(), Auditor.audit(kernel));
        for (ZoneCounts zone : memory.zones()) {
            assertEquals(zone.counts(), listed(kernel.node().zone(zone.kind())));
        }
        return kernel;
    }

    private static List<Long> listed(Zone zone) {
        List<Long> counts = new ArrayList<>();
        for (int order = 0; order <= zone.freeArea().maxOrder(); order++) {
            counts.add((long) zone.freeArea().count(order));
        }
        return counts;
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void countsAreMetAndNothingIsLeftToMerge(Pattern pattern) {
        Kernel kernel =
                laidOut(MACHINE, new BuddyInfoMemory(List.of(REPORTERS_MACHINE), pattern, 1));
        assertEquals(3433, kernel.node().zone(Zone.Kind.DMA32).freePages());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomMachinesAreMet(long seed) {
        Random random = new Random(seed);
        List<ZoneCounts> zones = new ArrayList<>();
        for (Zone.Kind kind : Zone.Kind.values()) {
            if (random.nextInt(4) > 0 || kind == Zone.Kind.NORMAL) {
                long[] counts = new long[11];
                for (int order = 0; order < counts.length; order++) {
                    counts[order] = random.nextInt(1 + random.nextInt(4000 >> (order * 2 / 3)));
                }
                zones.add(counts(kind, counts));
            }
        }
        Pattern pattern = Pattern.values()[random.nextInt(4)];
        laidOut(MACHINE, new BuddyInfoMemory(zones, pattern, seed));
    }

    @ParameterizedTest
    @CsvSource({"14, 27, 12", "16, 29, 14"})
    void kernelsWithLargerPagesAreMet(int pageShift, int sectionSizeBits, int orders) {
        Machine machine =
                new Machine(
                        KernelVersion.V6_1,
                        sectionSizeBits,
                        0x40000000L,
                        48,
                        pageShift,
                        1,
                        true,
                        false,
                        15000,
                        true);
        long[] counts = new long[orders];
        for (int order = 0; order < orders; order++) {
            counts[order] = (long) orders - order;
        }
        laidOut(
                machine,
                new BuddyInfoMemory(List.of(counts(Zone.Kind.NORMAL, counts)), Pattern.MIXED, 1));
    }

    @Test
    void nothingFreeAtAllIsAMachineToo() {
        laidOut(
                MACHINE,
                new BuddyInfoMemory(
                        List.of(counts(Zone.Kind.NORMAL, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                        Pattern.PINNED,
                        1));
    }

    @Test
    void theReportersMachineFallsBackInEverySlot() {
        BuddyInfoMemory memory =
                new BuddyInfoMemory(
                        List.of(
                                counts(
                                        Zone.Kind.NORMAL,
                                        8627,
                                        523,
                                        106,
                                        58,
                                        22,
                                        12,
                                        1,
                                        2,
                                        1,
                                        0,
                                        0)),
                        Pattern.PINNED,
                        1);
        Scenario scenario =
                new Scenario(
                        "",
                        "",
                        MACHINE,
                        memory,
                        new VmemmapPolicy.PerSection(),
                        List.of(new Operation.Add(memory.end(MACHINE), 1L << 30, false)),
                        null);
        assertEquals(new Outcome(List.of(0), "pppppppp"), Outcome.of(Simulation.run(scenario)));
    }

    @Test
    void moreThanTheLabCanShowIsSaid() {
        BuddyInfoMemory memory =
                new BuddyInfoMemory(
                        List.of(
                                counts(
                                        Zone.Kind.NORMAL,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        Integer.MAX_VALUE)),
                        Pattern.PINNED,
                        1);
        assertTrue(memory.obstacle(MACHINE).orElse("").contains("the lab shows"));
    }
}
