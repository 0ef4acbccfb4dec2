package io.github.vmemmaplab.ui;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Sorted, disjoint ranges of numbers, each from its start to before its end.
///
/// Immutable; made once from ranges in any order in O(n log n), asked in O(log n). Numbers compare
/// as signed, so that kernel addresses, which are all negative, keep their order.
final class Ranges {
    static final Ranges NONE = new Ranges(new long[0], new long[0]);

    private final long[] starts;
    private final long[] ends;

    private Ranges(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /// Gathers ranges.
    static final class Builder {
        private long[] starts = new long[4];
        private long[] ends = new long[4];
        private int count;

        void add(long start, long end) {
            if (start >= end) {
                return;
            }
            // Pages of a slot often follow each other.
            if (count > 0 && ends[count - 1] == start) {
                ends[count - 1] = end;
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
            }
            starts[count] = start;
            ends[count++] = end;
        }

        /// {@return what was gathered, touching ranges joined}
        Ranges build() {
            if (count == 0) {
                return NONE;
            }
            sort();
            long[] mergedStarts = new long[count];
            long[] mergedEnds = new long[count];
            int merged = 0;
            for (int i = 0; i < count; i++) {
                if (merged > 0 && starts[i] <= mergedEnds[merged - 1]) {
                    mergedEnds[merged - 1] = Math.max(mergedEnds[merged - 1], ends[i]);
                } else {
                    mergedStarts[merged] = starts[i];
                    mergedEnds[merged++] = ends[i];
                }
            }
            return new Ranges(
                    Arrays.copyOf(mergedStarts, merged), Arrays.copyOf(mergedEnds, merged));
        }

        // By insertion: there are few, and most come in order.
        private void sort() {
            for (int i = 1; i < count; i++) {
                long start = starts[i];
                long end = ends[i];
                int at = i;
                while (at > 0 && starts[at - 1] > start) {
                    starts[at] = starts[at - 1];
                    ends[at] = ends[at - 1];
                    at--;
                }
                starts[at] = start;
                ends[at] = end;
            }
        }
    }

    int count() {
        return starts.length;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    boolean contains(long number) {
        return intersects(number, number + 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ranges ranges
                && Arrays.equals(starts, ranges.starts)
                && Arrays.equals(ends, ranges.ends);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
    }

    boolean intersects(long start, long end) {
        int at = Arrays.binarySearch(ends, start);
        // A range that ends where this one starts has nothing in common with it.
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < starts.length && starts[next] < end;
    }
}
