package io.github.vmemmaplab.timeline;

import java.util.Arrays;

/// When each page frame changed in a run: what {@link Timeline#lastChangeOf} tells of one frame,
/// told of all of them without walking the journal again.
///
/// 8 bytes for each frame that an event touched; made in O(n log n) of those, asked in O(log n).
/// Immutable; any thread.
public final class FrameHistory {
    // Who holds a block, and its size: the rest of a free block's word are links.
    private static final long IDENTITY = 0xffL << 56;
    private static final int PFN_SHIFT = 32;

    /// PFN, event, and whether more than links changed: 31, 31 and one bit, sorted.
    private final long[] touches;

    private FrameHistory(long[] touches) {
        this.touches = touches;
    }

    /// {@return the history of a whole run; its cursor stays where it is}
    public static FrameHistory of(Timeline timeline) {
        Collector collector = new Collector();
        timeline.forEachFrameChange(collector);
        return new FrameHistory(collector.sorted());
    }

    private static final class Collector implements Timeline.FrameVisitor {
        private long[] found = new long[1 << 10];
        private int size;

        @Override
        public void changed(int number, int pfn, long delta) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = key(pfn, number) | ((delta & IDENTITY) == 0 ? 0 : 1);
        }

        long[] sorted() {
            long[] all = Arrays.copyOf(found, size);
            Arrays.sort(all);
            return all;
        }
    }

    private static long key(int pfn, int number) {
        return (long) pfn << PFN_SHIFT | (long) number << 1;
    }

    /// {@return the last event up to `number` that changed the word of a frame, or 0}
    ///
    /// @param links whether a change of list links alone counts
    public int lastChange(int pfn, int number, boolean links) {
        for (int at = firstAfter(key(pfn, number) | 1) - 1; at >= 0; at--) {
            if (touches[at] >>> PFN_SHIFT != pfn) {
                return 0;
            }
            if (links || (touches[at] & 1) != 0) {
                return (int) touches[at] >>> 1;
            }
        }
        return 0;
    }

    /// {@return whether any event of the run touched a frame from `start` up to `end`}
    public boolean isTouched(int start, int end) {
        int at = firstAfter(key(start, 0));
        return at < touches.length && touches[at] < key(end, 0);
    }

    // Where the first touch that sorts after this key is.
    private int firstAfter(long key) {
        int low = 0;
        int high = touches.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (touches[middle] <= key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
