package io.github.vmemmaplab.ui.code;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import java.util.List;

/// Lines of code, one below the other and each whole: they move closer where there is little room,
/// and where even that does not do, those around the current one are shown.
final class Lines extends Region {
    private static final double LEAST = 13;
    private static final double MOST = 19;

    private final Rectangle window = new Rectangle();
    private int inView = -1;
    private int top;

    Lines() {
        getStyleClass().add("listing");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        setMinHeight(0);
        setClip(window);
        setOnScroll(event -> {
            top -= (int) Math.signum(event.getDeltaY());
            inView = -1;
            requestLayout();
        });
    }

    void show(List<? extends Node> rows) {
        // A node that stays need not be styled anew.
        var shown = getChildren();
        int same = 0;
        while (same < Math.min(shown.size(), rows.size())
                && shown.get(same).equals(rows.get(same))) {
            same++;
        }
        shown.remove(same, shown.size());
        shown.addAll(rows.subList(same, rows.size()));
        top = 0;
        requestLayout();
    }

    /// Sees to it that this line is shown; -1 for none.
    void keepInView(int index) {
        inView = index;
        int before = top;
        scrollTo(room(), getChildren().size());
        if (top != before) {
            requestLayout();
        }
    }

    private double lineHeight() {
        int count = getChildren().size();
        return Math.clamp(Math.floor(getHeight() / Math.max(1, count)), LEAST, MOST);
    }

    private int room() {
        return Math.max(1, (int) (getHeight() / lineHeight()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return MOST * getChildren().size();
    }

    @Override
    protected double computePrefWidth(double height) {
        return getChildren().stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        int count = getChildren().size();
        double line = lineHeight();
        int room = room();
        window.setWidth(getWidth());
        window.setHeight(Math.min(getHeight(), room * line));
        scrollTo(room, count);
        for (int i = 0; i < count; i++) {
            getChildren().get(i).resizeRelocate(0, (i - top) * line, getWidth(), line);
        }
    }

    // One line more than the current, so that it is seen what comes.
    private void scrollTo(int room, int count) {
        if (inView >= 0) {
            int first = Math.min(inView, inView + 2 - room);
            int last = Math.max(inView, inView - 1);
            top = Math.clamp(top, Math.max(0, first), Math.max(first, last));
        }
        top = Math.clamp(top, 0, Math.max(0, count - room));
    }
}
