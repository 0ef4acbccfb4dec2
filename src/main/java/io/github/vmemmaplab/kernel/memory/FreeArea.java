package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// The buddy free lists of a zone by order and migrate type (`zone->free_area[]`,
/// include/linux/mmzone.h).
///
/// Lists are doubly linked through the {@linkplain FrameWord words} of the blocks' first frames;
/// the kernel takes from the head. Beside them each type has a register that says which of its
/// lists hold anything, a bit an order, so that the smallest and the largest block are found
/// without looking at every list. All operations are O(1).
public final class FreeArea {
    private static final int NONE = -1;

    private final PhysicalMemory memory;
    private final Registers registers;
    private final FrameLists lists;
    private final int orders;
    private final int maxOrder;

    FreeArea(PhysicalMemory memory, Registers registers, int maxOrder) {
        this.memory = memory;
        this.registers = registers;
        orders = registers.reserve(MigrateType.COUNT);
        this.maxOrder = maxOrder;
        lists = new FrameLists(memory, registers, (maxOrder + 1) * MigrateType.COUNT);
    }

    private static int list(int order, int type) {
        return order * MigrateType.COUNT + type;
    }

    private int listOf(int pfn) {
        long word = memory.word(pfn);
        return list(FrameWord.order(word), FrameWord.freeType(word));
    }

    /// {@return the largest order that has lists}
    public int maxOrder() {
        return maxOrder;
    }

    /// {@return the number of blocks of `order` on the list of `type`}
    public int count(int order, int type) {
        return lists.count(list(order, type));
    }

    /// {@return the number of blocks of `order`, all types (`nr_free`)}
    public int count(int order) {
        int sum = 0;
        for (int type = 0; type < MigrateType.COUNT; type++) {
            sum += count(order, type);
        }
        return sum;
    }

    /// {@return whether the list is empty}
    public boolean isEmpty(int order, int type) {
        return lists.isEmpty(list(order, type));
    }

    /// {@return the orders of which the type has any block, a bit each}
    private long orders(int type) {
        return registers.get(orders + type);
    }

    // Lists got their first block or lost their last.
    private void turn(int type, long turned) {
        registers.set(orders + type, orders(type) ^ turned);
    }

    /// {@return the smallest order from `order` up of which the type has a block, or -1}
    public int smallest(int order, int type) {
        long larger = orders(type) >>> order;
        return larger == 0 ? NONE : order + Long.numberOfTrailingZeros(larger);
    }

    /// {@return the largest order of which a type that requests may take from has a block, or -1}
    int largest() {
        long any = 0;
        for (int type = 0; type < MigrateType.PCPTYPES; type++) {
            any |= orders(type);
        }
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(any);
    }

    /// {@return the PFN of the first block on the list, or -1}
    public int first(int order, int type) {
        return lists.first(list(order, type));
    }

    /// {@return the PFN of the last block on the list, or -1}
    public int last(int order, int type) {
        return lists.last(list(order, type));
    }

    /// {@return the PFN of the block after `pfn` on its list, or -1}
    public int next(int pfn) {
        return lists.next(pfn);
    }

    /// {@return the PFN of the block before `pfn` on its list, or -1}
    public int previous(int pfn) {
        return lists.previous(listOf(pfn), pfn);
    }

    /// Turns a list so that the block at `pfn` comes first and what stood before it goes, in order,
    /// behind the rest (`move_freelist_head`, mm/compaction.c).
    void rotateToHead(int pfn) {
        lists.rotateToHead(listOf(pfn), pfn);
    }

    /// Puts a block at the head of a list (`add_to_free_list`).
    public void addHead(int pfn, int order, int type) {
        if (lists.addHead(list(order, type), pfn, FrameWord.free(type, order))) {
            turn(type, 1L << order);
        }
    }

    /// Puts a block at the tail of a list (`add_to_free_list_tail`).
    public void addTail(int pfn, int order, int type) {
        if (lists.addTail(list(order, type), pfn, FrameWord.free(type, order))) {
            turn(type, 1L << order);
        }
    }

    /// Takes a block off its list (`del_page_from_free_list`). Its word is left to the caller, who
    /// gives it a new owner.
    public void remove(int pfn) {
        remove(pfn, memory.word(pfn));
    }

    /// The same for a block whose word is known.
    void remove(int pfn, long word) {
        int order = FrameWord.order(word);
        int type = FrameWord.freeType(word);
        if (lists.remove(list(order, type), pfn, word)) {
            turn(type, 1L << order);
        }
    }

    /// Takes the first block off a list that holds one, and lists its upper halves until only its
    /// first `low` order is left (`expand`). The word of that is left to the caller.
    int takeHead(int order, int type, int low) {
        int list = list(order, type);
        int pfn = lists.takeHead(list);
        long turned = lists.isEmpty(list) ? 1L << order : 0;
        turn(type, turned | addHalves(pfn, order, type, low));
        return pfn;
    }

    /// The same for a block that stands anywhere on its list.
    void take(int pfn, int order, int type, int low) {
        remove(pfn);
        turn(type, addHalves(pfn, order, type, low));
    }

    // The orders of which the type had no block before.
    private long addHalves(int pfn, int order, int type, int low) {
        long turned = 0;
        for (int half = order - 1; half >= low; half--) {
            if (lists.addHead(list(half, type), pfn + (1 << half), FrameWord.free(type, half))) {
                turned |= 1L << half;
            }
        }
        return turned;
    }

    /// Moves a block to the tail of another type's list of the same order (`move_to_free_list`).
    public void moveToTail(int pfn, int type) {
        long word = memory.word(pfn);
        remove(pfn, word);
        addTail(pfn, FrameWord.order(word), type);
    }
}
