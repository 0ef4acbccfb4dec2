package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.EnumMap;
import java.util.Map;

/// Lays the panels out in the window, and says so where they do not fit.
final class Bench extends Region {
    private static final double NOTICE_INSET = 12;
    private static final double DRAWER_SHARE = 0.38;
    private static final double DRAWER_GAP = 6;

    private final Map<Spot, Node> panels;
    private final Region notice;
    private final Region drawer;
    private final Label tooSmall;
    private final ToggleButton swap = new ToggleButton();

    Bench(Map<Spot, Node> panels, Region drawer, Region notice, Texts texts) {
        this.drawer = drawer;
        this.notice = notice;
        this.panels = new EnumMap<>(panels);
        tooSmall = new Label(texts.of("tooSmall"));
        tooSmall.setWrapText(true);
        tooSmall.getStyleClass().add("too-small");
        swap.getStyleClass().add("swap");
        swap.selectedProperty()
                .subscribe(on -> {
                    swap.setText(texts.of(on ? "fold.code" : "fold.counters"));
                    requestLayout();
                });
        // Each lays itself out where it was placed: a word that changes in one moves no other.
        this.panels.values().forEach(panel -> panel.setManaged(false));
        getStyleClass().add("bench");
        getChildren().addAll(this.panels.values());
        getChildren().addAll(swap, drawer, notice, tooSmall);
    }

    /// {@return whether "so far" is shown where it shares a place with the code}
    BooleanProperty showsCounters() {
        return swap.selectedProperty();
    }

    @Override
    protected void layoutChildren() {
        boolean fits = Places.fit(getWidth(), getHeight());
        getChildren().forEach(child -> child.setVisible(fits));
        tooSmall.setVisible(!fits);
        if (!fits) {
            place(tooSmall, new Rectangle2D(0, 0, getWidth(), getHeight()));
            return;
        }
        Places places = Places.in(getWidth(), getHeight());
        panels.forEach((spot, node) -> {
            Rectangle2D where = places.of(spot);
            place(node, where);
            clip(node, where);
        });
        placeFolding(places);
        placeDrawer(places);
        placeNotice();
    }

    // A panel that holds more than fits must not run into its neighbour. A new clip would have the
    // whole panel painted anew.
    private static void clip(Node node, Rectangle2D where) {
        if (node.getClip() instanceof Rectangle clip) {
            clip.setWidth(where.getWidth());
            clip.setHeight(where.getHeight());
        } else {
            node.setClip(new Rectangle(where.getWidth(), where.getHeight()));
        }
    }

    private void placeFolding(Places places) {
        swap.setVisible(places.countersFolded());
        if (!places.countersFolded()) {
            return;
        }
        show(Spot.CODE, !swap.isSelected());
        show(Spot.COUNTERS, swap.isSelected());
        double w = swap.prefWidth(-1);
        Rectangle2D shared = places.of(Spot.CODE);
        double x = shared.getMaxX() - w - 8;
        place(swap, new Rectangle2D(x, shared.getMinY() + 6, w, swap.prefHeight(w)));
    }

    private void show(Spot spot, boolean visible) {
        Node node = panels.get(spot);
        if (node != null) {
            node.setVisible(visible);
        }
    }

    // Over the lower panels, so that opening it moves nothing; the timeline stays in reach.
    private void placeDrawer(Places places) {
        drawer.setVisible(drawer.isManaged());
        Rectangle2D timeline = places.of(Spot.TIMELINE);
        double h = Math.floor(getHeight() * DRAWER_SHARE);
        double top = timeline.getMinY() - DRAWER_GAP - h;
        place(drawer, new Rectangle2D(timeline.getMinX(), top, timeline.getWidth(), h));
    }

    // Over the panels rather than among them, so that nothing moves when something goes wrong.
    private void placeNotice() {
        notice.setVisible(notice.isManaged());
        double w = getWidth() - 2 * NOTICE_INSET;
        double top = Places.in(getWidth(), getHeight()).of(Spot.HEADER).getMaxY() + 4;
        place(notice, new Rectangle2D(NOTICE_INSET, top, w, notice.prefHeight(w)));
    }

    private static void place(Node node, Rectangle2D where) {
        node.resizeRelocate(where.getMinX(), where.getMinY(), where.getWidth(), where.getHeight());
    }
}
