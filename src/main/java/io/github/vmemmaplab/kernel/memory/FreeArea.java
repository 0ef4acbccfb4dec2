package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// The buddy free lists of a zone by order and migrate type (`zone->free_area[]`,
/// include/linux/mmzone.h).
///
/// Lists are doubly linked through the {@linkplain FrameWord words} of the blocks' first frames;
/// the kernel takes from the head. All operations are O(1).
public final class FreeArea {
    private static final int HEAD = 0;
    private static final int TAIL = 1;
    private static final int COUNT = 2;
    private static final int FIELDS = 3;

    private final PhysicalMemory memory;
    private final Registers registers;
    private final int maxOrder;
    private final int base;

    FreeArea(PhysicalMemory memory, Registers registers, int maxOrder) {
        this.memory = memory;
        this.registers = registers;
        this.maxOrder = maxOrder;
        base = registers.reserve((maxOrder + 1) * MigrateType.COUNT * FIELDS);
    }

    private int list(int order, int type) {
        return base + (order * MigrateType.COUNT + type) * FIELDS;
    }

    /// {@return the largest order that has lists}
    public int maxOrder() {
        return maxOrder;
    }

    /// {@return the number of blocks of `order` on the list of `type`}
    public int count(int order, int type) {
        return (int) registers.get(list(order, type) + COUNT);
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
        return registers.get(list(order, type)) == 0;
    }

    /// {@return the PFN of the first block on the list, or -1}
    public int first(int order, int type) {
        long link = registers.get(list(order, type));
        return link == 0 ? -1 : memory.pfnOf(link);
    }

    /// {@return the PFN of the last block on the list, or -1}
    public int last(int order, int type) {
        long link = registers.get(list(order, type) + TAIL);
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

    /// Turns a list so that the block at `pfn` comes first and what stood before it goes, in order,
    /// behind the rest (`move_freelist_head`, mm/compaction.c).
    void rotateToHead(int pfn) {
        long word = memory.word(pfn);
        long before = FrameWord.prev(word);
        if (before == 0) {
            return;
        }
        int list = list(FrameWord.order(word), FrameWord.freeType(word));
        int oldHead = memory.pfnOf(registers.get(list + HEAD));
        int oldTail = memory.pfnOf(registers.get(list + TAIL));
        memory.setWord(oldTail, FrameWord.withNext(memory.word(oldTail), memory.linkOf(oldHead)));
        memory.setWord(oldHead, FrameWord.withPrev(memory.word(oldHead), memory.linkOf(oldTail)));
        memory.setWord(pfn, FrameWord.withPrev(memory.word(pfn), 0));
        int newTail = memory.pfnOf(before);
        memory.setWord(newTail, FrameWord.withNext(memory.word(newTail), 0));
        registers.set(list + HEAD, memory.linkOf(pfn));
        registers.set(list + TAIL, before);
    }

    /// Puts a block at the head of a list (`add_to_free_list`).
    public void addHead(int pfn, int order, int type) {
        int list = list(order, type);
        long self = memory.linkOf(pfn);
        long head = registers.get(list + HEAD);
        memory.setWord(pfn, FrameWord.free(type, order, 0, head));
        if (head == 0) {
            registers.set(list + TAIL, self);
        } else {
            int neighbour = memory.pfnOf(head);
            memory.setWord(neighbour, FrameWord.withPrev(memory.word(neighbour), self));
        }
        registers.set(list + HEAD, self);
        registers.add(list + COUNT, 1);
    }

    /// Puts a block at the tail of a list (`add_to_free_list_tail`).
    public void addTail(int pfn, int order, int type) {
        int list = list(order, type);
        long self = memory.linkOf(pfn);
        long tail = registers.get(list + TAIL);
        memory.setWord(pfn, FrameWord.free(type, order, tail, 0));
        if (tail == 0) {
            registers.set(list + HEAD, self);
        } else {
            int neighbour = memory.pfnOf(tail);
            memory.setWord(neighbour, FrameWord.withNext(memory.word(neighbour), self));
        }
        registers.set(list + TAIL, self);
        registers.add(list + COUNT, 1);
    }

    /// Takes a block off its list (`del_page_from_free_list`). Its word is left to the caller, who
    /// gives it a new owner.
    public void remove(int pfn) {
        long word = memory.word(pfn);
        int list = list(FrameWord.order(word), FrameWord.freeType(word));
        long prev = FrameWord.prev(word);
        long next = FrameWord.next(word);
        if (prev == 0) {
            registers.set(list + HEAD, next);
        } else {
            int neighbour = memory.pfnOf(prev);
            memory.setWord(neighbour, FrameWord.withNext(memory.word(neighbour), next));
        }
        if (next == 0) {
            registers.set(list + TAIL, prev);
        } else {
            int neighbour = memory.pfnOf(next);
            memory.setWord(neighbour, FrameWord.withPrev(memory.word(neighbour), prev));
        }
        registers.add(list + COUNT, -1);
    }

    /// Moves a block to the tail of another type's list of the same order (`move_to_free_list`).
    public void moveToTail(int pfn, int type) {
        int order = FrameWord.order(memory.word(pfn));
        remove(pfn);
        addTail(pfn, order, type);
    }

    /// Lays out `heads` blocks as one list at once, head first; for building a start state.
    public void fill(int order, int type, int[] pfns) {
        for (int pfn : pfns) {
            addTail(pfn, order, type);
        }
    }
}
