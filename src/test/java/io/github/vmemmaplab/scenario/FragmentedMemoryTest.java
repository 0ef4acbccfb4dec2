package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Auditor;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

final class FragmentedMemoryTest {
    private static final long START = 0x40000000L;
    private static final long MIB = 1L << 20;

    private static FragmentedMemory memory(Pattern pattern, int fragmentation) {
        return new FragmentedMemory(START, 512 * MIB, pattern, fragmentation, 1, 75);
    }

    private static Kernel laidOut(FragmentedMemory memory) {
        Machine machine =
                Machine.of(KernelVersion.V6_1, memory.start() & -(1L << 30))
                        .withSectionSizeBits(30);
        Kernel kernel = new Kernel(machine, new VmemmapPolicy.PerSection());
        memory.layOut(kernel);
        return kernel;
    }

    private static Zone zone(Kernel kernel) {
        return kernel.node().zone(Zone.Kind.NORMAL);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void everyDegreeIsSoundAndHasTheSameFreeMemory(Pattern pattern) {
        long free = zone(laidOut(memory(pattern, 0))).freePages();
        for (int degree = 0; degree <= 100; degree += 4) {
            Kernel kernel = laidOut(memory(pattern, degree));
            assertEquals(List.of(), Auditor.audit(kernel));
            assertEquals(free, zone(kernel).freePages());
        }
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void theDegreeIsTheKernelsIndexAsNearAsWholePageblocksCome(Pattern pattern) {
        for (int degree = 0; degree <= 100; degree++) {
            Zone zone = zone(laidOut(memory(pattern, degree)));
            long pageblocks = zone.freePages() / 512;
            int index = FragmentationIndex.unusable(zone, 9);
            assertTrue(
                    Math.abs(index - degree * 10) <= 500 / pageblocks + 1,
                    "degree " + degree + " has index " + index);
        }
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void whatIsLostStaysLost(Pattern pattern) {
        BitSet before = freePageblocks(laidOut(memory(pattern, 0)));
        for (int degree = 1; degree <= 100; degree++) {
            BitSet after = freePageblocks(laidOut(memory(pattern, degree)));
            BitSet gained = (BitSet) after.clone();
            gained.andNot(before);
            assertTrue(gained.isEmpty(), "gained at " + degree + ": " + gained);
            before = after;
        }
        assertTrue(before.isEmpty());
    }

    private static BitSet freePageblocks(Kernel kernel) {
        BitSet free = new BitSet();
        PhysicalMemory memory = kernel.memory();
        for (int pfn = memory.basePfn(); pfn < memory.endPfn(); ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.isFree(word) && order >= 9) {
                free.set(memory.pageblockOf(pfn), memory.pageblockOf(pfn) + (1 << (order - 9)));
            }
            pfn += 1 << order;
        }
        return free;
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void smallBlocksOfEveryOrderAreFree(Pattern pattern) {
        long[] counts = FragmentationIndex.counts(zone(laidOut(memory(pattern, 92))));
        for (int order = 0; order < 9; order++) {
            assertTrue(counts[order] > 0, Arrays.toString(counts));
        }
        assertEquals(5, counts[9] + counts[10]);
    }

    @Test
    void healthyMemoryIsFreeInTheLargestBlocks() {
        long[] counts = FragmentationIndex.counts(zone(laidOut(memory(Pattern.PINNED, 0))));
        assertEquals(29, counts[10]);
        assertEquals(1, counts[9]);
    }

    @Test
    void theSameSeedGivesTheSameMemoryAndAnotherDoesNot() {
        FragmentedMemory memory = memory(Pattern.AGED, 70);
        assertArrayEquals(words(laidOut(memory)), words(laidOut(memory)));
        assertFalse(Arrays.equals(words(laidOut(memory)), words(laidOut(memory.withSeed(2)))));
    }

    private static long[] words(Kernel kernel) {
        PhysicalMemory memory = kernel.memory();
        long[] words = new long[memory.endPfn() - memory.basePfn()];
        for (int i = 0; i < words.length; i++) {
            words[i] = memory.word(memory.basePfn() + i);
        }
        return words;
    }

    @Test
    void pinnedMemoryHoldsNothingThatMoves() {
        Kernel kernel = laidOut(memory(Pattern.PINNED, 80));
        assertFalse(holds(kernel, FrameKind.ANON));
        for (int order = 0; order <= 10; order++) {
            assertEquals(
                    zone(kernel).freeArea().count(order),
                    zone(kernel).freeArea().count(order, MigrateType.UNMOVABLE.ordinal()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Pattern.class,
            names = {"MIXED", "AGED"})
    void everyMovablePageblockInUseHoldsAKernelPage(Pattern pattern) {
        PhysicalMemory memory = laidOut(memory(pattern, 92)).memory();
        int first = memory.basePfn() + 34 * 512;
        for (int start = first; start < memory.endPfn(); start += 512) {
            if (memory.pageblockType(start) != MigrateType.MOVABLE.ordinal()
                    || memory.kindOf(start) == FrameKind.RESERVED) {
                continue;
            }
            boolean used = false;
            boolean stray = false;
            for (int pfn = start; pfn < start + 512; pfn++) {
                FrameKind kind = memory.kindOf(pfn);
                used |= kind != FrameKind.FREE;
                stray |= kind == FrameKind.SLAB;
            }
            assertEquals(used, stray, "pageblock at " + Integer.toHexString(start));
        }
    }

    private static boolean holds(Kernel kernel, FrameKind kind) {
        PhysicalMemory memory = kernel.memory();
        for (int pfn = memory.basePfn(); pfn < memory.endPfn(); pfn++) {
            if (memory.kindOf(pfn) == kind) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "64, 0",
        "64, 50",
        "64, 100",
        "66, 1",
        "126, 99",
        "512, 0",
        "1026, 10",
        "3074, 30",
        "10240, 97"
    })
    void anySizeAndUseIsSound(long mib, int inUse) {
        for (int degree : new int[] {0, 50, 100}) {
            for (Pattern pattern : Pattern.values()) {
                Kernel kernel =
                        laidOut(new FragmentedMemory(START, mib * MIB, pattern, degree, 7, inUse));
                assertEquals(List.of(), Auditor.audit(kernel));
                assertEquals(mib * MIB / 4096, zone(kernel).present());
            }
        }
    }

    @Test
    void littleInUseIsSharedAmongManyPageblocks() {
        Kernel kernel = laidOut(new FragmentedMemory(START, 512 * MIB, Pattern.PINNED, 100, 1, 3));
        assertEquals(1000, FragmentationIndex.unusable(zone(kernel), 9));
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    @Test
    void memoryNeedNotBeginWhereTheLinearMapDoes() {
        Kernel kernel =
                laidOut(new FragmentedMemory(0x48000000L, 256 * MIB, Pattern.MIXED, 60, 1, 50));
        assertEquals(0x48000, kernel.tables().root());
        assertEquals(0x48000, zone(kernel).startPfn());
        assertEquals(0x58000, zone(kernel).endPfn());
        assertEquals(List.of(), Auditor.audit(kernel));
    }

    @Test
    void sixtyFourGibibytesAreSound() {
        Kernel kernel = laidOut(new FragmentedMemory(START, 64L << 30, Pattern.MIXED, 50, 1, 75));
        assertEquals(500, FragmentationIndex.unusable(zone(kernel), 9), 1);
        assertEquals(List.of(), Auditor.audit(kernel));
    }
}
