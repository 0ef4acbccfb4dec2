package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Ranks the pageblocks of the zones that a failed request was allowed to use by how few pages
/// stand in its way; of equals, those go first where fewer cannot move.
///
/// O(pageblocks) once the census has counted them, and O(blocks) of the best.
final class Candidates {
    private final Kernel kernel;
    private final PhysicalMemory memory;
    private final PageblockCensus census;
    private final AllocationFailure failure;
    private final int pages;

    Candidates(Kernel kernel, PageblockCensus census, AllocationFailure failure) {
        this.kernel = kernel;
        this.census = census;
        this.failure = failure;
        memory = kernel.memory();
        pages = 1 << memory.pageblockOrder();
    }

    // Pages in the way, pages that cannot move, and where.
    private record Rank(int used, int fixed, int pfn) {}

    /// {@return the best, at most so many}
    List<Candidate> best(int most) {
        List<Rank> best = new ArrayList<>();
        Comparator<Rank> order =
                Comparator.comparingInt(Rank::used)
                        .thenComparingInt(Rank::fixed)
                        .thenComparingInt(Rank::pfn);
        for (ZoneState asked : failure.zones()) {
            Zone zone = kernel.node().zone(asked.zone());
            int start = Math.max(memory.basePfn(), zone.startPfn() & -pages);
            for (int pfn = start; pfn < zone.endPfn(); pfn += pages) {
                if (memory.covers(pfn) && memory.zoneOf(pfn) == zone.index()) {
                    offer(best, rank(pfn), order, most);
                }
            }
        }
        // Where a block is whole, those that are nearly so are beside the point.
        boolean isWhole = !best.isEmpty() && best.getFirst().used() == 0;
        return best.stream()
                .filter(rank -> !isWhole || rank.used() == 0)
                .map(rank -> candidate(rank.pfn()))
                .toList();
    }

    private void offer(List<Rank> best, Rank rank, Comparator<Rank> order, int most) {
        boolean isFull = best.size() == most;
        if (rank.used() >= pages || (isFull && order.compare(rank, best.getLast()) >= 0)) {
            return;
        }
        if (isFull) {
            best.removeLast();
        }
        best.add(rank);
        best.sort(order);
    }

    private Rank rank(int pfn) {
        int pageblock = memory.pageblockOf(pfn);
        int free = census.count(pageblock, FrameKind.FREE);
        int movable = 0;
        for (FrameKind kind : FrameKind.values()) {
            movable += kind.isMovable() ? census.count(pageblock, kind) : 0;
        }
        return new Rank(pages - free, pages - free - movable, pfn);
    }

    private Candidate candidate(int start) {
        List<Candidate.Stopper> stoppers = new ArrayList<>();
        Blocks.forEach(
                memory,
                start,
                start + pages,
                (pfn, count, word) -> {
                    if (!FrameWord.isFree(word)) {
                        stoppers.add(new Candidate.Stopper(pfn, count, isMovable(word)));
                    }
                });
        return new Candidate(start, pages, stoppers);
    }

    private boolean isMovable(long word) {
        return FrameWord.kind(word).isMovable()
                && (kernel.machine().compactsUnevictable() || !FrameWord.isUnevictable(word));
    }
}
