package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.canvas.Pixels;

/// Paints tiles: cell by cell where every cell has a pixel, else as a mix in address order.
final class TilePainter {
    private static final FrameKind[] KINDS = FrameKind.values();
    private static final int HOT_ADDED = Shade.HOT_ADDED.ordinal();
    private static final int PER_CPU = Shade.PER_CPU.ordinal();
    private static final int BORDERED_CELL = 5;
    private static final int OUTLINED_CELL = 3;

    private final PhysicalMemory memory;
    private final Pixels pixels;
    private final Ink ink;
    private final Lighting lighting;
    private final Mix mix = new Mix();
    private final int cellsAcross;
    private final int cellsDown;

    private int left;
    private int top;
    private int width;
    private int height;
    private double filled;
    private int dealt;

    TilePainter(PhysicalMemory memory, Pixels pixels, Ink ink) {
        this.memory = memory;
        this.pixels = pixels;
        this.ink = ink;
        lighting = ink.lighting();
        int order = memory.pageblockOrder();
        cellsAcross = 1 << ((order + 1) / 2);
        cellsDown = 1 << (order / 2);
    }

    private void aim(Box box) {
        left = round(box.x());
        top = round(box.y());
        width = Math.max(1, round(box.x() + box.width()) - left);
        height = Math.max(1, round(box.y() + box.height()) - top);
    }

    private int round(double units) {
        return (int) Math.round(units * pixels.density());
    }

    /// Makes room for what is painted anew.
    void clear(Box box) {
        aim(box);
        pixels.fill(left, top, width, height, 0);
        pixels.changed(left, top, width, height);
    }

    /// Paints memory that nobody has: hatched where it is there, else an edge.
    void flat(Box box, boolean there) {
        aim(box);
        if (there) {
            hatch(left, top, width, height);
        } else {
            pixels.frame(left, top, width, height, 1, ink.line());
        }
    }

    private void hatch(int x, int y, int w, int h) {
        int pitch = ink.hatchPitch();
        int ground = lighting.color(HOT_ADDED);
        pixels.hatch(x, y, w, h, pitch, Math.max(1, pitch / 4), ground, ink.hatch());
    }

    /// Paints the pageblock that starts at `pfn`.
    void pageblock(Box box, int pfn) {
        aim(box);
        boolean visible =
                left < pixels.width()
                        && left + width > 0
                        && top < pixels.height()
                        && top + height > 0;
        if (!visible) {
            return;
        }
        int end = pfn + cellsAcross * cellsDown;
        if (width >= cellsAcross && height >= cellsDown) {
            Blocks.forEach(memory, pfn, end, (at, pages, word) -> cells(at, at - pfn, pages, word));
        } else {
            mixBlocks(pfn, end);
        }
    }

    private void cells(int pfn, int first, int pages, long word) {
        int row = first / cellsAcross;
        int column = first % cellsAcross;
        int rows = Math.max(1, pages / cellsAcross);
        int columns = Math.min(pages, cellsAcross);
        int x = left + column * width / cellsAcross;
        int right = left + (column + columns) * width / cellsAcross;
        int y = top + row * height / cellsDown;
        int bottom = top + (row + rows) * height / cellsDown;
        cell(x, y, right - x, bottom - y, lighting.shadeOf(pfn, word));
    }

    private void cell(int x, int y, int w, int h, int shade) {
        boolean bordered =
                width >= BORDERED_CELL * cellsAcross && height >= BORDERED_CELL * cellsDown;
        int w1 = bordered ? w - 1 : w;
        int h1 = bordered ? h - 1 : h;
        if (shade == HOT_ADDED) {
            hatch(x, y, w1, h1);
        } else if (shade == PER_CPU && width >= OUTLINED_CELL * cellsAcross) {
            pixels.fill(x, y, w1, h1, ink.free());
            pixels.frame(x, y, w1, h1, 1, lighting.color(shade));
        } else {
            pixels.fill(x, y, w1, h1, lighting.color(shade));
        }
    }

    /// Paints the pageblocks of a range as one mix: from their counts where those tell all.
    void mix(Box box, int start, int end, PageblockCensus census) {
        aim(box);
        begin();
        int size = 1 << memory.pageblockOrder();
        double perPixel = (double) (end - start) / (width * height);
        for (int pfn = start; pfn < end; pfn += size) {
            if (lighting.isPlain(pfn)) {
                oweCounts(memory.pageblockOf(pfn), perPixel, census);
            } else {
                oweBlocks(pfn, pfn + size, perPixel);
            }
        }
        finish(perPixel);
    }

    private void oweCounts(int pageblock, double perPixel, PageblockCensus census) {
        for (FrameKind kind : KINDS) {
            int frames = census.count(pageblock, kind);
            if (frames > 0) {
                owe(lighting.shadeOf(kind), frames, perPixel);
            }
        }
    }

    private void oweBlocks(int start, int end, double perPixel) {
        Blocks.forEach(
                memory,
                start,
                end,
                (pfn, pages, word) -> owe(lighting.shadeOf(pfn, word), pages, perPixel));
    }

    private void mixBlocks(int start, int end) {
        begin();
        double perPixel = (double) (end - start) / (width * height);
        oweBlocks(start, end, perPixel);
        finish(perPixel);
    }

    private void begin() {
        mix.reset();
        filled = 0;
        dealt = 0;
    }

    private void owe(int shade, double frames, double perPixel) {
        double left = frames;
        while (filled + left >= perPixel) {
            double part = perPixel - filled;
            mix.add(shade, part);
            left -= part;
            filled = 0;
            deal(perPixel);
        }
        mix.add(shade, left);
        filled += left;
    }

    // Rounding may leave the last pixel a hair short of its frames.
    private void finish(double perPixel) {
        while (dealt < width * height) {
            deal(perPixel);
        }
    }

    private void deal(double perPixel) {
        if (dealt == width * height) {
            return;
        }
        int shade = mix.next(perPixel);
        int x = left + dealt % width;
        int y = top + dealt / width;
        dealt++;
        if (x >= 0 && x < pixels.width() && y >= 0 && y < pixels.height()) {
            pixels.argb()[y * pixels.width() + x] = ink.at(shade, x, y);
        }
    }
}
