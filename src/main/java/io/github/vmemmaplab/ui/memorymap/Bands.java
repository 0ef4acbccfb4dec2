package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the stretches of memory that a run is about: boot memory by zone, then each range that the
/// scenario adds.
///
/// The answer is the same at every step of the run, so that nothing moves while stepping.
final class Bands {
    private final PhysicalMemory memory;
    private final Sections sections;
    private final int pageShift;
    private final int pageblock;
    private final List<Band> bands = new ArrayList<>();

    private Bands(Kernel kernel) {
        memory = kernel.memory();
        sections = kernel.sections();
        pageShift = kernel.machine().pageShift();
        pageblock = 1 << memory.pageblockOrder();
    }

    /// {@return the bands of a run, boot memory first, each kind by address}
    static List<Band> of(Scenario scenario, Kernel kernel) {
        Bands finder = new Bands(kernel);
        finder.findBoot();
        finder.findAdded(scenario.operations());
        return List.copyOf(finder.bands);
    }

    private void findBoot() {
        for (int section = 0; section < sections.end(); section++) {
            if (sections.has(section, Sections.EARLY)) {
                int start = (int) (sections.startOf(section) >>> pageShift);
                findBoot(start, (int) (sections.startOf(section + 1) >>> pageShift));
            }
        }
    }

    private void findBoot(int start, int end) {
        for (int pfn = start; pfn < end && memory.covers(pfn); pfn += pageblock) {
            if (Blocks.headWord(memory, pfn) != 0) {
                append(pfn);
            }
        }
    }

    private void append(int pfn) {
        int zone = memory.zoneOf(pfn);
        Band last = bands.isEmpty() ? null : bands.getLast();
        if (last != null && last.endPfn() == pfn && last.zone() == zone) {
            bands.removeLast();
            bands.add(new Band(last.startPfn(), pfn + pageblock, false, zone));
        } else {
            bands.add(new Band(pfn, pfn + pageblock, false, zone));
        }
    }

    private void findAdded(List<Operation> operations) {
        operations.stream()
                .filter(operation -> operation instanceof Operation.Add)
                .sorted(Comparator.comparingLong(Operation::start))
                .forEach(this::addRange);
    }

    // A range that was refused before it got a memory map has no place in memory either.
    private void addRange(Operation add) {
        long start = add.start() >>> pageShift;
        long end = (add.start() + add.size()) >>> pageShift;
        boolean early = sections.has(sections.sectionOf(add.start()), Sections.EARLY);
        if (add.size() <= 0 || early || !memory.covers(start) || !memory.covers(end - 1)) {
            return;
        }
        Band last = bands.isEmpty() ? null : bands.getLast();
        if (last != null && last.added() && last.endPfn() >= start) {
            bands.removeLast();
            bands.add(
                    new Band(
                            last.startPfn(),
                            Math.max(last.endPfn(), (int) end),
                            true,
                            last.zone()));
        } else {
            bands.add(new Band((int) start, (int) end, true, 0));
        }
    }
}
