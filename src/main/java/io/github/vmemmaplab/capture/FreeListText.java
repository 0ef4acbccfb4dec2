package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.Watermark;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Writes the free lists of a modelled kernel as captures hold them: see {@link FreeListDump}.
final class FreeListText {
    private static final int PFNS_A_LINE = 16;

    private final StringBuilder out = new StringBuilder();

    private FreeListText() {}

    /// {@return the snapshot of all populated zones}
    static String of(Kernel kernel) {
        FreeListText text = new FreeListText();
        for (Zone zone : kernel.node().populated()) {
            text.zone(zone);
        }
        return text.out.toString();
    }

    private void zone(Zone zone) {
        out.append(
                "Z %s start=%x spanned=%d present=%d managed=%d free=%d min=%d low=%d high=%d boost=%d%n"
                        .formatted(
                                zone.kind().kernelName(),
                                zone.startPfn(),
                                zone.spanned(),
                                zone.present(),
                                zone.managed(),
                                zone.freePages(),
                                zone.mark(Watermark.MIN),
                                zone.mark(Watermark.LOW),
                                zone.mark(Watermark.HIGH),
                                zone.boost()));
        FreeArea area = zone.freeArea();
        for (int order = area.maxOrder(); order >= 0; order--) {
            for (int type = 0; type < MigrateType.COUNT; type++) {
                PfnLines lines = new PfnLines("F " + order + " " + type);
                for (int pfn = area.first(order, type); pfn >= 0; pfn = area.next(pfn)) {
                    lines.add(pfn);
                }
                lines.end();
            }
        }
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            perCpu(zone.perCpu(cpu), cpu);
        }
    }

    private void perCpu(PerCpuPages pcp, int cpu) {
        out.append(cpu == 0 ? "PCP " : "Q cpu=" + cpu + " ")
                .append(
                        "count=%d high=%d batch=%d free_factor=%d%n"
                                .formatted(pcp.count(), pcp.high(), pcp.batch(), pcp.freeFactor()));
        for (int list = 0; list < pcp.lists(); list++) {
            PfnLines lines = new PfnLines(cpu == 0 ? "P " + list : "R " + cpu + " " + list);
            for (int pfn = pcp.first(list); pfn >= 0; pfn = pcp.next(pfn)) {
                lines.add(pfn);
            }
            lines.end();
        }
    }

    /// PFNs sixteen a line, each line with the same prefix.
    private final class PfnLines {
        private final String prefix;
        private int onLine;

        PfnLines(String prefix) {
            this.prefix = prefix;
        }

        void add(int pfn) {
            if (onLine == 0) {
                out.append(prefix);
            }
            out.append(' ').append(Integer.toHexString(pfn));
            onLine++;
            if (onLine == PFNS_A_LINE) {
                end();
            }
        }

        void end() {
            if (onLine > 0) {
                out.append('\n');
                onLine = 0;
            }
        }
    }
}
