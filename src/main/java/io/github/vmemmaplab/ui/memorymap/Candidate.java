package io.github.vmemmaplab.ui.memorymap;

import java.util.List;

/// A pageblock that came close to serving a request which failed, and the very pages that stand in
/// the way there.
///
/// @param pfn the first frame of the pageblock
/// @param pages frames in it
/// @param stoppers what is not free in it, by address
record Candidate(int pfn, int pages, List<Stopper> stoppers) {
    /// Frames side by side that stand in the way.
    ///
    /// @param pfn the first
    /// @param pages how many
    /// @param movable whether compaction could have moved them
    record Stopper(int pfn, int pages, boolean movable) {}

    Candidate {
        stoppers = List.copyOf(stoppers);
    }

    /// {@return frames in the way that could move}
    int movable() {
        return count(true);
    }

    /// {@return frames in the way that cannot}
    int fixed() {
        return count(false);
    }

    /// {@return frames in the way}
    int inTheWay() {
        return movable() + fixed();
    }

    int free() {
        return pages - inTheWay();
    }

    private int count(boolean movable) {
        return stoppers.stream()
                .filter(stopper -> stopper.movable() == movable)
                .mapToInt(Stopper::pages)
                .sum();
    }

    boolean contains(int frame) {
        return frame >= pfn && frame < pfn + pages;
    }
}
