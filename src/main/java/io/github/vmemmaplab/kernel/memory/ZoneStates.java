package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;

import java.util.ArrayList;
import java.util.List;

/// What the zones that a request may use have, told when it fails (`show_mem`).
final class ZoneStates {
    private ZoneStates() {}

    /// {@return each populated zone's state, in the order in which they were asked}
    static List<ZoneState> of(Node node, GfpFlags gfp) {
        List<ZoneState> states = new ArrayList<>();
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            if (zone.isPopulated()) {
                states.add(state(zone, gfp));
            }
        }
        return List.copyOf(states);
    }

    private static ZoneState state(Zone zone, GfpFlags gfp) {
        long mark = zone.boostedMark(Watermark.MIN) + zone.lowmemReserve(gfp.highestZone());
        return new ZoneState(
                zone.index(),
                zone.freePages(),
                perCpuPages(zone),
                mark,
                zone.boost(),
                zone.largestFreeOrder(),
                counts(zone.freeArea()));
    }

    private static int perCpuPages(Zone zone) {
        int pages = 0;
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            pages += zone.perCpu(cpu).count();
        }
        return pages;
    }

    private static List<List<Integer>> counts(FreeArea area) {
        List<List<Integer>> counts = new ArrayList<>();
        for (int order = 0; order <= area.maxOrder(); order++) {
            List<Integer> row = new ArrayList<>();
            for (int type = 0; type < MigrateType.COUNT; type++) {
                row.add(area.count(order, type));
            }
            counts.add(List.copyOf(row));
        }
        return List.copyOf(counts);
    }
}
