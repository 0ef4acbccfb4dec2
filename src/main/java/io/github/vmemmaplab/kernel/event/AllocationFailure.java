package io.github.vmemmaplab.kernel.event;

import java.util.List;

/// Why the page allocator refused a request, zone by zone in the order in which they were asked, as
/// data.
///
/// @param order the order wanted
/// @param zones what each zone had at the last try
/// @param compaction what compaction did about it
/// @param reclaimRounds how many rounds of direct reclaim were made
public record AllocationFailure(
        int order, List<ZoneState> zones, Compaction compaction, int reclaimRounds) {

    /// What one zone had when it refused.
    ///
    /// `mark` is the watermark with boost and lowmem reserve that the request had to stay above;
    /// `counts` holds the free blocks by order and then migrate type.
    public record ZoneState(
            int zone,
            long freePages,
            int perCpuPages,
            long mark,
            long boost,
            int largestOrder,
            List<List<Integer>> counts) {}

    /// What became of compaction.
    public enum Compaction {
        /// Not asked: the request was of order 0.
        NOT_NEEDED,
        /// Too few free pages to work with, or fragmentation was not the trouble.
        SKIPPED,
        /// It failed lately and was left alone this time.
        DEFERRED,
        /// It ran and no block came of it.
        FAILED
    }

    /// What stood in the way.
    public enum Obstacle {
        /// The watermark refused, though a block was there.
        WATERMARK,
        /// No free block was large enough.
        FRAGMENTATION
    }

    /// {@return what stood in the way in the zone that came closest}
    public Obstacle obstacle() {
        return zones.stream().anyMatch(z -> z.largestOrder() >= order)
                ? Obstacle.WATERMARK
                : Obstacle.FRAGMENTATION;
    }

    /// {@return the largest order that was free anywhere, -1 if nothing was}
    public int largestOrder() {
        return zones.stream().mapToInt(ZoneState::largestOrder).max().orElse(-1);
    }

    /// {@return the free pages of all zones asked}
    public long freePages() {
        return zones.stream().mapToLong(ZoneState::freePages).sum();
    }
}
