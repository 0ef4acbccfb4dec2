package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.theme.Role;

/// Draws over the map what shines: rings where there is room for one, else cells large enough to be
/// seen, in their own colour.
///
/// Families shine in the painted memory itself: see {@link Lighting}.
final class MapLit {
    private static final double ROOM_FOR_RING = 7;
    private static final double SMALLEST_CELL = 4;
    private static final int FEW_PAGEBLOCKS = 4;
    private static final int MOST_BOXES = 3000;
    private static final KindColoring BY_TYPE = new KindColoring(KindColoring.BY_TYPE);
    private static final Shade[] SHADES = Shade.values();

    private final PhysicalMemory memory;
    private final MapMarks marks;
    private final MapCamera camera;
    private final Pen pen;
    private final Role role;
    private int drawn;
    private boolean many;

    MapLit(Kernel kernel, MapCamera camera, Pen pen, Role role) {
        this.camera = camera;
        this.pen = pen;
        this.role = role;
        memory = kernel.memory();
        marks = new MapMarks(kernel, camera);
    }

    /// Draws what shines, unless it is a family.
    void draw(Lit lit) {
        many = Lighting.isMany(lit) || frames(lit) > FEW_PAGEBLOCKS << memory.pageblockOrder();
        for (int range = 0; range < lit.frameRanges() && drawn < MOST_BOXES; range++) {
            drawRange(lit.rangeStart(range), lit.rangeEnd(range));
        }
        for (BandPlace place : camera.layout().places()) {
            if (place.band().added()) {
                drawSlots(place, lit);
            }
        }
    }

    private static long frames(Lit lit) {
        long frames = 0;
        for (int range = 0; range < lit.frameRanges(); range++) {
            frames += lit.rangeEnd(range) - lit.rangeStart(range);
        }
        return frames;
    }

    // In pieces that are rectangles on the map: powers of two, aligned, within a pageblock.
    private void drawRange(int start, int end) {
        int pageblock = 1 << memory.pageblockOrder();
        int at = start;
        while (at < end && drawn < MOST_BOXES) {
            int aligned = at == 0 ? pageblock : Integer.lowestOneBit(at);
            int size = Math.min(Math.min(aligned, pageblock), Integer.highestOneBit(end - at));
            drawPiece(at, size);
            at += size;
        }
    }

    private void drawPiece(int pfn, int pages) {
        for (Box box : marks.boxes(pfn, pages)) {
            if (!pen.sees(box)) {
                continue;
            }
            drawn++;
            if (Math.min(box.width(), box.height()) < ROOM_FOR_RING && memory.covers(pfn)) {
                Box cell = box.atLeast(SMALLEST_CELL);
                long word = memory.word(memory.headOf(pfn));
                pen.fill(cell, SHADES[BY_TYPE.of(pfn, word)]);
                if (!many) {
                    pen.edge(cell, role, 1.5);
                }
            } else {
                pen.edge(box, role, many ? 1 : 2);
            }
        }
    }

    private void drawSlots(BandPlace place, Lit lit) {
        for (int unit = 0; unit < place.grid().units(); unit++) {
            Box bar = camera.inWindow(place.strip(unit));
            if (pen.sees(bar)) {
                long start = marks.addressOf(place, unit);
                if (lit.coversAddress(start, start + marks.bytesOfSlot(place))) {
                    pen.edge(bar.grown(1), role, 2);
                }
            }
        }
    }
}
