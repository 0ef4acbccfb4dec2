package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;

import java.util.Comparator;

/// Why the page allocator refused: what stood in the way, with its figures, and what the kernel
/// would have done that the lab does not.
final class FailureSentences {
    private final Draft draft;
    private final AllocationFailure failure;
    private final long pageSize;

    FailureSentences(Draft draft, AllocationFailure failure, long pageSize) {
        this.draft = draft;
        this.failure = failure;
        this.pageSize = pageSize;
    }

    void say() {
        switch (failure.obstacle()) {
            case FRAGMENTATION -> sayFragmentation();
            case WATERMARK -> sayWatermark();
        }
        switch (failure.compaction()) {
            case NOT_NEEDED -> {}
            case SKIPPED -> draft.quote("Failure.compactionSkipped");
            case DEFERRED -> draft.quote("Failure.compactionDeferred");
            case FAILED -> draft.quote("Failure.compactionFailed");
        }
    }

    private void sayFragmentation() {
        String free = Figures.bytes(failure.freePages() * pageSize);
        if (failure.largestOrder() < 0) {
            draft.quote("Failure.empty", free);
        } else {
            draft.quote("Failure.fragmentation", free, run(), Figure.order(failure.largestOrder()));
        }
    }

    // The frames that are wanted stand for the list that would have them.
    private Figure run() {
        return new Figure(
                Figures.count(1L << failure.order()), Figure.order(failure.order()).thing());
    }

    // Speaks of the zone that came closest.
    private void sayWatermark() {
        failure.zones().stream()
                .filter(zone -> zone.largestOrder() >= failure.order())
                .max(Comparator.comparingLong(zone -> zone.freePages() - zone.mark()))
                .ifPresent(this::sayWatermark);
    }

    private void sayWatermark(ZoneState zone) {
        draft.quote(
                "Failure.watermark",
                Figure.order(zone.largestOrder()),
                Figures.zone(zone.zone()),
                zone.freePages(),
                1L << failure.order(),
                zone.mark());
        if (zone.boost() > 0) {
            draft.quote("Failure.boost", zone.boost());
        }
    }
}
