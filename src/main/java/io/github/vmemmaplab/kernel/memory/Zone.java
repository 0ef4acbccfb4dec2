package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// A zone of the node: pages of one kind of use, with their own free lists and watermarks (`struct
/// zone`, include/linux/mmzone.h). All figures are in pages.
public final class Zone {
    /// Which zone, lowest addresses first (`enum zone_type`).
    public enum Kind {
        /// Reachable by devices with narrow addresses.
        DMA("DMA"),
        /// Below 4 GiB.
        DMA32("DMA32"),
        /// Everything else that the kernel may use.
        NORMAL("Normal"),
        /// Only for pages that can move.
        MOVABLE("Movable");

        private final String kernelName;

        Kind(String kernelName) {
            this.kernelName = kernelName;
        }

        /// {@return the name that the kernel prints}
        public String kernelName() {
            return kernelName;
        }
    }

    private static final int FREE = 0;
    private static final int MANAGED = 1;
    private static final int PRESENT = 2;
    private static final int START = 3;
    private static final int END = 4;
    private static final int MARKS = 5;
    private static final int BOOST = 8;
    private static final int RESERVE = 9;
    private static final int FLAGS = 13;
    private static final int FIELDS = 14;

    /// The boost was raised and kswapd is still to be woken for it (`ZONE_BOOSTED_WATERMARK`).
    static final int BOOSTED = 1;

    /// An allocation found the zone below its high mark (`ZONE_BELOW_HIGH`, 6.7 on).
    static final int BELOW_HIGH = 2;

    /// kswapd is reclaiming: per-cpu lists are kept short (`ZONE_RECLAIM_ACTIVE`).
    static final int RECLAIM_ACTIVE = 4;

    private final Kind kind;
    private final Registers registers;
    private final int base;
    private final FreeArea freeArea;
    private final CompactionState compaction;
    private final PerCpuPages[] perCpu;

    Zone(
            Kind kind,
            PhysicalMemory memory,
            Registers registers,
            int maxOrder,
            int cpus,
            int costlyOrder,
            int hugeOrder) {
        this.kind = kind;
        this.registers = registers;
        base = registers.reserve(FIELDS);
        freeArea = new FreeArea(memory, registers, maxOrder);
        compaction = new CompactionState(registers);
        perCpu = new PerCpuPages[cpus];
        for (int cpu = 0; cpu < cpus; cpu++) {
            perCpu[cpu] = new PerCpuPages(memory, registers, costlyOrder, hugeOrder);
        }
    }

    /// {@return which zone this is}
    public Kind kind() {
        return kind;
    }

    /// {@return its place among the node's zones}
    public int index() {
        return kind.ordinal();
    }

    /// {@return its buddy free lists}
    public FreeArea freeArea() {
        return freeArea;
    }

    /// {@return what it remembers of compaction}
    public CompactionState compaction() {
        return compaction;
    }

    /// {@return how many CPUs have lists here}
    public int cpus() {
        return perCpu.length;
    }

    /// {@return the lists of one CPU}
    public PerCpuPages perCpu(int cpu) {
        return perCpu[cpu];
    }

    /// {@return pages on the buddy lists that may be allocated (`NR_FREE_PAGES`)}
    public long freePages() {
        return registers.get(base + FREE);
    }

    /// Adds to {@link #freePages}.
    public void addFreePages(long pages) {
        registers.add(base + FREE, pages);
    }

    /// {@return pages that the allocator manages}
    public long managed() {
        return registers.get(base + MANAGED);
    }

    /// {@return pages that exist}
    public long present() {
        return registers.get(base + PRESENT);
    }

    /// {@return pages between the zone's edges, holes counted}
    public long spanned() {
        return (long) endPfn() - startPfn();
    }

    /// {@return whether any page is in the zone (`populated_zone`)}
    public boolean isPopulated() {
        return present() != 0;
    }

    /// {@return the first PFN of its span}
    public int startPfn() {
        return (int) registers.get(base + START);
    }

    /// {@return the PFN after its span}
    public int endPfn() {
        return (int) registers.get(base + END);
    }

    /// Sets the span.
    public void setSpan(int startPfn, int endPfn) {
        registers.set(base + START, startPfn);
        registers.set(base + END, endPfn);
    }

    /// Adds to {@link #present} and {@link #managed}.
    public void addPages(long presentPages, long managedPages) {
        registers.add(base + PRESENT, presentPages);
        registers.add(base + MANAGED, managedPages);
    }

    /// {@return whether the span intersects the range of PFNs}
    public boolean spans(int startPfn, int endPfn) {
        return isPopulated() && startPfn < endPfn() && startPfn() < endPfn;
    }

    /// {@return the mark without boost}
    public long mark(Watermark mark) {
        return registers.get(base + MARKS + mark.ordinal());
    }

    /// {@return the mark as the allocator uses it, with boost (`wmark_pages`)}
    public long boostedMark(Watermark mark) {
        return mark(mark) + boost();
    }

    /// Sets the three marks.
    public void setMarks(long min, long low, long high) {
        registers.set(base + MARKS, min);
        registers.set(base + MARKS + 1, low);
        registers.set(base + MARKS + 2, high);
    }

    /// {@return what is added to every mark since a fallback fragmented the zone
    /// (`watermark_boost`)}
    public long boost() {
        return registers.get(base + BOOST);
    }

    /// Sets the boost.
    public void setBoost(long boost) {
        registers.set(base + BOOST, boost);
    }

    /// {@return pages kept from requests that could use zone `highestZone` (`lowmem_reserve[]`)}
    public long lowmemReserve(int highestZone) {
        return registers.get(base + RESERVE + highestZone);
    }

    /// Sets {@link #lowmemReserve}.
    public void setLowmemReserve(int highestZone, long pages) {
        registers.set(base + RESERVE + highestZone, pages);
    }

    boolean hasFlag(int flag) {
        return (registers.get(base + FLAGS) & flag) != 0;
    }

    void setFlag(int flag, boolean on) {
        if (hasFlag(flag) != on) {
            registers.set(base + FLAGS, registers.get(base + FLAGS) ^ flag);
        }
    }

    /// Takes over what an earlier state of this zone remembers and no dump of its lists shows:
    /// compaction's deferral, and whether it was found below its high mark.
    void inherit(Zone earlier) {
        compaction.inherit(earlier.compaction);
        setFlag(BELOW_HIGH, earlier.hasFlag(BELOW_HIGH));
    }

    /// {@return the largest order free on a list that requests may take from, -1 if none}
    public int largestFreeOrder() {
        return freeArea.largest();
    }
}
