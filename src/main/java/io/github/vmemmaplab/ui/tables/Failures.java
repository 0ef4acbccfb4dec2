package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which slots' last request for a block has failed at the cursor, and what was done instead.
///
/// Going on forwards costs the attempts gone over; going back starts again.
final class Failures {
    // Between a failure and what the policy does about it lies a warning at most.
    private static final int REMEDY_WITHIN = 8;

    private final Map<Long, Failure> failed = new HashMap<>();
    private @Nullable Outline outline;
    private int upTo;
    private int next;

    /// A failed request for a block.
    ///
    /// @param remedyStep the event that told what is done instead, 0 if the run has none
    /// @param remedy what is done instead, null if the run has none
    private record Failure(int remedyStep, @Nullable Remedy remedy) {}

    /// Goes to event `step` of a run.
    void follow(Outline run, int step) {
        if (run != outline || step < upTo) {
            outline = run;
            next = 0;
            failed.clear();
        }
        upTo = step;
        List<Outline.Attempt> attempts = run.attempts();
        while (next < attempts.size() && attempts.get(next).step() <= step) {
            note(run, attempts.get(next++));
        }
    }

    private void note(Outline run, Outline.Attempt attempt) {
        if (attempt.failed()) {
            failed.put(attempt.addr(), failureAt(run, attempt.step()));
        } else {
            failed.remove(attempt.addr());
        }
    }

    private static Failure failureAt(Outline run, int step) {
        int last = Math.min(run.timeline().size(), step + REMEDY_WITHIN);
        for (int at = step + 1; at <= last; at++) {
            Event event = run.timeline().event(at);
            if (event instanceof RemedyChosen chosen) {
                return new Failure(at, chosen.remedy());
            }
            // Who does nothing about it says so by returning.
            if (event instanceof PopulateReturned returned && returned.result() < 0) {
                return new Failure(at, Remedy.FAIL);
            }
        }
        return new Failure(0, null);
    }

    /// {@return whether the last request for the block of the slot at `addr` failed}
    boolean has(long addr) {
        return failed.containsKey(addr);
    }

    /// {@return how many slots that is true of}
    int count() {
        return failed.size();
    }

    /// {@return what was done about the slot at `addr` instead; null where nothing failed or the
    /// cursor is not that far}
    @Nullable Remedy remedyOf(long addr) {
        Failure failure = failed.get(addr);
        return failure == null || failure.remedyStep() > upTo ? null : failure.remedy();
    }
}
