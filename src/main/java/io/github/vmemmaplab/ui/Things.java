package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.memory.FrameKind;

/// What one thing is found as in memory, in the tables and on the lists.
///
/// @param frames page frames by PFN
/// @param addresses virtual addresses
/// @param entries translation-table entries, packed by {@link #entry}
/// @param sections section numbers
/// @param order of the free list it stands on, -1 for none
/// @param type of that list
/// @param kinds who holds its frames: a bit each by the ordinal of {@link FrameKind}
record Things(
        Ranges frames,
        Ranges addresses,
        Ranges entries,
        Ranges sections,
        int order,
        int type,
        int kinds) {
    static final Things NONE =
            new Things(Ranges.NONE, Ranges.NONE, Ranges.NONE, Ranges.NONE, -1, 0, 0);

    // More than a table with 64K pages has.
    private static final int ENTRY_BITS = 16;

    /// {@return one number for an entry}
    static long entry(int table, int index) {
        return (long) table << ENTRY_BITS | index;
    }

    /// Gathers what is found.
    static final class Builder {
        private final Ranges.Builder frames = new Ranges.Builder();
        private final Ranges.Builder addresses = new Ranges.Builder();
        private final Ranges.Builder entries = new Ranges.Builder();
        private final Ranges.Builder sections = new Ranges.Builder();
        private int order = -1;
        private int type;
        private int kinds;

        void addFrames(long pfn, long pages) {
            frames.add(pfn, pfn + pages);
        }

        void addAddresses(long start, long end) {
            addresses.add(start, end);
        }

        void addEntry(int table, int index) {
            entries.add(entry(table, index), entry(table, index) + 1);
        }

        void addSections(long first, long count) {
            sections.add(first, first + count);
        }

        void addKind(FrameKind kind) {
            kinds |= 1 << kind.ordinal();
        }

        void onList(int listOrder, int listType) {
            order = listOrder;
            type = listType;
        }

        Things build() {
            return new Things(
                    frames.build(),
                    addresses.build(),
                    entries.build(),
                    sections.build(),
                    order,
                    type,
                    kinds);
        }
    }
}
