package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Lays the panels out in the window, and says so where they do not fit.
///
/// In a window that is lower than its panels, those between the header and the timeline scroll: by
/// the wheel, by the bar at the edge, and by moving the focus.
final class Bench extends Region {
    private static final double NOTICE_INSET = 12;
    private static final double DRAWER_SHARE = 0.38;
    private static final double DRAWER_GAP = 6;
    private static final double BAR = 10;
    private static final double SWAP_INSET = 76;
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final Map<Spot, Node> panels;
    private final Region notice;
    private final Region drawer;
    private final Label tooSmall;
    private final ToggleButton swap = new ToggleButton();
    private final Region foot = new Region();
    private final ScrollBar scroll = new ScrollBar();

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
        foot.getStyleClass().add("foot");
        scroll.setVisible(false);
        scroll.setOrientation(Orientation.VERTICAL);
        scroll.setAccessibleText(texts.of("scroll"));
        scroll.valueProperty().subscribe(this::requestLayout);
        // Each lays itself out where it was placed: a word that changes in one moves no other.
        this.panels.values().forEach(panel -> panel.setManaged(false));
        getStyleClass().add("bench");
        getChildren().addAll(this.panels.values());
        getChildren().addAll(swap, foot, scroll, drawer, notice, tooSmall);
        // What does not scroll lies over what does.
        Stream.of(panels.get(Spot.HEADER), panels.get(Spot.TIMELINE))
                .filter(Objects::nonNull)
                .forEach(panel -> panel.setViewOrder(-1));
        List.of(scroll, drawer, notice, tooSmall).forEach(over -> over.setViewOrder(-2));
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(focused -> {
                    if (focused != null) {
                        reveal(focused);
                    }
                });
    }

    /// {@return whether "so far" is shown where it shares a place with the code}
    BooleanProperty showsCounters() {
        return swap.selectedProperty();
    }

    @Override
    protected void layoutChildren() {
        boolean fits = Places.fit(getWidth(), getHeight());
        panels.values().forEach(panel -> panel.setVisible(fits));
        tooSmall.setVisible(!fits);
        if (!fits) {
            List.of(swap, foot, scroll, drawer, notice).forEach(over -> over.setVisible(false));
            place(tooSmall, new Rectangle2D(0, 0, getWidth(), getHeight()));
            return;
        }
        Places places = Places.in(getWidth(), getHeight());
        placeScroll(places);
        panels.forEach((spot, node) -> {
            Rectangle2D where = places.of(spot, scroll.getValue());
            place(node, where);
            clip(node, where);
        });
        placeFolding(places);
        placeDrawer(places);
        placeNotice(places);
    }

    private void placeScroll(Places places) {
        boolean scrolls = places.overflow() > 0;
        Rectangle2D view = places.view();
        scroll.setVisible(scrolls);
        scroll.setMax(places.overflow());
        scroll.setVisibleAmount(
                places.overflow() * view.getHeight() / (view.getHeight() + places.overflow()));
        scroll.setUnitIncrement(40);
        scroll.setBlockIncrement(view.getHeight() / 2);
        scroll.setValue(Math.clamp(scroll.getValue(), 0, places.overflow()));
        place(scroll, new Rectangle2D(getWidth() - BAR - 1, view.getMinY(), BAR, view.getHeight()));
        foot.setVisible(scrolls);
        place(foot, new Rectangle2D(0, view.getMaxY(), getWidth(), getHeight() - view.getMaxY()));
    }

    private void scroll(ScrollEvent event) {
        if (scroll.isVisible()) {
            scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
            event.consume();
        }
    }

    // Where the focus goes, the user must see it.
    private void reveal(Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (panels.containsValue(at) && scroll.isVisible()) {
                revealInView(sceneToLocal(focused.localToScene(focused.getLayoutBounds())));
            }
        }
    }

    private void revealInView(Bounds bounds) {
        Rectangle2D view = Places.in(getWidth(), getHeight()).view();
        double below = bounds.getMaxY() - view.getMaxY();
        double above = view.getMinY() - bounds.getMinY();
        double by = above > 0 ? -above : Math.max(0, below);
        scroll.setValue(Math.clamp(scroll.getValue() + by, 0, scroll.getMax()));
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
        Node code = panels.get(Spot.CODE);
        if (code != null) {
            code.pseudoClassStateChanged(FOLDED, places.countersFolded());
        }
        if (!places.countersFolded()) {
            return;
        }
        show(Spot.CODE, !swap.isSelected());
        show(Spot.COUNTERS, swap.isSelected());
        double w = swap.prefWidth(-1);
        Rectangle2D shared = places.of(Spot.CODE, scroll.getValue());
        // Beside the title: the code's callers keep clear of it, the counters' columns are right.
        double x = swap.isSelected() ? shared.getMinX() + SWAP_INSET : shared.getMaxX() - w - 8;
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
        Rectangle2D timeline = places.of(Spot.TIMELINE, 0);
        double h = Math.floor(getHeight() * DRAWER_SHARE);
        double top = timeline.getMinY() - DRAWER_GAP - h;
        place(drawer, new Rectangle2D(timeline.getMinX(), top, timeline.getWidth(), h));
    }

    // Over the panels rather than among them, so that nothing moves when something goes wrong.
    private void placeNotice(Places places) {
        notice.setVisible(notice.isManaged());
        double w = getWidth() - 2 * NOTICE_INSET;
        double top = places.view().getMinY() + 4;
        place(notice, new Rectangle2D(NOTICE_INSET, top, w, notice.prefHeight(w)));
    }

    private static void place(Node node, Rectangle2D where) {
        node.resizeRelocate(where.getMinX(), where.getMinY(), where.getWidth(), where.getHeight());
    }
}
