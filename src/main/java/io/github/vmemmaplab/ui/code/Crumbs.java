package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// The call stack as a trail, outermost first; each call can be pressed. Where not all fit, those
/// before the running one go behind a "…" that opens them.
final class Crumbs extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Texts texts;
    private final IntConsumer onChoose;
    private final Hyperlink more = new Hyperlink("…");
    private final List<Hyperlink> made = new ArrayList<>();
    private final List<Label> arrows = new ArrayList<>();
    private List<Hyperlink> links = List.of();
    private List<String> names = List.of();
    private int hiddenFrom;
    private int hiddenTo;

    Crumbs(Texts texts, IntConsumer onChoose) {
        this.texts = texts;
        this.onChoose = onChoose;
        getStyleClass().add("call-stack");
        setAccessibleRole(AccessibleRole.PARENT);
        setMinWidth(0);
        more.getStyleClass().add("mono");
        more.setAccessibleText(texts.of("stack.more"));
        more.setOnAction(_ -> openHidden());
        getChildren().add(more);
    }

    /// Shows calls, `chosen` being the one whose code is shown.
    void show(List<String> calls, int chosen) {
        if (!calls.equals(names)) {
            names = List.copyOf(calls);
            rebuild();
        }
        for (int i = 0; i < links.size(); i++) {
            Hyperlink link = links.get(i);
            link.pseudoClassStateChanged(CHOSEN, i == chosen);
            boolean last = i == links.size() - 1;
            link.setAccessibleText(texts.of(last ? "stack.running" : "stack.caller", names.get(i)));
        }
    }

    // Links are used again: the innermost call comes and goes at nearly every step.
    private void rebuild() {
        while (made.size() < names.size()) {
            add();
        }
        links = made.subList(0, names.size());
        for (int i = 0; i < made.size(); i++) {
            boolean used = i < names.size();
            made.get(i).setVisible(used);
            arrows.get(i).setVisible(used);
            if (used) {
                made.get(i).setText(names.get(i));
            }
        }
        requestLayout();
    }

    private void add() {
        int index = made.size();
        Hyperlink link = new Hyperlink();
        link.getStyleClass().add("mono");
        link.setOnAction(_ -> onChoose.accept(index));
        made.add(link);
        Label arrow = new Label("›");
        arrow.getStyleClass().addAll("mono", "arrow");
        arrows.add(arrow);
        getChildren().addAll(arrow, link);
    }

    private void openHidden() {
        ContextMenu menu = new ContextMenu();
        for (int i = hiddenFrom; i < hiddenTo; i++) {
            int index = i;
            MenuItem item = new MenuItem(names.get(i));
            item.setOnAction(_ -> onChoose.accept(index));
            menu.getItems().add(item);
        }
        menu.show(more, Side.BOTTOM, 0, 2);
    }

    @Override
    protected double computePrefHeight(double width) {
        return more.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = 0;
        for (int i = 0; i < links.size(); i++) {
            sum += widthOf(links.get(i)) + (i == 0 ? 0 : widthOf(arrows.get(i)));
        }
        return sum;
    }

    private static double widthOf(Node node) {
        return Math.ceil(node.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        hide();
        double x = 0;
        for (int i = 0; i < links.size(); i++) {
            boolean hidden = i >= hiddenFrom && i < hiddenTo;
            boolean opens = hidden && i == hiddenFrom;
            links.get(i).setVisible(!hidden);
            arrows.get(i).setVisible(i > 0 && (!hidden || opens));
            x = arrows.get(i).isVisible() ? place(arrows.get(i), x) : x;
            x = opens ? place(more, x) : x;
            x = hidden ? x : place(links.get(i), x);
        }
        more.setVisible(hiddenTo > hiddenFrom);
    }

    private double place(Node node, double x) {
        double w = widthOf(node);
        node.resizeRelocate(x, 0, w, getHeight());
        return x + w;
    }

    // From the last but one backwards, as many calls as needed; never the running one.
    private void hide() {
        double excess = computePrefWidth(-1) - getWidth();
        hiddenFrom = 0;
        hiddenTo = 0;
        if (excess <= 0 || links.size() < 2) {
            return;
        }
        double gained = -(widthOf(more) + widthOf(arrows.get(1)));
        hiddenTo = links.size() - 1;
        hiddenFrom = hiddenTo;
        while (hiddenFrom > 0 && gained < excess) {
            hiddenFrom--;
            gained += widthOf(links.get(hiddenFrom)) + widthOf(arrows.get(hiddenFrom));
        }
    }
}
