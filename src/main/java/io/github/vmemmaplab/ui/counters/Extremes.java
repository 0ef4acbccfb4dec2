package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.timeline.AddedSlots;
import io.github.vmemmaplab.ui.timeline.Slots;

import java.util.OptionalLong;

/// The best and the worst that a scenario's requests could come to under any policy, whatever
/// memory looks like.
///
/// Where the exact worst depends on too much, it is a bound that cannot be passed: for entries
/// walked, that every slot is full of base pages and that each request is freed twice over.
final class Extremes {
    private static final int SCANS = 3;
    private static final long UPPER_ENTRIES = 4;
    private static final long UPPER_TABLES = 4;

    private final Kernel kernel;
    private final Scenario scenario;
    private final long slots;
    private final long pages;
    private final boolean hasBlocks;

    Extremes(Kernel kernel, Scenario scenario) {
        this.kernel = kernel;
        this.scenario = scenario;
        hasBlocks = kernel.machine().hasVmemmapBlocks();
        slots = AddedSlots.of(kernel, scenario).count();
        pages = hasBlocks ? slots << kernel.machine().pmdOrder() : structPages();
    }

    /// {@return the slots of everything that is added}
    long slots() {
        return slots;
    }

    /// {@return the best case, where there is one}
    OptionalLong best(Counted counted) {
        return switch (counted) {
            case BLOCKS -> hasBlocks ? OptionalLong.of(slots) : OptionalLong.empty();
            case TLB -> OptionalLong.of(hasBlocks ? slots : pages);
            case PAGES -> OptionalLong.of(hasBlocks ? 0 : pages);
            case ALLOCATED -> OptionalLong.of(pages);
            case ATTEMPTS, FREED, THROWN_AWAY, DROPPED -> OptionalLong.of(0);
        };
    }

    /// {@return the worst case, where there is one}
    OptionalLong worst(Counted counted) {
        return switch (counted) {
            case BLOCKS -> hasBlocks ? OptionalLong.of(0) : OptionalLong.empty();
            case PAGES, TLB -> OptionalLong.of(pages);
            case ATTEMPTS -> OptionalLong.of(hasBlocks ? sum(1, 0) : 0);
            case FREED -> OptionalLong.of(walked());
            case ALLOCATED -> OptionalLong.of(allocated());
            case THROWN_AWAY -> OptionalLong.of(thrownAway());
            case DROPPED -> OptionalLong.empty();
        };
    }

    // Adds up over the requests: so much for each slot of an add, so much for each of a remove.
    private long sum(long ofAdded, long ofRemoved) {
        long sum = 0;
        for (Operation operation : scenario.operations()) {
            sum +=
                    switch (operation) {
                        case Operation.Add add -> ofAdded * Slots.of(kernel, add).count();
                        case Operation.Remove remove ->
                                ofRemoved * Slots.of(kernel, remove).count();
                        case Operation.Online _, Operation.Offline _ -> 0;
                    };
        }
        return sum;
    }

    // Both walks read each slot's entry, one of them its table, the other one that table twice; a
    // call for a section reads the entries above, and the tables that they are in, as well.
    private long walked() {
        long entries = kernel.layout().entries();
        long ofSlot = 2 + SCANS * entries;
        return sum(2 * ofSlot, ofSlot)
                + sections() * (UPPER_ENTRIES + (UPPER_ENTRIES - 2) * entries);
    }

    // Every block that was had is given back because the last slot's was not.
    private long thrownAway() {
        long ofAll = 0;
        for (Operation operation : scenario.operations()) {
            if (hasBlocks && operation instanceof Operation.Add add) {
                ofAll += Math.max(0, Slots.of(kernel, add).count() - 1);
            }
        }
        return ofAll;
    }

    // All blocks but one had and given back, then base pages with their tables.
    private long allocated() {
        long inBlocks = thrownAway() << kernel.machine().pmdOrder();
        return inBlocks
                + sum((1L << kernel.machine().pmdOrder()) + 1, 0)
                + sections() * UPPER_TABLES;
    }

    private long sections() {
        long size = 1L << kernel.machine().sectionSizeBits();
        return scenario.operations().stream()
                .mapToLong(operation -> Math.ceilDiv(Math.max(0, operation.size()), size))
                .sum();
    }

    // Base pages that the struct pages of all added memory take; what comes twice counts once.
    private long structPages() {
        int shift = kernel.machine().pageShift();
        return scenario.operations().stream()
                .filter(Operation.Add.class::isInstance)
                .mapToLong(Operation::start)
                .distinct()
                .map(start -> sizeAt(start) >>> (2 * shift - AddressLayout.STRUCT_PAGE_SHIFT))
                .sum();
    }

    private long sizeAt(long start) {
        return scenario.operations().stream()
                .filter(add -> add instanceof Operation.Add && add.start() == start)
                .mapToLong(Operation::size)
                .max()
                .orElse(0);
    }
}
