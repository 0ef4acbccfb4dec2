package io.github.vmemmaplab.kernel.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

final class AddressLayoutTest {
    private static final long MEMSTART_1G = 0x4000_0000L;

    private static AddressLayout layout(KernelVersion version, int pageShift, int vaBits) {
        return layout(version, pageShift, vaBits, MEMSTART_1G);
    }

    private static AddressLayout layout(
            KernelVersion version, int pageShift, int vaBits, long memstart) {
        return new AddressLayout(Machine.of(version, memstart, pageShift, vaBits));
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  12, 39, fffffffeffe00000",
        "V5_11, 12, 39, fffffffe00000000",
        "V6_12, 12, 39, fffffffec0000000",
        "V5_9,  12, 48, fffffdffffe00000",
        "V5_11, 12, 48, fffffc0000000000",
        "V6_1,  12, 48, fffffc0000000000",
        "V6_12, 12, 48, fffffdffc0000000",
        "V7_1,  12, 48, fffffdffc0000000",
        "V6_12, 12, 52, ffffc1ffc0000000",
        "V5_9,  14, 47, ffffffbfffe00000",
        "V6_1,  14, 47, ffffff8000000000",
        "V6_12, 14, 47, ffffffbfc0000000",
        "V5_9,  14, 48, ffffff7fffe00000",
        "V6_1,  14, 48, ffffff0000000000",
        "V6_12, 14, 48, ffffff7fc0000000",
        "V5_9,  16, 42, ffffffff7fe00000",
        "V6_1,  16, 42, ffffffff00000000",
        "V6_12, 16, 42, ffffffff40000000",
        "V5_9,  16, 48, ffffffdfffe00000",
        "V6_1,  16, 48, ffffffc000000000",
        "V6_12, 16, 48, ffffffdfc0000000",
        "V5_9,  16, 52, fffffc1fffe00000",
        "V6_1,  16, 52, fffffc0000000000",
        "V6_12, 16, 52, fffffc1fc0000000"
    })
    void vmemmapStartsWhereTheVersionPutsIt(
            KernelVersion version, int pageShift, int vaBits, String start) {
        assertEquals(
                Long.parseUnsignedLong(start, 16),
                layout(version, pageShift, vaBits).vmemmapStart());
    }

    @ParameterizedTest
    @CsvSource({
        "12, 39, 4096",
        "12, 48, 2097152",
        "12, 52, 65011712",
        "14, 47, 262144",
        "14, 48, 524288",
        "16, 42, 2048",
        "16, 48, 131072",
        "16, 52, 4063232"
    })
    void vmemmapCoversTheLinearMap(int pageShift, int vaBits, long mib) {
        AddressLayout layout = layout(KernelVersion.V6_12, pageShift, vaBits);
        assertEquals(mib << 20, layout.vmemmapEnd() - layout.vmemmapStart());
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  40000000,   fffffdffffe00000, 507, 511, 511",
        "V5_9,  48000000,   fffffe0000000000, 508, 0,   0",
        "V5_9,  80000000,   fffffe0000e00000, 508, 0,   7",
        "V5_9,  100000000,  fffffe0002e00000, 508, 0,   23",
        "V5_9,  1040000000, fffffe003fe00000, 508, 0,   511",
        "V5_11, 40000000,   fffffc0000000000, 504, 0,   0",
        "V5_11, 1040000000, fffffc0040000000, 504, 1,   0",
        "V7_1,  48000000,   fffffdffc0200000, 507, 511, 1",
        "V7_1,  1040000000, fffffe0000000000, 508, 0,   0",
        "V6_1,  40000000,   fffffc0000000000, 504, 0,   0",
        "V6_1,  48000000,   fffffc0000200000, 504, 0,   1",
        "V6_1,  80000000,   fffffc0001000000, 504, 0,   8",
        "V6_1,  100000000,  fffffc0003000000, 504, 0,   24",
        "V6_1,  1040000000, fffffc0040000000, 504, 1,   0",
        "V6_12, 40000000,   fffffdffc0000000, 507, 511, 0",
        "V6_12, 48000000,   fffffdffc0200000, 507, 511, 1",
        "V6_12, 80000000,   fffffdffc1000000, 507, 511, 8",
        "V6_12, 100000000,  fffffdffc3000000, 507, 511, 24",
        "V6_12, 1040000000, fffffe0000000000, 508, 0,   0"
    })
    void aPageIsDescribedAtItsAddressAndThroughItsEntries(
            KernelVersion version, String physical, String va, int pgd, int pud, int pmd) {
        AddressLayout layout = layout(version, 12, 48);
        long addr = layout.vmemmapOf(Long.parseUnsignedLong(physical, 16) >>> 12);
        assertEquals(va, Long.toHexString(addr));
        assertEquals(pgd, layout.index(Level.PGD, addr));
        assertEquals(pud, layout.index(Level.PUD, addr));
        assertEquals(pmd, layout.index(Level.PMD, addr));
        assertEquals(0, layout.index(Level.PTE, addr));
        assertEquals(Long.parseUnsignedLong(physical, 16) >>> 12, layout.pfnOf(addr));
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  ffffffff06e00000, 508, 55",
        "V5_11, fffffffe07000000, 504, 56",
        "V6_1,  fffffffe07000000, 504, 56",
        "V6_12, fffffffec7000000, 507, 56"
    })
    void threeLevelsFoldTheUpperOnes(KernelVersion version, String va, int pgd, int pmd) {
        AddressLayout layout = layout(version, 12, 39, 0x8000_0000L);
        long addr = layout.vmemmapOf(0x2_4000_0000L >>> 12);
        assertEquals(va, Long.toHexString(addr));
        assertEquals(pgd, layout.index(Level.PGD, addr));
        assertEquals(Level.PMD, layout.below(Level.PGD));
        assertEquals(pmd, layout.index(Level.PMD, addr));
        assertEquals(0, layout.index(Level.PTE, addr));
    }

    @ParameterizedTest
    @CsvSource({
        "12, 39, 3, 30, 512", "12, 48, 4, 39, 512", "12, 52, 5, 48, 16", "14, 36, 2, 25, 2048",
        "14, 47, 3, 36, 2048", "14, 48, 4, 47, 2", "14, 52, 4, 47, 32", "16, 42, 2, 29, 8192",
        "16, 48, 3, 42, 64", "16, 52, 3, 42, 1024"
    })
    void theTopTableSpansWhatTheOthersDoNot(
            int pageShift, int vaBits, int levels, int topShift, int topEntries) {
        AddressLayout layout = layout(KernelVersion.V6_12, pageShift, vaBits);
        assertEquals(levels, layout.levels());
        assertEquals(topShift, layout.shift(Level.PGD));
        assertEquals(topEntries - 1, layout.index(Level.PGD, -1));
    }

    // FACTS 1.5: memory's first page is not described at the start of the window.
    @Test
    void memoryThatStartsOffItsAlignmentIsDescribedFurtherUp() {
        AddressLayout layout = layout(KernelVersion.V6_1, 12, 48, 0x8000_0000L);
        assertEquals("fffffc0000200000", Long.toHexString(layout.vmemmapOf(0x8800_0000L >>> 12)));
        assertEquals(0x8000_0000L >>> 12, layout.pfnOf(layout.vmemmapStart()));
    }

    // FACTS 1.5: what one entry of each level describes with 4K pages.
    @ParameterizedTest
    @CsvSource({"PTE, 262144", "PMD, 134217728", "PUD, 68719476736", "PGD, 35184372088832"})
    void anEntryDescribesSixtyFourTimesWhatItSpans(Level level, long bytes) {
        assertEquals(bytes, layout(KernelVersion.V6_1, 12, 48).span(level) / 64 * 4096);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 48, PLAIN",
        "12, 39, PLAIN",
        "12, 52, LPA2",
        "14, 52, LPA2",
        "16, 52, LPA",
        "16, 48, PLAIN"
    })
    void wideAddressesNeedAnotherFormat(int pageShift, int vaBits, AddressFormat format) {
        assertEquals(format, layout(KernelVersion.V6_12, pageShift, vaBits).addressFormat());
    }

    // FACTS 4.4: up to 5.10 the window begins 2 MiB below a boundary of 1 GiB, later at one.
    @ParameterizedTest
    @CsvSource({"V5_9, 2097152", "V5_11, 0", "V6_1, 0", "V6_12, 0", "V7_1, 0"})
    void theWindowBeginsOnAGibibyteSinceFiveEleven(KernelVersion version, long below) {
        assertEquals(below, -layout(version, 12, 48).vmemmapStart() & ((1L << 30) - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "12, 4096, 2097152, 512",
        "14, 16384, 33554432, 2048",
        "16, 65536, 536870912, 8192"
    })
    void entriesSpanAPageAndAPmd(int pageShift, long pte, long pmd, int entries) {
        AddressLayout layout = layout(KernelVersion.V6_12, pageShift, 48);
        assertEquals(pte, layout.span(Level.PTE));
        assertEquals(pmd, layout.span(Level.PMD));
        assertEquals(entries, layout.entries());
    }

    // pmd_addr_end and its kin; an end of 0 is the top of the address space.
    @ParameterizedTest
    @CsvSource({
        "PMD, fffffc0000000000, fffffc0000400000, fffffc0000200000",
        "PMD, fffffc00001ff000, fffffc0000400000, fffffc0000200000",
        "PMD, fffffc0000001000, fffffc0000200000, fffffc0000200000",
        "PMD, fffffc0000001000, fffffc0000200001, fffffc0000200000",
        "PMD, fffffc0000001000, fffffc00001ff000, fffffc00001ff000",
        "PTE, fffffc0000001000, fffffc00001ff000, fffffc0000002000",
        "PUD, fffffc0000001000, fffffc0080000000, fffffc0040000000",
        "PMD, ffffffffffc00000, 0,                ffffffffffe00000",
        "PMD, ffffffffffe00000, 0,                0",
        "PMD, ffffffffffe00000, fffffffffffff000, fffffffffffff000"
    })
    void anEntryEndsAtItsSpanOrWithTheRange(Level level, String addr, String end, String next) {
        AddressLayout layout = layout(KernelVersion.V6_1, 12, 48);
        long found =
                layout.entryEnd(
                        level, Long.parseUnsignedLong(addr, 16), Long.parseUnsignedLong(end, 16));
        assertEquals(next, Long.toHexString(found));
    }

    // FACTS 1.1: what is folded is in the top table.
    @ParameterizedTest
    @CsvSource({
        "12, 48, PGD PGD PUD PMD PTE", "12, 39, PGD PGD PGD PMD PTE",
        "12, 52, PGD P4D PUD PMD PTE", "14, 36, PGD PGD PGD PGD PTE",
        "16, 42, PGD PGD PGD PGD PTE", "14, 48, PGD PGD PUD PMD PTE"
    })
    void aFoldedLevelsEntriesAreHeldByTheTop(int pageShift, int vaBits, String held) {
        AddressLayout layout = layout(KernelVersion.V6_12, pageShift, vaBits);
        List<String> found =
                Stream.of(Level.values()).map(level -> layout.held(level).name()).toList();
        assertEquals(held, String.join(" ", found));
    }
}
