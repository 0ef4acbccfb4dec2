package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.theme.Role;

/// One pageblock drawn large, with the pages that stand in the way marked: a cross on those that
/// cannot move, a ring around those that could.
final class Lens {
    private static final KindColoring BY_TYPE = new KindColoring(KindColoring.BY_TYPE);
    private static final Shade[] SHADES = Shade.values();
    private static final double SHARE = 0.27;
    private static final double HEIGHT_SHARE = 0.4;
    private static final double SMALLEST = 96;
    private static final double LARGEST = 320;
    private static final double CLEAR_MARK = 9;
    private static final int FEW = 40;

    private final PhysicalMemory memory;
    private final int across;
    private final int down;

    Lens(PhysicalMemory memory) {
        this.memory = memory;
        across = 1 << ((memory.pageblockOrder() + 1) / 2);
        down = 1 << (memory.pageblockOrder() / 2);
    }

    /// {@return how wide it is in a view of this size: whole units a cell, where there is room for
    /// that}
    double width(double viewWidth, double viewHeight) {
        double wanted = Math.min(viewWidth * SHARE, viewHeight * HEIGHT_SHARE * across / down);
        double cell = Math.clamp(wanted, SMALLEST, LARGEST) / across;
        return across * (cell >= 1 ? Math.floor(cell) : cell);
    }

    double height(double width) {
        return width * down / across;
    }

    /// Draws a pageblock into a box, one cell a frame.
    void draw(Pen pen, Candidate candidate, Box box) {
        Blocks.forEach(
                memory,
                candidate.pfn(),
                candidate.pfn() + candidate.pages(),
                (pfn, pages, word) ->
                        pen.fill(
                                cells(box, pfn - candidate.pfn(), pages),
                                SHADES[BY_TYPE.of(pfn, word)]));
        pen.edge(box, Role.LINE, 1);
        double least = leastMark(candidate);
        for (Candidate.Stopper stopper : candidate.stoppers()) {
            Box cells = cells(box, stopper.pfn() - candidate.pfn(), stopper.pages());
            mark(pen, cells.atLeast(least).inside(box), stopper, least);
        }
    }

    private Box cells(Box box, int first, int pages) {
        double w = box.width() / across;
        double h = box.height() / down;
        int columns = Math.min(pages, across);
        int rows = Math.max(1, pages / across);
        int column = first % across;
        int row = first / across;
        return new Box(box.x() + column * w, box.y() + row * h, columns * w, rows * h);
    }

    /// {@return how large a mark is at least: where there are few, larger than a cell}
    static double leastMark(Candidate candidate) {
        return candidate.stoppers().size() <= FEW ? CLEAR_MARK : 0;
    }

    /// Marks a stopper whose cells are drawn in a box, be it here or on the map itself.
    static void mark(Pen pen, Box cells, Candidate.Stopper stopper, double least) {
        double side = Math.max(least, Math.min(cells.width(), cells.height()) - 2);
        double thickness = Math.clamp(side / 4, 1, 3);
        if (stopper.movable()) {
            Box ring = cells.grown(-1).atLeast(side);
            pen.ring(ring, Role.PANEL, thickness + 2);
            pen.ring(ring, Role.TEXT, thickness);
        } else {
            Box square = new Box(cells.centerX(), cells.centerY(), 0, 0).grown(side / 2);
            pen.cross(square, Role.PANEL, thickness + 2);
            pen.cross(square, Role.FAILURE, thickness);
        }
    }
}
