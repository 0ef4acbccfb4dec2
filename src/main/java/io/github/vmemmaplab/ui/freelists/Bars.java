package io.github.vmemmaplab.ui.freelists;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.theme.Role;

/// Where the bars are: one an order from the left, the per-cpu lists on the far right.
///
/// Heights grow with the logarithm of the count, so that 20 000 single pages and three large blocks
/// are both seen.
final class Bars {
    static final double TOP = 28;
    static final double BOTTOM = 20;
    private static final double SMALLEST = 3;
    private static final double WIDTH = 0.64;
    private static final double LAST_LEAST = 50;

    private final FreeListCounts counts;
    private final double left;
    private final double pitch;
    private final double last;
    private final double room;
    private final double base;
    private final double unit;

    Bars(FreeListCounts counts, double left, double width, double height) {
        this.counts = counts;
        this.left = left;
        // One pitch a bar, and half a pitch between the buddy lists and the per-cpu lists, whose
        // name
        // needs more room than a number.
        double even = (width - left) / (counts.orders() + 1.5);
        last = Math.max(even, LAST_LEAST);
        pitch = (width - left - last) / (counts.orders() + 0.5);
        room = Math.max(1, height - TOP - BOTTOM);
        base = height - BOTTOM;
        unit = 1 / Math.log1p(Math.max(1, counts.largest()));
    }

    /// {@return the place of the per-cpu bar among the bars}
    int perCpu() {
        return counts.orders();
    }

    double width() {
        return pitch * WIDTH;
    }

    double base() {
        return base;
    }

    double middle(int bar) {
        return bar == perCpu() ? left + (bar + 0.5) * pitch + last / 2 : left + (bar + 0.5) * pitch;
    }

    /// {@return from one bar to the next}
    double pitch() {
        return pitch;
    }

    double x(int bar) {
        return middle(bar) - width() / 2;
    }

    /// {@return where the line before the bar stands}
    double before(int bar) {
        return left + bar * pitch;
    }

    /// {@return where the bars of the buddy lists end}
    double end() {
        return left + counts.orders() * pitch + pitch / 2;
    }

    int count(int bar) {
        return bar == perCpu() ? counts.perCpuPages() : counts.count(bar);
    }

    double height(int bar) {
        int count = count(bar);
        return count == 0 ? 0 : Math.max(SMALLEST, room * Math.log1p(count) * unit);
    }

    /// {@return where the part of a type begins above the base; the parts share the bar's height by
    /// their counts}
    double from(int order, int type) {
        long below = 0;
        for (int lower = 0; lower < type; lower++) {
            below += counts.count(order, lower);
        }
        return height(order) * (double) below / Math.max(1, counts.count(order));
    }

    double partHeight(int order, int type) {
        return height(order) * counts.count(order, type) / Math.max(1, counts.count(order));
    }

    /// {@return what a place is about: one list, an order, or nothing}
    Selection at(double x, double y) {
        for (int bar = 0; bar <= perCpu(); bar++) {
            if (Math.abs(x - middle(bar)) <= (bar == perCpu() ? last : pitch) / 2) {
                return at(bar, base - y);
            }
        }
        return new Selection.None();
    }

    private Selection at(int bar, double above) {
        if (bar == perCpu()) {
            return new Selection.OfRole(Role.PER_CPU);
        }
        for (int type = 0; type < MigrateType.COUNT; type++) {
            double from = from(bar, type);
            if (above >= from && above < from + partHeight(bar, type)) {
                return new Selection.FreeList(bar, type);
            }
        }
        return new Selection.FreeList(bar, Selection.FreeList.ANY_TYPE);
    }
}
