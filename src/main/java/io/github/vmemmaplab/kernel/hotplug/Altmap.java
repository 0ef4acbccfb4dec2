package io.github.vmemmaplab.kernel.hotplug;

/// Device or self-hosted memory that a range's struct pages are taken from (`struct vmem_altmap`,
/// include/linux/memremap.h).
///
/// Figures are pages. What is freed lowers the count but leaves no hole to fill, as in the kernel.
public final class Altmap {
    private final int basePfn;
    private final int free;
    private int align;
    private int alloc;

    /// `pages` pages from `basePfn`, the first `allocated` of them in use.
    public Altmap(int basePfn, int pages, int allocated) {
        this.basePfn = basePfn;
        free = pages;
        alloc = allocated;
    }

    /// {@return the PFN of `pages` pages, aligned to their lowest set bit, or -1
    /// (`altmap_alloc_block_buf`)}
    int allocate(int pages) {
        int next = basePfn + alloc + align;
        int unit = Integer.lowestOneBit(pages);
        int padding = (next + unit - 1 & -unit) - next;
        if (pages + padding > free - alloc - align) {
            return -1;
        }
        alloc += pages;
        align += padding;
        return next + padding;
    }

    /// Counts pages as returned.
    void free(int pages) {
        alloc -= pages;
    }
}
