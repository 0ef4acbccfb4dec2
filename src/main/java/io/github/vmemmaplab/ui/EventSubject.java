package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;

/// Which slot, section or request an event is about, as a number to compare with: an address or a
/// counted number.
final class EventSubject {
    private EventSubject() {}

    /// {@return what it is about; 0 for what the allocator did, which has no such place}
    static long of(Event event) {
        return switch (event) {
            case AllocatorEvent _ -> 0;
            case HotplugEvent hotplug -> of(hotplug);
            case VmemmapEvent vmemmap -> of(vmemmap);
        };
    }

    private static long of(HotplugEvent event) {
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

    private static long of(VmemmapEvent event) {
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
