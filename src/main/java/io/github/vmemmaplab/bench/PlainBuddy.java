package io.github.vmemmaplab.bench;

import java.util.Arrays;

/// The yardstick of the allocator: a buddy system with one free list an order and nothing else, no
/// types, no per-cpu lists, no watermarks, no history.
public final class PlainBuddy {
    private static final int MAX_ORDER = 10;
    private static final int NONE = -1;

    private final int[] next;
    private final int[] previous;
    private final byte[] freeOrder;
    private final int[] heads = new int[MAX_ORDER + 1];

    /// `frames` frames, a multiple of the largest block, all free.
    public PlainBuddy(int frames) {
        next = new int[frames];
        previous = new int[frames];
        freeOrder = new byte[frames];
        Arrays.fill(freeOrder, (byte) NONE);
        Arrays.fill(heads, NONE);
        for (int frame = frames - (1 << MAX_ORDER); frame >= 0; frame -= 1 << MAX_ORDER) {
            link(frame, MAX_ORDER);
        }
    }

    private void link(int frame, int order) {
        int head = heads[order];
        next[frame] = head;
        previous[frame] = NONE;
        if (head != NONE) {
            previous[head] = frame;
        }
        heads[order] = frame;
        freeOrder[frame] = (byte) order;
    }

    private void unlink(int frame, int order) {
        int after = next[frame];
        int before = previous[frame];
        if (before == NONE) {
            heads[order] = after;
        } else {
            next[before] = after;
        }
        if (after != NONE) {
            previous[after] = before;
        }
        freeOrder[frame] = NONE;
    }

    /// {@return the first frame of a block, or -1}
    public int allocate(int order) {
        for (int from = order; from <= MAX_ORDER; from++) {
            int frame = heads[from];
            if (frame != NONE) {
                unlink(frame, from);
                for (int half = from - 1; half >= order; half--) {
                    link(frame + (1 << half), half);
                }
                return frame;
            }
        }
        return NONE;
    }

    /// Gives a block back.
    public void free(int frame, int order) {
        int at = frame;
        int size = order;
        while (size < MAX_ORDER && freeOrder[at ^ 1 << size] == size) {
            unlink(at ^ 1 << size, size);
            at &= ~(1 << size);
            size++;
        }
        link(at, size);
    }
}
