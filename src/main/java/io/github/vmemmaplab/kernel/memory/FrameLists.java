package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// A family of doubly linked lists of blocks (`struct list_head`), linked through the {@linkplain
/// FrameWord words} of the blocks' first frames.
///
/// A list has two registers. One holds head and length together, so that a step at the head, which
/// is nearly every step, writes one register; the other holds the tail, which means nothing while
/// the list has less than two blocks. For the same reason the first block's link back means
/// nothing. All operations but {@link #addRun} are O(1); all take a list by its number.
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

    // The last block's link; `old` is the first register, not 0.
    private long tail(int list, long old) {
        return old < 2 * ONE ? old - ONE : registers.get(register(list) + TAIL);
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
        long old = registers.get(register(list));
        return old == 0 ? NONE : memory.pfnOf(tail(list, old));
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
    ///
    /// @return whether the list was empty
    boolean addHead(int list, int pfn, long label) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        long head = old & FrameWord.LINK_MASK;
        memory.setWord(pfn, label | head);
        registers.set(register, old + ONE + self - head);
        if (old == 0) {
            return true;
        }
        setPrev(head, self);
        if (old < 2 * ONE) {
            registers.set(register + TAIL, head);
        }
        return false;
    }

    /// Puts a block last.
    ///
    /// @return whether the list was empty
    boolean addTail(int list, int pfn, long label) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        if (old == 0) {
            memory.setWord(pfn, label);
            registers.set(register, ONE + self);
            return true;
        }
        long tail = tail(list, old);
        memory.setWord(pfn, FrameWord.withPrev(label, tail));
        setNext(tail, self);
        registers.set(register, old + ONE);
        registers.set(register + TAIL, self);
        return false;
    }

    /// Puts `blocks` blocks of `order` that follow each other in memory last, the first of them
    /// first.
    void addRun(int list, int pfn, int order, int blocks, long label) {
        int register = register(list);
        long step = 1L << order;
        long self = memory.linkOf(pfn);
        long last = self + (blocks - 1) * step;
        long old = registers.get(register);
        long before = old == 0 ? 0 : tail(list, old);
        if (old == 0) {
            registers.set(register, blocks * ONE + self);
        } else {
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

    /// Takes a block out, wherever it stands. Its word is left to the caller.
    void remove(int list, int pfn) {
        remove(list, pfn, memory.word(pfn));
    }

    /// The same for a block whose word is known.
    ///
    /// @return whether the list is empty now
    boolean remove(int list, int pfn, long word) {
        int register = register(list);
        long self = memory.linkOf(pfn);
        long old = registers.get(register);
        long next = FrameWord.next(word);
        if ((old & FrameWord.LINK_MASK) == self) {
            long left = old - ONE + next - self;
            registers.set(register, left);
            return left == 0;
        }
        long prev = FrameWord.prev(word);
        setNext(prev, next);
        if (next == 0) {
            registers.set(register + TAIL, prev);
        } else {
            setPrev(next, prev);
        }
        registers.set(register, old - ONE);
        return false;
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
        long tail = tail(list, old);
        setNext(tail, head);
        setPrev(head, tail);
        setNext(before, 0);
        registers.set(register, old + self - head);
        registers.set(register + TAIL, before);
    }

    private void setNext(long link, long next) {
        memory.setNext(memory.pfnOf(link), next);
    }

    private void setPrev(long link, long prev) {
        memory.setPrev(memory.pfnOf(link), prev);
    }
}
