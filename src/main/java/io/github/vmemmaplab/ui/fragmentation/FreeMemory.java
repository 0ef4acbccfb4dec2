package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;

/// What the free lists hold for kernel memory, all zones together that it may come from; zone
/// Movable is none of them.
///
/// @param blocksLeft PMD_SIZE blocks that could be handed out now
/// @param blocksPossible how many the same free memory would hold in one piece
/// @param unusable share of free memory that is no use for a PMD_SIZE block, in thousandths
/// @param extfrag the kernel's fragmentation index for such a block, -1000 while there is one
/// @param freeBytes free memory in bytes
public record FreeMemory(
        long blocksLeft, long blocksPossible, int unusable, int extfrag, long freeBytes) {

    /// {@return what a kernel's free lists hold now}
    public static FreeMemory of(Kernel kernel) {
        int order = kernel.machine().pmdOrder();
        long[] counts = new long[kernel.machine().maxOrder() + 1];
        for (Zone zone : kernel.node().populated()) {
            if (zone.kind() != Zone.Kind.MOVABLE) {
                add(counts, FragmentationIndex.counts(zone));
            }
        }
        long pages = 0;
        long usable = 0;
        for (int i = 0; i < counts.length; i++) {
            pages += counts[i] << i;
            usable += i >= order ? counts[i] << i : 0;
        }
        return new FreeMemory(
                usable >> order,
                pages >> order,
                FragmentationIndex.unusable(counts, order),
                FragmentationIndex.extfrag(counts, order),
                pages * kernel.machine().pageSize());
    }

    private static void add(long[] sums, long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            sums[i] += counts[i];
        }
    }

    /// {@return whether a PMD_SIZE block is free}
    public boolean hasBlock() {
        return extfrag < 0;
    }
}
