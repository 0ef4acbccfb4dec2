package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.Optional;

/// The pageblock that came closest to serving a request that failed, and what stood in the way
/// there.
///
/// @param failure why the request failed
/// @param pfn the first frame of the pageblock
/// @param free frames free in it
/// @param movable frames in the way that could move
/// @param fixed frames in the way that cannot
record Candidate(AllocationFailure failure, int pfn, int free, int movable, int fixed) {
    private static final int BLOCKS_LOOKED_AT = 4096;

    /// {@return the candidate of the failed request that the cursor stands at: at its event, or at
    /// one of those that follow it before memory changes again}
    static Optional<Candidate> at(Timeline timeline) {
        for (int step = timeline.cursor(); step > 0; step--) {
            Event event = timeline.event(step);
            Optional<AllocationFailure> failure = failureOf(event);
            if (failure.isPresent()) {
                return of(timeline.kernel(), failure.get());
            }
            if (!followsFailure(event)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<AllocationFailure> failureOf(Event event) {
        return switch (event) {
            case VmemmapEvent.SlotFailed failed -> Optional.of(failed.failure());
            case AllocatorEvent.AllocationFailed failed -> Optional.of(failed.failure());
            default -> Optional.empty();
        };
    }

    private static boolean followsFailure(Event event) {
        return event instanceof VmemmapEvent.RemedyChosen
                || event instanceof VmemmapEvent.BasePagesEntered
                || event instanceof AllocatorEvent.WarnedOnce;
    }

    private static Optional<Candidate> of(Kernel kernel, AllocationFailure failure) {
        Candidate best = null;
        for (Zone zone : kernel.node().populated()) {
            FreeArea area = zone.freeArea();
            for (int type = 0; type < MigrateType.PCPTYPES; type++) {
                best = best(kernel.memory(), area, type, failure, best);
            }
        }
        return Optional.ofNullable(best);
    }

    private static @org.jspecify.annotations.Nullable Candidate best(
            PhysicalMemory memory,
            FreeArea area,
            int type,
            AllocationFailure failure,
            @org.jspecify.annotations.Nullable Candidate before) {
        Candidate best = before;
        int order = failure.largestOrder();
        int looked = 0;
        int pfn = order < 0 ? -1 : area.first(order, type);
        while (pfn >= 0 && looked++ < BLOCKS_LOOKED_AT) {
            Candidate found = of(memory, failure, pfn);
            if (best == null || found.free > best.free) {
                best = found;
            }
            pfn = area.next(pfn);
        }
        return best;
    }

    private static Candidate of(PhysicalMemory memory, AllocationFailure failure, int pfn) {
        int pageblock = 1 << memory.pageblockOrder();
        int start = pfn & -pageblock;
        int[] counts = new int[3];
        Blocks.forEach(
                memory,
                start,
                start + pageblock,
                (_, pages, word) -> counts[counterOf(word)] += pages);
        return new Candidate(failure, start, counts[0], counts[1], counts[2]);
    }

    private static int counterOf(long word) {
        if (FrameWord.isFree(word)) {
            return 0;
        }
        return FrameWord.kind(word).isMovable() ? 1 : 2;
    }
}
