package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The settings that were left and can be gone back to, and those that were gone back from.
///
/// Keeps what was asked for, not the runs: going back runs again. Bounded; the oldest are
/// forgotten.
final class History {
    private static final int MOST = 200;

    private final Deque<Moment> past = new ArrayDeque<>();
    private final Deque<Moment> undone = new ArrayDeque<>();

    /// A scenario that was asked for and the step that it was left at.
    ///
    /// @param step the step, or {@link #NEVER_SHOWN}
    record Moment(Scenario scenario, int step) {
        static final int NEVER_SHOWN = -1;
    }

    /// Something else is asked for than `left`.
    void leave(Moment left) {
        push(past, left);
        undone.clear();
    }

    /// {@return what to go back to from `now`, the last that differs}
    Optional<Moment> back(Moment now) {
        return turn(past, undone, now);
    }

    /// {@return what to go forward to from `now`}
    Optional<Moment> forward(Moment now) {
        return turn(undone, past, now);
    }

    // What was asked for and never came leaves a moment behind that is no other than now.
    private static Optional<Moment> turn(Deque<Moment> from, Deque<Moment> to, Moment now) {
        while (!from.isEmpty() && from.peek().scenario().equals(now.scenario())) {
            from.pop();
        }
        if (from.isEmpty()) {
            return Optional.empty();
        }
        push(to, now);
        return Optional.of(from.pop());
    }

    private static void push(Deque<Moment> moments, Moment moment) {
        moments.push(moment);
        if (moments.size() > MOST) {
            moments.removeLast();
        }
    }

    boolean hasPast() {
        return !past.isEmpty();
    }

    boolean hasUndone() {
        return !undone.isEmpty();
    }

    /// Another scenario was opened, which has no past.
    void clear() {
        past.clear();
        undone.clear();
    }
}
