package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

/// The memory that boot keeps for itself, in one run from the start of memory: the kernel image
/// with the top page table, the struct pages of boot memory, and the tables that map both.
///
/// Departure: a real kernel scatters these, struct pages and tables towards the end of memory. What
/// is left of the last pageblock is reserved too.
final class BootReserve implements BootMemory.Reserved {
    private static final long IMAGE_BYTES = 16L << 20;
    private static final int SMALL_MACHINE_SHARE = 8;

    private final PhysicalMemory memory;
    private final int blockPages;
    private final int startPfn;
    private int nextBlock;
    private int nextPage;

    private BootReserve(Kernel kernel, long start, long end) {
        memory = kernel.memory();
        Machine machine = kernel.machine();
        blockPages = 1 << machine.pmdOrder();
        int image = (int) (imageBytes(end - start) >>> machine.pageShift());
        startPfn = (int) (start >>> machine.pageShift());
        nextBlock = roundUp(startPfn + image);
        int blocks = vmemmapBlocks(kernel, start, end);
        nextPage = blocks == 0 ? startPfn + image : nextBlock + blocks * blockPages;
    }

    /// Reserves and maps the boot memory [start, end) of a kernel that has no memory yet; what is
    /// reserved lies in `zone`.
    ///
    /// @return the PFN after the last that is reserved, at the end of a pageblock
    static int take(Kernel kernel, long start, long end, Zone.Kind zone) {
        Machine machine = kernel.machine();
        kernel.memory().reserveUpTo((int) (end >>> machine.pageShift()));
        BootReserve reserve = new BootReserve(kernel, start, end);
        kernel.tables().placeRoot(reserve.startPfn);
        BootMemory.map(kernel, start, end, reserve);
        int reserved = reserve.roundUp(reserve.nextPage);
        if (reserved > end >>> machine.pageShift()) {
            throw new IllegalArgumentException(
                    "boot memory of %d MiB does not hold its own struct pages"
                            .formatted((end - start) >> 20));
        }
        reserve.write(reserved, zone);
        return reserved;
    }

    private static long imageBytes(long size) {
        return Math.min(IMAGE_BYTES, size / SMALL_MACHINE_SHARE);
    }

    private int roundUp(int pfn) {
        return (pfn + blockPages - 1) & -blockPages;
    }

    // Whole sections have struct pages; only with 4K pages do these come in blocks.
    private static int vmemmapBlocks(Kernel kernel, long start, long end) {
        if (!kernel.machine().hasVmemmapBlocks()) {
            return 0;
        }
        long section = kernel.sections().size();
        AddressLayout layout = kernel.layout();
        long pmd = layout.span(Level.PMD);
        long from = layout.vmemmapOf((start & -section) >>> kernel.machine().pageShift()) & -pmd;
        long to =
                layout.vmemmapOf(((end + section - 1) & -section) >>> kernel.machine().pageShift());
        return (int) ((to - from + pmd - 1) / pmd);
    }

    private void write(int endPfn, Zone.Kind zone) {
        int block = blockPages;
        for (int pfn = startPfn; pfn < endPfn; pfn += block) {
            memory.setPageblock(pfn, zone.ordinal(), MigrateType.MOVABLE.ordinal());
            int order = Integer.numberOfTrailingZeros(block);
            memory.setWord(pfn, FrameWord.used(FrameKind.RESERVED, order, 0));
        }
    }

    @Override
    public int page() {
        return nextPage++;
    }

    @Override
    public int block() {
        int block = nextBlock;
        nextBlock += blockPages;
        return block;
    }
}
