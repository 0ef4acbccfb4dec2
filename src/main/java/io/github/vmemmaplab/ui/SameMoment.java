package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.timeline.Timeline;

import java.util.HashMap;
import java.util.Map;

/// Finds in another run of nearly the same scenario the moment that is most like one: the same kind
/// of event about the same thing, or else the nearest earlier one that both runs have.
///
/// O(events of both runs) where they differ before the moment, else O(step).
final class SameMoment {
    private record Kind(Class<?> event, long subject) {}

    private SameMoment() {}

    /// {@return the step of `timeline` that is most like `frame`}
    static int of(Frame frame, Timeline timeline) {
        Timeline old = frame.timeline();
        int same = commonEvents(old, frame.step(), timeline);
        if (same == frame.step()) {
            return same;
        }
        Map<Kind, Integer> moments = moments(timeline, same);
        for (int step = frame.step(); step > same; step--) {
            Integer found = moments.get(kind(old.event(step)));
            if (found != null) {
                return found;
            }
        }
        return same;
    }

    private static int commonEvents(Timeline one, int atMost, Timeline other) {
        int end = Math.min(atMost, other.size());
        int same = 0;
        while (same < end && one.event(same + 1).equals(other.event(same + 1))) {
            same++;
        }
        return same;
    }

    private static Map<Kind, Integer> moments(Timeline timeline, int after) {
        Map<Kind, Integer> moments = new HashMap<>();
        for (int step = after + 1; step <= timeline.size(); step++) {
            moments.putIfAbsent(kind(timeline.event(step)), step);
        }
        return moments;
    }

    private static Kind kind(Event event) {
        return new Kind(event.getClass(), subject(event));
    }

    // Which slot, section or request an event is about; what the allocator did has no such place.
    private static long subject(Event event) {
        return switch (event) {
            case AllocatorEvent _ -> 0;
            case HotplugEvent hotplug -> subject(hotplug);
            case VmemmapEvent vmemmap -> subject(vmemmap);
        };
    }

    private static long subject(HotplugEvent event) {
        return switch (event) {
            case HotplugEvent.OperationBegun begun -> begun.number();
            case HotplugEvent.OperationEnded ended -> ended.number();
            case HotplugEvent.KernelHalted halted -> halted.number();
            case HotplugEvent.Refused refused -> refused.at();
            case HotplugEvent.LinearTableTaken taken -> taken.addr();
            case HotplugEvent.LinearMapped mapped -> mapped.start();
            case HotplugEvent.SectionAdded added -> added.section();
            case HotplugEvent.SectionFailed failed -> failed.section();
            case HotplugEvent.SectionRemoved removed -> removed.section();
            case HotplugEvent.SectionsLeftBehind left -> left.first();
            case HotplugEvent.BlockOnlined onlined -> onlined.startPfn();
            case HotplugEvent.BlockOfflined offlined -> offlined.startPfn();
        };
    }

    private static long subject(VmemmapEvent event) {
        return switch (event) {
            case VmemmapEvent.PopulateEntered entered -> entered.start();
            case VmemmapEvent.PopulateReturned returned -> returned.start();
            case VmemmapEvent.SlotTried tried -> tried.addr();
            case VmemmapEvent.SlotGotBlock got -> got.addr();
            case VmemmapEvent.SlotMapped mapped -> mapped.addr();
            case VmemmapEvent.SlotPresent present -> present.addr();
            case VmemmapEvent.SlotFailed failed -> failed.addr();
            case VmemmapEvent.RemedyChosen chosen -> chosen.start();
            case VmemmapEvent.BasePagesEntered entered -> entered.start();
            case VmemmapEvent.BasePageMapped mapped -> mapped.addr();
            case VmemmapEvent.BasePagesReturned returned -> returned.start();
            case VmemmapEvent.TableInstalled installed -> installed.addr();
            case VmemmapEvent.FreeEntered entered -> entered.start();
            case VmemmapEvent.EntryVisited visited -> visited.addr();
            case VmemmapEvent.EntriesScanned scanned -> scanned.addr();
            case VmemmapEvent.MemoryFreed freed -> freed.addr();
            case VmemmapEvent.TableFreed freed -> freed.addr();
            case VmemmapEvent.FreeReturned returned -> returned.start();
        };
    }
}
