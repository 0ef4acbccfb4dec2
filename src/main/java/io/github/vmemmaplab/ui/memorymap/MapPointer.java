package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;

import javafx.scene.layout.Region;

import java.util.Objects;
import java.util.Optional;

/// What is pointed at on the map, by mouse or by key, and what a note says about it.
final class MapPointer {
    private static final double CLEAR_CELL = 6;
    private static final double WIDE_BLOCK = 0.3;

    private final LabModel model;
    private final MapCamera camera;
    private final Region pane;
    private final MapTip tip = new MapTip();
    private final FrameStory story = new FrameStory();

    MapPointer(LabModel model, MapCamera camera, Region pane) {
        this.model = model;
        this.camera = camera;
        this.pane = pane;
    }

    MapTip tip() {
        return tip;
    }

    private Frame frame() {
        return model.frame().get();
    }

    private MapMarks marks() {
        return new MapMarks(frame().kernel(), camera);
    }

    /// Points at a place of the window.
    void pointAt(double x, double y) {
        int pfn = camera.pfnAt(x, y);
        if (pfn >= 0) {
            pointAt(pfn);
        } else {
            tip.hide();
            model.hovered().set(slotAt(x, y));
        }
    }

    /// Points at a frame.
    void pointAt(int pfn) {
        model.hovered().set(new Selection.PageFrame(pfn));
        tip.show(story.of(frame(), pfn), keptClear(pfn), pane);
    }

    // The block that is pointed at, or where that is too large its cell, with a little around it.
    private Box keptClear(int pfn) {
        Box cell = marks().boxes(pfn, 1).getFirst();
        int pageblock = 1 << frame().kernel().memory().pageblockOrder();
        Box tile = marks().boxes(pfn & -pageblock, pageblock).getFirst();
        return tile.width() <= pane.getWidth() * WIDE_BLOCK ? tile : cell.atLeast(16);
    }

    /// Points at nothing.
    void pointAway() {
        tip.hide();
        model.hovered().set(new Selection.None());
    }

    /// Selects what is at a place of the window, or lets go of it.
    void select(double x, double y) {
        int pfn = camera.pfnAt(x, y);
        select(pfn >= 0 ? new Selection.PageFrame(pfn) : slotAt(x, y));
    }

    /// Selects what is pointed at, or lets go of it.
    void selectPointed() {
        if (!(model.hovered().get() instanceof Selection.None)) {
            select(model.hovered().get());
        }
    }

    private void select(Selection next) {
        boolean again = Objects.equals(next, model.selected().get());
        model.selected().set(again ? new Selection.None() : next);
    }

    private Selection slotAt(double x, double y) {
        return marks().slotAt(x, y)
                .<Selection>map(Selection.VirtualAddress::new)
                .orElseGet(Selection.None::new);
    }

    /// {@return the neighbour of the frame pointed at, or -1: the next cell where cells can be
    /// seen, else the next tile}
    ///
    /// @param right 1 to the right, -1 to the left
    /// @param down 1 down, -1 up
    int next(int right, int down) {
        int from = pointed();
        return from < 0
                ? camera.nearestFrame(pane.getWidth() / 2, pane.getHeight() / 2)
                : camera.neighbour(from, right, down, CLEAR_CELL);
    }

    /// {@return where the frame pointed at or selected is in the window}
    Optional<Box> place() {
        int pfn = pointed();
        return pfn < 0
                ? Optional.empty()
                : marks().boxes(pfn, 1).stream().findFirst().filter(this::isSeen);
    }

    private boolean isSeen(Box box) {
        return box.touches(pane.getWidth(), pane.getHeight());
    }

    // What is pointed at, else what is selected, else -1.
    private int pointed() {
        if (model.hovered().get() instanceof Selection.PageFrame(int pfn)) {
            return pfn;
        }
        return model.selected().get() instanceof Selection.PageFrame(int pfn) ? pfn : -1;
    }
}
