package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The vmemmap slots of everything that a scenario adds, each once, in address order.
///
/// @param ranges runs of slots that do not touch
public record AddedSlots(List<Slots> ranges) {
    public AddedSlots {
        ranges = List.copyOf(ranges);
    }

    /// {@return the slots of a scenario's added ranges}
    public static AddedSlots of(Kernel kernel, Scenario scenario) {
        return of(scenario, add -> Slots.of(kernel, add));
    }

    /// {@return the slots of the linear map of a scenario's added ranges}
    public static AddedSlots linear(Kernel kernel, Scenario scenario) {
        return of(scenario, add -> Slots.linear(kernel, add));
    }

    private static AddedSlots of(Scenario scenario, Function<Operation, Slots> slotsOf) {
        List<Slots> wanted = new ArrayList<>();
        for (Operation operation : scenario.operations()) {
            if (operation instanceof Operation.Add add) {
                wanted.add(slotsOf.apply(add));
            }
        }
        wanted.removeIf(slots -> slots.count() == 0);
        wanted.sort(Comparator.comparingLong(Slots::start));
        List<Slots> merged = new ArrayList<>();
        for (Slots slots : wanted) {
            Slots last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && slots.start() <= last.end()) {
                long end = Math.max(last.end(), slots.end());
                merged.set(merged.size() - 1, new Slots(last.start(), end, last.span()));
            } else {
                merged.add(slots);
            }
        }
        return new AddedSlots(merged);
    }

    /// {@return how many slots there are}
    public int count() {
        return ranges.stream().mapToInt(Slots::count).sum();
    }

    /// {@return the address of slot `index`, counted over all ranges}
    public long addressOf(int index) {
        int left = index;
        for (Slots slots : ranges) {
            if (left < slots.count()) {
                return slots.addressOf(left);
            }
            left -= slots.count();
        }
        throw new IndexOutOfBoundsException("no slot " + index);
    }

    /// {@return which slot holds an address, counted over all ranges, or -1}
    public int indexOf(long addr) {
        int before = 0;
        for (Slots slots : ranges) {
            if (slots.contains(addr)) {
                return before + slots.indexOf(addr);
            }
            before += slots.count();
        }
        return -1;
    }
}
