package io.github.vmemmaplab.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The geometry of FACTS 1.1, 1.2, 1.5 and 5.1.
final class MachineTest {
    private static final long KIB = 1L << 10;

    private static Machine machine(KernelVersion version, int pageShift) {
        return Machine.of(version, 0x4000_0000L, pageShift, 48);
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  12, 30, 262144, 16384, 4096",
        "V5_11, 12, 30, 262144, 16384, 4096",
        "V6_1,  12, 27, 32768,  2048,  512",
        "V6_12, 12, 27, 32768,  2048,  512",
        "V7_1,  12, 27, 32768,  2048,  512",
        "V5_9,  14, 30, 65536,  4096,  256",
        "V6_1,  14, 27, 8192,   512,   32",
        "V7_1,  14, 27, 8192,   512,   32",
        "V5_11, 16, 30, 16384,  1024,  16",
        "V6_1,  16, 29, 8192,   512,   8",
        "V6_12, 16, 29, 8192,   512,   8"
    })
    void sectionsAreThoseOfTheVersion(
            KernelVersion version, int pageShift, int bits, int pages, long memmapKib, int memmap) {
        Machine machine = machine(version, pageShift);
        assertEquals(bits, machine.sectionSizeBits());
        assertEquals(pages, machine.pagesPerSection());
        assertEquals(memmapKib * KIB, machine.pagesPerSection() * 64L);
        assertEquals(memmap, machine.pagesPerSection() * 64L / machine.pageSize());
    }

    // 8 slots up to 5.11, exactly 1 since; with larger pages a fraction of one.
    @ParameterizedTest
    @CsvSource({
        "V5_9, 12, 8, 1",
        "V6_1, 12, 1, 1",
        "V5_9, 14, 1, 8",
        "V6_1, 14, 1, 64",
        "V5_9, 16, 1, 512",
        "V6_1, 16, 1, 1024"
    })
    void aSectionTakesThisPartOfAPmdSlot(
            KernelVersion version, int pageShift, int part, int whole) {
        Machine machine = machine(version, pageShift);
        assertEquals(machine.pmdSize() * part, machine.pagesPerSection() * 64L * whole);
    }

    @ParameterizedTest
    @CsvSource({
        "V6_1, 12, 10, 4096, 9, 2048, 64",
        "V6_1, 14, 11, 32768, 11, 32768, 4",
        "V6_1, 16, 13, 524288, 13, 524288, 1"
    })
    void ordersFollowFromThePageSize(
            KernelVersion version,
            int pageShift,
            int maxOrder,
            long largestKib,
            int pmdOrder,
            long pmdKib,
            int pageblocks) {
        Machine machine = machine(version, pageShift);
        assertEquals(maxOrder, machine.maxOrder());
        assertEquals(largestKib * KIB, machine.pageSize() << machine.maxOrder());
        assertEquals(pmdOrder, machine.pmdOrder());
        assertEquals(pmdOrder, machine.pageblockOrder());
        assertEquals(pmdKib * KIB, machine.pmdSize());
        assertEquals(pageblocks, machine.pagesPerSection() >> machine.pageblockOrder());
    }

    @ParameterizedTest
    @CsvSource({
        "12, 27, 40000000",
        "12, 30, 40000000",
        "14, 27, 40000000",
        "16, 29, 20000000",
        "16, 30, 40000000"
    })
    void theStartOfMemoryIsRoundedDownToThis(int pageShift, int sectionSizeBits, String align) {
        assertEquals(Long.parseLong(align, 16), Machine.memstartAlign(pageShift, sectionSizeBits));
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  12, 39 48", "V6_1,  12, 39 48", "V6_12, 12, 39 48 52", "V7_1,  12, 39 48 52",
        "V6_1,  14, 36 47 48", "V6_12, 14, 36 47 48 52", "V5_9,  16, 42 48 52", "V7_1, 16, 42 48 52"
    })
    void addressesAreAsWideAsTheVersionAllows(KernelVersion version, int pageShift, String bits) {
        String found = version.vaBits(pageShift).toString();
        assertEquals(bits, found.replaceAll("[\\[\\],]", ""));
    }

    @Test
    void aKernelThreadAddsMemoryUnlessAProcessIsSaidTo() {
        assertFalse(machine(KernelVersion.V6_1, 12).addedByProcess());
    }
}
