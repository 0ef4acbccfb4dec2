package io.github.vmemmaplab.kernel.paging;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;

/// Where the linear map and the vmemmap lie, and which table entry an address goes through
/// (arch/arm64/include/asm/memory.h, pgtable-hwdef.h).
///
/// Addresses are unsigned 64-bit kernel virtual addresses in a `long`.
public final class AddressLayout {
    /// log2 of the bytes in a `struct page`.
    public static final int STRUCT_PAGE_SHIFT = 6;

    private static final long MIB_2 = 2L << 20;
    private static final long GIB = 1L << 30;

    private final int pageShift;
    private final int levels;
    private final int vaBits;
    private final long memstart;
    private final long pageOffset;
    private final AddressFormat format;
    private final long vmemmapStart;
    private final long vmemmapSize;

    /// The layout of a machine.
    public AddressLayout(Machine machine) {
        pageShift = machine.pageShift();
        vaBits = machine.vaBits();
        memstart = machine.memstart();
        format = formatOf(machine);
        levels = (vaBits - 4) / (pageShift - 3);
        pageOffset = -(1L << vaBits);
        long pageEnd = -(1L << (Math.min(vaBits, 48) - 1));
        vmemmapSize = (pageEnd - pageOffset) >>> (pageShift - STRUCT_PAGE_SHIFT);
        vmemmapStart = vmemmapStart(machine.version());
    }

    private static AddressFormat formatOf(Machine machine) {
        if (machine.vaBits() != 52) {
            return AddressFormat.PLAIN;
        }
        return machine.hasLpa2() ? AddressFormat.LPA2 : AddressFormat.LPA;
    }

    private long vmemmapStart(KernelVersion version) {
        if (version.isAtLeast(KernelVersion.V6_12)) {
            return -GIB - vmemmapSize;
        }
        if (version.isAtLeast(KernelVersion.V5_11)) {
            return -(1L << (vaBits - (pageShift - STRUCT_PAGE_SHIFT)));
        }
        return -vmemmapSize - MIB_2;
    }

    /// {@return where entries keep the bits of an address}
    public AddressFormat addressFormat() {
        return format;
    }

    /// {@return how many levels the hardware walks}
    public int levels() {
        return levels;
    }

    /// {@return entries in a full table}
    public int entries() {
        return 1 << (pageShift - 3);
    }

    /// {@return whether the kernel only pretends to have this level, its one entry being the one
    /// below}
    ///
    /// The names PUD and below are kept from the bottom up, so that folded levels are those between
    /// PGD and the top table.
    public boolean isFolded(Level level) {
        return level != Level.PGD && level.ordinal() <= Level.values().length - levels;
    }

    /// {@return the level whose tables hold the entries of `level`: itself, or the top where it is
    /// folded}
    public Level held(Level level) {
        return isFolded(level) ? Level.PGD : level;
    }

    /// {@return the next level below that is not folded}
    public Level below(Level level) {
        Level next = level.below();
        while (isFolded(next)) {
            next = next.below();
        }
        return next;
    }

    /// {@return log2 of the bytes that an entry of `level` spans}
    public int shift(Level level) {
        Level real = level == Level.PGD || isFolded(level) ? topEntryLevel() : level;
        return pageShift + (Level.PTE.ordinal() - real.ordinal()) * (pageShift - 3);
    }

    // The level whose span the top table's entries have: what PGD is folded onto.
    private Level topEntryLevel() {
        return Level.values()[Level.values().length - levels];
    }

    /// {@return bytes that an entry of `level` spans}
    public long span(Level level) {
        return 1L << shift(level);
    }

    /// {@return which entry of its table `addr` goes through at `level`}
    public int index(Level level, long addr) {
        if (level == Level.PGD) {
            return (int) (addr >>> shift(level) & (1L << (vaBits - shift(level))) - 1);
        }
        return (int) (addr >>> shift(level)) & entries() - 1;
    }

    /// {@return the end of the entry of `level` that holds `addr`, but at most `end`; as
    /// `pmd_addr_end` and its kin}
    public long entryEnd(Level level, long addr, long end) {
        long boundary = (addr & -span(level)) + span(level);
        return Long.compareUnsigned(boundary - 1, end - 1) < 0 ? boundary : end;
    }

    /// {@return the first address of the vmemmap window}
    public long vmemmapStart() {
        return vmemmapStart;
    }

    /// {@return the address after the vmemmap window}
    public long vmemmapEnd() {
        return vmemmapStart + vmemmapSize;
    }

    /// {@return the address of the struct page of `pfn`}
    public long vmemmapOf(long pfn) {
        return vmemmapStart + ((pfn - (memstart >>> pageShift)) << STRUCT_PAGE_SHIFT);
    }

    /// {@return the PFN whose struct page is at `addr`, rounded down}
    public long pfnOf(long addr) {
        return (memstart >>> pageShift) + ((addr - vmemmapStart) >> STRUCT_PAGE_SHIFT);
    }

    /// {@return where physical address `physical` is in the linear map (`__phys_to_virt`)}
    public long linearOf(long physical) {
        return physical - memstart + pageOffset;
    }

    /// {@return the first address of the linear map (`PAGE_OFFSET`)}
    public long pageOffset() {
        return pageOffset;
    }

    /// {@return bytes of physical memory that the linear map can hold}
    public long linearSize() {
        return vmemmapSize << (pageShift - STRUCT_PAGE_SHIFT);
    }

    /// {@return log2 of the page size}
    public int pageShift() {
        return pageShift;
    }
}
