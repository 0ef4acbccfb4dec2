package io.github.vmemmaplab.kernel.paging;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;

/// The 64-bit translation-table entries that a kernel line writes for kernel memory, stage 1
/// (arch/arm64/include/asm/pgtable-hwdef.h, pgtable-prot.h).
///
/// Values hold for a kernel without page-table isolation; the output address is or-ed in. Memory
/// lies below 2^48, so that the top bits of an address, which 52-bit formats put elsewhere, are
/// zero.
///
/// @param block PMD_SIZE block of struct pages (`PROT_SECT_NORMAL`)
/// @param page base page (`PAGE_KERNEL`)
/// @param table table below, in the vmemmap
/// @param linearPage base page of the linear map of added memory
/// @param linearBlock PMD_SIZE block of the linear map of added memory
/// @param linearTable table below, in the linear map
public record Descriptor(
        long block, long page, long table, long linearPage, long linearBlock, long linearTable) {
    /// No entry.
    public static final long NONE = 0;

    private static final long VALID = 1;
    private static final long TYPE_MASK = 3;
    private static final long ADDRESS_MASK = 0x0000_ffff_ffff_f000L;
    private static final long SHAREABILITY = 3L << 8;
    private static final long TAGGED = 1L << 2;
    private static final long PXN_TABLE = 1L << 59;

    /// {@return the entries of a machine: those of its kernel line, without shareability where LPA2
    /// has other use for the field}
    public static Descriptor of(Machine machine) {
        Descriptor usual = of(machine.version());
        return machine.hasLpa2() ? usual.withoutShareability() : usual;
    }

    private Descriptor withoutShareability() {
        return new Descriptor(
                block & ~SHAREABILITY,
                page & ~SHAREABILITY,
                table,
                linearPage & ~SHAREABILITY,
                linearBlock & ~SHAREABILITY,
                linearTable);
    }

    /// {@return the entries of a kernel line}
    public static Descriptor of(KernelVersion version) {
        return switch (version) {
            case V5_9 -> plain(0x0060_0000_0000_0711L, 0x0068_0000_0000_0713L, 3);
            case V5_11 -> plain(0x0060_0000_0000_0701L, 0x0068_0000_0000_0703L, 3);
            case V6_1 ->
                    tagged(0x0060_0000_0000_0701L, 0x00e8_0000_0000_0703L, 0x1000_0000_0000_0003L);
            case V6_12 ->
                    tagged(0x0068_0000_0000_0701L, 0x00e8_0000_0000_0703L, 0x1000_0000_0000_0003L);
            case V7_1 ->
                    tagged(0x0068_0000_0000_0701L, 0x00e8_0000_0000_0703L, 0x1000_0000_0000_0403L);
        };
    }

    private static Descriptor plain(long block, long page, long table) {
        return new Descriptor(block, page, table, page, block, table);
    }

    private static Descriptor tagged(long block, long page, long table) {
        return new Descriptor(block, page, table, page | TAGGED, block | TAGGED, table | PXN_TABLE);
    }

    /// {@return whether the entry translates anything}
    public static boolean isValid(long entry) {
        return (entry & VALID) != 0;
    }

    /// {@return whether the entry, of a level above the last, points to a table}
    public static boolean isTable(long entry) {
        return (entry & TYPE_MASK) == TYPE_MASK;
    }

    /// {@return whether the entry, of a level above the last, maps a block}
    public static boolean isBlock(long entry) {
        return (entry & TYPE_MASK) == VALID;
    }

    /// {@return the physical address in the entry}
    public static long address(long entry) {
        return entry & ADDRESS_MASK;
    }
}
