package io.github.vmemmaplab.kernel;

/// What is fixed when the machine boots: the kernel's build and the hardware's layout.
///
/// @param version the kernel line
/// @param sectionSizeBits log2 of a section in bytes (`SECTION_SIZE_BITS`)
/// @param memstart physical address that the linear map and the vmemmap start from, in bytes
/// @param vaBits virtual address bits of the kernel
/// @param pageShift log2 of the page size
/// @param cpus CPUs with per-cpu lists
/// @param rodataFull the linear map of added memory is base pages (rodata=full, the default)
/// @param transparentHugePages order-9 blocks pass through per-cpu lists, and watermarks are raised
/// @param watermarkBoostFactor vm.watermark_boost_factor, 15000 by default, 0 for off
/// @param compactsUnevictable vm.compact_unevictable_allowed: whether pages locked in memory may
///   move
public record Machine(
        KernelVersion version,
        int sectionSizeBits,
        long memstart,
        int vaBits,
        int pageShift,
        int cpus,
        boolean rodataFull,
        boolean transparentHugePages,
        int watermarkBoostFactor,
        boolean compactsUnevictable) {

    /// The usual machine for a kernel line: 4K pages, 48-bit addresses, one CPU, memory from
    /// `memstart`.
    public static Machine of(KernelVersion version, long memstart) {
        return new Machine(
                version, version.sectionSizeBits(), memstart, 48, 12, 1, true, false, 15000, true);
    }

    /// {@return the same machine with sections of 2^`bits` bytes}
    public Machine withSectionSizeBits(int bits) {
        return new Machine(
                version,
                bits,
                memstart,
                vaBits,
                pageShift,
                cpus,
                rodataFull,
                transparentHugePages,
                watermarkBoostFactor,
                compactsUnevictable);
    }

    /// {@return log2 of the pages that a PMD entry maps; also the pageblock order (`PMD_SHIFT -
    /// PAGE_SHIFT`)}
    public int pmdOrder() {
        return pageShift - 3;
    }

    /// {@return log2 of the pages in a pageblock}
    public int pageblockOrder() {
        return pmdOrder();
    }

    /// {@return the largest order of the buddy allocator: 4 MiB with 4K pages, a PMD with larger
    /// ones}
    public int maxOrder() {
        return pageShift == 12 ? 10 : pmdOrder();
    }

    /// {@return bytes in a page}
    public long pageSize() {
        return 1L << pageShift;
    }

    /// {@return pages in a section}
    public int pagesPerSection() {
        return 1 << (sectionSizeBits - pageShift);
    }

    /// {@return bytes that a PMD entry maps}
    public long pmdSize() {
        return pageSize() << pmdOrder();
    }

    /// {@return the first PFN of memory}
    public int memstartPfn() {
        return (int) (memstart >>> pageShift);
    }
}
