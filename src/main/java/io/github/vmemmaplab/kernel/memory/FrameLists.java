package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// A family of doubly linked lists of blocks (`struct list_head`), linked through the {@linkplain
/// FrameWord words} of the blocks' first frames.
///
/// A list has two registers. One holds head and length together, so that a step at the head, which
/// is nearly every step, writes one register; the other holds the tail, which means nothing while
/// the list is empty. For the same reason the first block's link back means nothing. All operations
/// are O(1) and take a list by its number.
final class FrameLists {
    private static final int NONE = -1;
    private static final int FIELDS = 2;
    private static final int TAIL = 1;
    private static final long ONE = FrameWord.LINK_MASK + 1;

    private final PhysicalMemory memory;
    private final Registers registers;
    private final int base;

    FrameLists(PhysicalMemory memory, Registers registers, int lists) {
        this.memory = memory;
        this.registers = registers;
        base = registers.reserve(lists * FIELDS);
    }

    private int register(int list) {
        return base + list * FIELDS;
    }

    private long head(int list) {
        return registers.get(register(list)) & FrameWord.LINK_MASK;
    }

    private int pfnOrNone(long link) {
        return link == 0 ? NONE : memory.pfnOf(link);
    }

    int count(int list) {
        return (int) (registers.get(register(list)) / ONE);
    }

    boolean isEmpty(int list) {
        return registers.get(register(list)) == 0;
    }

    int first(int list) {
        return pfnOrNone(head(list));
    }

    int last(int list) {
        return isEmpty(list) ? NONE : memory.pfnOf(registers.get(register(list) + TAIL));
    }

    int next(int pfn) {
        return pfnOrNone(FrameWord.next(memory.word(pfn)));
    }

    int previous(int list, int pfn) {
        return memory.linkOf(pfn) == head(list)
                ? NONE
                : pfnOrNone(FrameWord.prev(memory.word(pfn)));
    }

    /// Puts a block first; `label` is its word without links.
    void addHead(int list, int pfn, long label) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        long head = old & FrameWord.LINK_MASK;
        memory.setWord(pfn, label | head);
        if (head == 0) {
            registers.set(register + TAIL, self);
        } else {
            setPrev(head, self);
        }
        registers.set(register, old + ONE + self - head);
    }

    /// Puts a block last.
    void addTail(int list, int pfn, long label) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        if (old == 0) {
            memory.setWord(pfn, label);
            registers.set(register, ONE + self);
        } else {
            long tail = registers.get(register + TAIL);
            memory.setWord(pfn, FrameWord.withPrev(label, tail));
            setNext(tail, self);
            registers.set(register, old + ONE);
        }
        registers.set(register + TAIL, self);
    }

    /// Puts `blocks` blocks of `order` that follow each other in memory last, the first of them
    /// first.
    void addRun(int list, int pfn, int order, int blocks, long label) {
        int register = register(list);
        long step = 1L << order;
        long self = memory.linkOf(pfn);
        long last = self + (blocks - 1) * step;
        long old = registers.get(register);
        long before = 0;
        if (old == 0) {
            registers.set(register, blocks * ONE + self);
        } else {
            before = registers.get(register + TAIL);
            setNext(before, self);
            registers.set(register, old + blocks * ONE);
        }
        registers.set(register + TAIL, last);
        for (long at = self; at < last; at += step) {
            memory.setWord(memory.pfnOf(at), FrameWord.withPrev(label, before) | (at + step));
            before = at;
        }
        memory.setWord(memory.pfnOf(last), FrameWord.withPrev(label, before));
    }

    /// {@return the first block, taken out, or -1}
    int takeHead(int list) {
        int register = register(list);
        long old = registers.get(register);
        if (old == 0) {
            return NONE;
        }
        long head = old & FrameWord.LINK_MASK;
        int pfn = memory.pfnOf(head);
        registers.set(register, old - ONE + FrameWord.next(memory.word(pfn)) - head);
        return pfn;
    }

    /// Takes the last `blocks` blocks out, of which `before` stands before the first, or is -1 if
    /// they are all. Their words are the caller's already.
    void dropTail(int list, int blocks, int before) {
        int register = register(list);
        if (before == NONE) {
            registers.set(register, 0);
            return;
        }
        registers.add(register, -blocks * ONE);
        registers.set(register + TAIL, memory.linkOf(before));
        setNext(memory.linkOf(before), 0);
    }

    /// Takes a block with the word `word` out, wherever it stands. Its word is left to the caller.
    void remove(int list, int pfn, long word) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        long next = FrameWord.next(word);
        if ((old & FrameWord.LINK_MASK) == self) {
            registers.set(register, old - ONE + next - self);
            return;
        }
        long prev = FrameWord.prev(word);
        setNext(prev, next);
        if (next == 0) {
            registers.set(register + TAIL, prev);
        } else {
            setPrev(next, prev);
        }
        registers.set(register, old - ONE);
    }

    /// Turns the list so that a block of it comes first and what stood before it goes, in order,
    /// behind the rest.
    void rotateToHead(int list, int pfn) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        long head = old & FrameWord.LINK_MASK;
        if (head == self) {
            return;
        }
        long before = FrameWord.prev(memory.word(pfn));
        long tail = registers.get(register + TAIL);
        setNext(tail, head);
        setPrev(head, tail);
        setNext(before, 0);
        registers.set(register, old + self - head);
        registers.set(register + TAIL, before);
    }

    private void setNext(long link, long next) {
        memory.setBits(memory.pfnOf(link), FrameWord.LINK_MASK, next);
    }

    private void setPrev(long link, long prev) {
        memory.setBits(
                memory.pfnOf(link),
                FrameWord.LINK_MASK << FrameWord.PREV_SHIFT,
                prev << FrameWord.PREV_SHIFT);
    }
}
