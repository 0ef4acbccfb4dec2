package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// One CPU's lists of free pages of one zone (`struct per_cpu_pages`, include/linux/mmzone.h).
///
/// Orders 0 to 3 have a list a type, in that order (up to 5.11 order 0 only is used); with
/// transparent huge pages two more hold order-9 blocks, movable ones last. Lists are linked through
/// the frames' words. All operations are O(1).
public final class PerCpuPages {
    /// The largest order kept beside the huge one (`PAGE_ALLOC_COSTLY_ORDER`).
    public static final int COSTLY_ORDER = 3;

    private static final int LOW_ORDER_LISTS = MigrateType.PCPTYPES * (COSTLY_ORDER + 1);
    private static final int COUNT = 0;
    private static final int HIGH = 1;
    private static final int BATCH = 2;
    private static final int FREE_FACTOR = 3;
    private static final int ALLOC_FACTOR = 4;
    private static final int HIGH_MIN = 5;
    private static final int HIGH_MAX = 6;
    private static final int FIELDS = 7;

    private final FrameLists frames;
    private final Registers registers;
    private final int base;
    private final int lists;
    private final int mostOrder;
    private final int hugeOrder;

    /// Lists for one CPU: blocks up to `mostOrder` are kept, and those of `hugeOrder`, if it is not
    /// -1.
    PerCpuPages(PhysicalMemory memory, Registers registers, int mostOrder, int hugeOrder) {
        this.registers = registers;
        this.mostOrder = mostOrder;
        this.hugeOrder = hugeOrder;
        lists = LOW_ORDER_LISTS + (hugeOrder < 0 ? 0 : 2);
        base = registers.reserve(FIELDS);
        frames = new FrameLists(memory, registers, lists);
    }

    /// {@return whether blocks of `order` pass through these lists (`pcp_allowed_order`)}
    boolean allows(int order) {
        return order <= mostOrder || order == hugeOrder;
    }

    /// {@return the list for blocks of `order` and `type` (`order_to_pindex`)}
    int listOf(int type, int order) {
        if (order > COSTLY_ORDER) {
            return LOW_ORDER_LISTS + (type == MigrateType.MOVABLE.ordinal() ? 1 : 0);
        }
        return MigrateType.PCPTYPES * order + type;
    }

    /// {@return the order of the blocks on `list`}
    public int orderOf(int list) {
        return list < LOW_ORDER_LISTS ? list / MigrateType.PCPTYPES : hugeOrder;
    }

    /// {@return how many lists there are}
    public int lists() {
        return lists;
    }

    /// {@return pages held, all lists}
    public int count() {
        return (int) registers.get(base + COUNT);
    }

    void addCount(int pages) {
        registers.add(base + COUNT, pages);
    }

    /// {@return pages held above which some are given back}
    public int high() {
        return (int) registers.get(base + HIGH);
    }

    /// Sets {@link #high}.
    public void setHigh(int high) {
        registers.set(base + HIGH, high);
    }

    /// {@return pages moved at a time}
    public int batch() {
        return (int) registers.get(base + BATCH);
    }

    /// Sets {@link #batch}.
    public void setBatch(int batch) {
        registers.set(base + BATCH, batch);
    }

    /// {@return up to 6.6 the shift that grows with frees in a row; from 6.7 the pages freed in a
    /// row}
    public int freeFactor() {
        return (int) registers.get(base + FREE_FACTOR);
    }

    /// Sets {@link #freeFactor}.
    public void setFreeFactor(int factor) {
        registers.set(base + FREE_FACTOR, factor);
    }

    /// {@return from 6.7: the shift that grows with refills in a row}
    public int allocFactor() {
        return (int) registers.get(base + ALLOC_FACTOR);
    }

    /// Sets {@link #allocFactor}.
    public void setAllocFactor(int factor) {
        registers.set(base + ALLOC_FACTOR, factor);
    }

    /// {@return from 6.7: the least that {@link #high} shrinks to}
    public int highMin() {
        return (int) registers.get(base + HIGH_MIN);
    }

    /// {@return from 6.7: the most that {@link #high} grows to}
    public int highMax() {
        return (int) registers.get(base + HIGH_MAX);
    }

    /// Sets the bounds of {@link #high}.
    public void setHighBounds(int min, int max) {
        registers.set(base + HIGH_MIN, min);
        registers.set(base + HIGH_MAX, max);
    }

    /// What bounds the lists: high mark, batch, and the bounds of the high mark.
    record Limits(int high, int batch, int highMin, int highMax) {}

    /// {@return what bounds the lists now}
    Limits limits() {
        return new Limits(high(), batch(), highMin(), highMax());
    }

    /// Bounds the lists.
    void setLimits(Limits limits) {
        setHigh(limits.high());
        setBatch(limits.batch());
        setHighBounds(limits.highMin(), limits.highMax());
    }

    /// {@return whether the list is empty}
    public boolean isEmpty(int list) {
        return frames.isEmpty(list);
    }

    /// {@return the PFN of the first block on the list, or -1}
    public int first(int list) {
        return frames.first(list);
    }

    /// {@return the PFN of the last block on the list, or -1}
    public int last(int list) {
        return frames.last(list);
    }

    /// {@return the PFN of the block after `pfn` on its list, or -1}
    public int next(int pfn) {
        return frames.next(pfn);
    }

    /// {@return the PFN of the block before `pfn` on `list`, or -1}
    public int previous(int list, int pfn) {
        return frames.previous(list, pfn);
    }

    void addHead(int pfn, int list) {
        frames.addHead(list, pfn, FrameWord.perCpu(orderOf(list)));
    }

    /// Puts a block at the tail of a list, not counting it; for refills and for building a start
    /// state.
    public void addTail(int pfn, int list) {
        frames.addTail(list, pfn, FrameWord.perCpu(orderOf(list)));
    }

    /// {@return the first block, taken off the list, its word left to the caller; -1 if there is
    /// none}
    int takeHead(int list) {
        return frames.takeHead(list);
    }

    /// Puts blocks that follow each other in memory at the tail of a list, not counting them.
    void addRun(int pfn, int list, int blocks) {
        int order = orderOf(list);
        frames.addRun(list, pfn, order, blocks, FrameWord.perCpu(order));
    }

    /// Takes the last blocks off a list, down to `before`, or all with -1; their words are the
    /// caller's already.
    void dropTail(int list, int blocks, int before) {
        frames.dropTail(list, blocks, before);
    }

    int blocks(int list) {
        return frames.count(list);
    }

    /// Counts `pages` as held; for building a start state.
    public void setCount(int pages) {
        registers.set(base + COUNT, pages);
    }
}
