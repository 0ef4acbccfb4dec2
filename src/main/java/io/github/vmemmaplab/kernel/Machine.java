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
/// @param addedByProcess whether a process asks for memory to be added, by a write to sysfs, which
///   the OOM killer may choose; else a thread of the kernel does, which it passes over
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
        boolean compactsUnevictable,
        boolean addedByProcess) {

    private static final int MAX_ORDER_4K = 10;
    private static final int MEMSTART_SHIFT = 30;

    /// A machine whose memory is added by a thread of the kernel.
    public Machine(
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
        this(
                version,
                sectionSizeBits,
                memstart,
                vaBits,
                pageShift,
                cpus,
                rodataFull,
                transparentHugePages,
                watermarkBoostFactor,
                compactsUnevictable,
                false);
    }

    /// The usual machine for a kernel line: 4K pages, 48-bit addresses, one CPU, memory from
    /// `memstart`.
    public static Machine of(KernelVersion version, long memstart) {
        return of(version, memstart, 12, 48);
    }

    /// The usual machine for a kernel line with pages of 2^`pageShift` bytes and `vaBits` of
    /// addresses.
    public static Machine of(KernelVersion version, long memstart, int pageShift, int vaBits) {
        return new Machine(
                version,
                version.sectionSizeBits(pageShift),
                memstart,
                vaBits,
                pageShift,
                1,
                true,
                false,
                15000,
                true);
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
                compactsUnevictable,
                addedByProcess);
    }

    /// {@return the same machine with blocks in the linear map of added memory (rodata=on)}
    public Machine withRodataOn() {
        return new Machine(
                version,
                sectionSizeBits,
                memstart,
                vaBits,
                pageShift,
                cpus,
                false,
                transparentHugePages,
                watermarkBoostFactor,
                compactsUnevictable,
                addedByProcess);
    }

    /// {@return the same machine, its memory added by a process that the OOM killer may choose}
    public Machine withAddingProcess() {
        return new Machine(
                version,
                sectionSizeBits,
                memstart,
                vaBits,
                pageShift,
                cpus,
                rodataFull,
                transparentHugePages,
                watermarkBoostFactor,
                compactsUnevictable,
                true);
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
        return maxOrder(pageShift);
    }

    /// {@return the largest order of the buddy allocator with pages of 2^`pageShift` bytes}
    public static int maxOrder(int pageShift) {
        return pageShift == 12 ? MAX_ORDER_4K : pageShift - 3;
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

    /// {@return whether struct pages may be mapped by blocks: with larger pages a PMD entry maps
    /// far more than one section's}
    public boolean hasVmemmapBlocks() {
        return pageShift == 12;
    }

    /// {@return whether addresses are 52 bits wide by LPA2, which moves the top bits of an output
    /// address into the shareability field}
    public boolean hasLpa2() {
        return vaBits == 52 && pageShift != 16;
    }

    /// {@return what the start of memory is rounded down to: 1 GiB with 4K and 16K pages, with 64K
    /// pages 512 MiB, and a section at least (`ARM64_MEMSTART_ALIGN`)}
    public static long memstartAlign(int pageShift, int sectionSizeBits) {
        int shift = pageShift == 16 ? MEMSTART_SHIFT - 1 : MEMSTART_SHIFT;
        return 1L << Math.max(shift, sectionSizeBits);
    }

    /// {@return the first PFN of memory}
    public int memstartPfn() {
        return (int) (memstart >>> pageShift);
    }
}
