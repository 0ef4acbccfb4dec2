package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds in another run of nearly the same scenario the moment that is most like one.
///
/// The second failure is like the second failure, whichever slot it strikes, or else like the last.
/// Other events are like those of the same kind about the same thing in the same request; a slot's
/// block and its failure are answers to one question. What the allocator did is like what it did
/// after the same earlier event. Where there is nothing like it, the nearest earlier event that
/// both runs have stands for it.
///
/// O(events of both runs) where they differ before the moment, else O(step).
final class SameMoment {
    private final List<Event> old;
    private final List<Event> events;
    private final int same;
    private final Map<Landmark, Integer> landmarks = new HashMap<>();

    /// Something that a run passes once: a kind of event about one thing, in one request.
    private record Landmark(Class<?> kind, int operation, long subject) {}

    /// A run's events and the step in it that was chosen.
    record Anchor(List<Event> events, int step) {
        static Anchor of(Frame frame) {
            return new Anchor(frame.timeline().events(), frame.step());
        }
    }

    private SameMoment(List<Event> old, List<Event> events, int same) {
        this.old = old;
        this.events = events;
        this.same = same;
    }

    /// {@return the step of the run with `events` that is most like the anchor}
    static int of(Anchor anchor, List<Event> events) {
        int same = commonEvents(anchor.events(), anchor.step(), events);
        return same == anchor.step()
                ? same
                : new SameMoment(anchor.events(), events, same).find(anchor.step());
    }

    private static int commonEvents(List<Event> one, int atMost, List<Event> other) {
        int end = Math.min(atMost, other.size());
        int same = 0;
        while (same < end && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }

    private int find(int step) {
        if (old.get(step - 1) instanceof SlotFailed) {
            int failure = failure(step);
            if (failure > 0) {
                return failure;
            }
        }
        collectLandmarks();
        int operation = operations(old, step);
        int from = step;
        while (from > same) {
            Event event = old.get(from - 1);
            Integer found = landmarks.get(landmark(event, operation));
            if (found != null) {
                return from == step ? found : after(found, from, step);
            }
            operation -= event instanceof OperationBegun ? 1 : 0;
            from--;
        }
        return after(same, same, step);
    }

    // The failure of the same number, or the last; 0 if nothing fails.
    private int failure(int step) {
        int number = 0;
        for (Event event : old.subList(0, step)) {
            number += event instanceof SlotFailed ? 1 : 0;
        }
        int last = 0;
        for (int i = 1; i <= events.size() && number > 0; i++) {
            if (events.get(i - 1) instanceof SlotFailed) {
                last = i;
                number--;
            }
        }
        return last;
    }

    private static int operations(List<Event> events, int step) {
        int operations = 0;
        for (Event event : events.subList(0, step)) {
            operations += event instanceof OperationBegun ? 1 : 0;
        }
        return operations;
    }

    private void collectLandmarks() {
        int operation = 0;
        for (int i = 1; i <= events.size(); i++) {
            Event event = events.get(i - 1);
            operation += event instanceof OperationBegun ? 1 : 0;
            if (i > same && isLandmark(event)) {
                landmarks.putIfAbsent(landmark(event, operation), i);
            }
        }
    }

    private static boolean isLandmark(Event event) {
        return event.grain() != Grain.PAGE && !(event instanceof AllocatorEvent);
    }

    private static Landmark landmark(Event event, int operation) {
        boolean isAnswer = event instanceof SlotFailed || event instanceof SlotGotBlock;
        return new Landmark(
                isAnswer ? SlotMapped.class : event.getClass(), operation, EventSubject.of(event));
    }

    // The event at `step` of the old run came so many of its kind after a landmark that both have.
    private int after(int landmark, int oldLandmark, int step) {
        Event wanted = old.get(step - 1);
        int number = 0;
        for (Event event : old.subList(oldLandmark, step)) {
            number += isLike(event, wanted) ? 1 : 0;
        }
        int last = landmark;
        boolean isPlaced = !(wanted instanceof AllocatorEvent);
        for (int i = landmark + 1; i <= events.size() && number > 0; i++) {
            Event event = events.get(i - 1);
            if (isLike(event, wanted)) {
                last = i;
                number--;
            } else if (!isPlaced && isLandmark(event)) {
                break;
            }
        }
        return last;
    }

    private static boolean isLike(Event event, Event wanted) {
        return event.getClass() == wanted.getClass()
                && EventSubject.of(event) == EventSubject.of(wanted);
    }
}
