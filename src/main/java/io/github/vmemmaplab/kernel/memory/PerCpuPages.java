package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// One CPU's lists of free pages of one zone (`struct per_cpu_pages`, include/linux/mmzone.h).
///
/// Orders 0 to 3 have a list a type, in that order; with transparent huge pages two more hold
/// order-9 blocks, movable ones last. Lists are linked through the frames' words. All operations
/// are O(1).
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
    private static final int LISTS = 7;

    private final PhysicalMemory memory;
    private final Registers registers;
    private final int base;
    private final int lists;
    private final int hugeOrder;

    /// Lists for one CPU; `hugeOrder` is the order of huge pages kept here, or -1 without them.
    PerCpuPages(PhysicalMemory memory, Registers registers, int hugeOrder) {
        this.memory = memory;
        this.registers = registers;
        this.hugeOrder = hugeOrder;
        lists = LOW_ORDER_LISTS + (hugeOrder < 0 ? 0 : 2);
        base = registers.reserve(LISTS + lists * 2);
    }

    /// {@return whether blocks of `order` pass through these lists (`pcp_allowed_order`)}
    boolean allows(int order) {
        return order <= COSTLY_ORDER || order == hugeOrder;
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

    private int head(int list) {
        return base + LISTS + list * 2;
    }

    private int tail(int list) {
        return base + LISTS + list * 2 + 1;
    }

    /// {@return whether the list is empty}
    public boolean isEmpty(int list) {
        return registers.get(head(list)) == 0;
    }

    /// {@return the PFN of the first block on the list, or -1}
    public int first(int list) {
        long link = registers.get(head(list));
        return link == 0 ? -1 : memory.pfnOf(link);
    }

    /// {@return the PFN of the last block on the list, or -1}
    public int last(int list) {
        long link = registers.get(tail(list));
        return link == 0 ? -1 : memory.pfnOf(link);
    }

    /// {@return the PFN of the block after `pfn` on its list, or -1}
    public int next(int pfn) {
        long link = FrameWord.next(memory.word(pfn));
        return link == 0 ? -1 : memory.pfnOf(link);
    }

    /// {@return the PFN of the block before `pfn` on its list, or -1}
    public int previous(int pfn) {
        long link = FrameWord.prev(memory.word(pfn));
        return link == 0 ? -1 : memory.pfnOf(link);
    }

    void addHead(int pfn, int list) {
        long self = memory.linkOf(pfn);
        long old = registers.get(head(list));
        memory.setWord(pfn, FrameWord.perCpu(orderOf(list), 0, old));
        if (old == 0) {
            registers.set(tail(list), self);
        } else {
            int neighbour = memory.pfnOf(old);
            memory.setWord(neighbour, FrameWord.withPrev(memory.word(neighbour), self));
        }
        registers.set(head(list), self);
    }

    /// Puts a block at the tail of a list, not counting it; for refills and for building a start
    /// state.
    public void addTail(int pfn, int list) {
        long self = memory.linkOf(pfn);
        long old = registers.get(tail(list));
        memory.setWord(pfn, FrameWord.perCpu(orderOf(list), old, 0));
        if (old == 0) {
            registers.set(head(list), self);
        } else {
            int neighbour = memory.pfnOf(old);
            memory.setWord(neighbour, FrameWord.withNext(memory.word(neighbour), self));
        }
        registers.set(tail(list), self);
    }

    /// Takes the first block; its word is left to the caller.
    int takeHead(int list) {
        int pfn = first(list);
        long next = FrameWord.next(memory.word(pfn));
        registers.set(head(list), next);
        if (next == 0) {
            registers.set(tail(list), 0);
        } else {
            int neighbour = memory.pfnOf(next);
            memory.setWord(neighbour, FrameWord.withPrev(memory.word(neighbour), 0));
        }
        return pfn;
    }

    /// Takes the last block; its word is left to the caller.
    int takeTail(int list) {
        int pfn = memory.pfnOf(registers.get(tail(list)));
        long prev = FrameWord.prev(memory.word(pfn));
        registers.set(tail(list), prev);
        if (prev == 0) {
            registers.set(head(list), 0);
        } else {
            int neighbour = memory.pfnOf(prev);
            memory.setWord(neighbour, FrameWord.withNext(memory.word(neighbour), 0));
        }
        return pfn;
    }

    /// Counts `pages` as held; for building a start state.
    public void setCount(int pages) {
        registers.set(base + COUNT, pages);
    }
}
