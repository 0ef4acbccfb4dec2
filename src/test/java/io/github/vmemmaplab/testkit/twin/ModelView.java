package io.github.vmemmaplab.testkit.twin;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.Watermark;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.ArrayList;
import java.util.List;

/// The model's state in the form of {@link NaiveKernel#describe}.
final class ModelView {
    private ModelView() {}

    static List<Object> describe(Kernel model) {
        List<Object> lines = new ArrayList<>();
        for (Zone.Kind kind : Zone.Kind.values()) {
            Zone zone = model.node().zone(kind);
            lines.add(numbers(zone));
            for (int order = 0; order < NaiveZone.ORDERS; order++) {
                for (int type = 0; type < NaiveZone.TYPES; type++) {
                    lines.add(free(zone, order, type));
                }
            }
            for (int list = 0; list < NaiveZone.PER_CPU_LISTS; list++) {
                lines.add(perCpu(zone, list));
            }
        }
        return lines;
    }

    private static Object numbers(Zone zone) {
        PerCpuPages pcp = zone.perCpu(0);
        return List.of(
                List.of(zone.freePages(), zone.managed(), zone.present()),
                List.of(
                        zone.mark(Watermark.MIN),
                        zone.mark(Watermark.LOW),
                        zone.mark(Watermark.HIGH),
                        zone.boost()),
                List.of(pcp.count(), pcp.high(), pcp.batch(), pcp.freeFactor()));
    }

    private static List<Integer> free(Zone zone, int order, int type) {
        List<Integer> pfns = new ArrayList<>();
        for (int pfn = zone.freeArea().first(order, type);
                pfn >= 0;
                pfn = zone.freeArea().next(pfn)) {
            pfns.add(pfn);
        }
        return pfns;
    }

    private static List<Integer> perCpu(Zone zone, int list) {
        List<Integer> pfns = new ArrayList<>();
        for (int pfn = zone.perCpu(0).first(list); pfn >= 0; pfn = zone.perCpu(0).next(pfn)) {
            pfns.add(pfn);
        }
        return pfns;
    }
}
