package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.Locale;
import java.util.function.IntFunction;

/// The texts that have one line a zone and one figure an order: /proc/buddyinfo and the two indices
/// of debugfs' `extfrag` (`frag_show_print`, `extfrag_show_print`, `unusable_show_print`,
/// mm/vmstat.c).
///
/// Zones without pages are left out. Pages on per-cpu lists do not count.
final class FreeBlocksText {
    private static final int SCALE = 1000;

    private FreeBlocksText() {}

    static String buddyInfo(Kernel kernel) {
        return lines(
                kernel,
                zone -> order -> String.format(Locale.ROOT, "%6d ", zone.freeArea().count(order)));
    }

    static String extfragIndex(Kernel kernel) {
        return indexLines(kernel, "%2d.%03d ", FragmentationIndex::extfrag);
    }

    static String unusableIndex(Kernel kernel) {
        return indexLines(kernel, "%d.%03d ", FragmentationIndex::unusable);
    }

    /// An index of free blocks, counted by order, for a request of some order; in thousandths.
    private interface Index {
        int of(long[] counts, int order);
    }

    // A negative index keeps its sign in both halves, as C's division and remainder do.
    private static String indexLines(Kernel kernel, String form, Index index) {
        return lines(
                kernel,
                zone -> {
                    long[] counts = FragmentationIndex.counts(zone);
                    return order -> {
                        int value = index.of(counts, order);
                        return String.format(Locale.ROOT, form, value / SCALE, value % SCALE);
                    };
                });
    }

    /// How a zone's figures are written, by order.
    private interface Figures {
        IntFunction<String> of(Zone zone);
    }

    private static String lines(Kernel kernel, Figures figures) {
        StringBuilder text = new StringBuilder();
        for (Zone zone : kernel.node().populated()) {
            IntFunction<String> figure = figures.of(zone);
            text.append(String.format(Locale.ROOT, "Node 0, zone %8s ", zone.kind().kernelName()));
            for (int order = 0; order <= zone.freeArea().maxOrder(); order++) {
                text.append(figure.apply(order));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
