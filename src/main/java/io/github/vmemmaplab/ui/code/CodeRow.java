package io.github.vmemmaplab.ui.code;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One line of pseudocode: a gutter for a breakpoint's dot, the text, and a mark where the run
/// stands.
final class CodeRow extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass CALLER = PseudoClass.getPseudoClass("caller");
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final PseudoClass STOPS = PseudoClass.getPseudoClass("stops");

    private final Label text = new Label();
    private final Label mark = new Label();

    CodeRow() {
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        StackPane gutter = new StackPane(dot);
        gutter.getStyleClass().add("gutter");
        text.getStyleClass().addAll("mono", "text");
        text.setMinWidth(0);
        mark.getStyleClass().addAll("mono", "here");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("line");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(0);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getChildren().addAll(gutter, text, mark);
    }

    /// Holds this line from now on.
    void show(String code) {
        text.setText(code);
        point(false);
    }

    String code() {
        return text.getText();
    }

    /// Marks the line as where the run stands, or where it waits for what it called, or neither.
    ///
    /// @param words beside it; none where it is neither
    void stand(boolean here, boolean calls, String words) {
        pseudoClassStateChanged(CURRENT, here);
        pseudoClassStateChanged(CALLER, calls);
        mark.setText(words);
    }

    void light(boolean on) {
        pseudoClassStateChanged(LIT, on);
    }

    void point(boolean on) {
        pseudoClassStateChanged(POINTED, on);
    }

    void stop(boolean on) {
        pseudoClassStateChanged(STOPS, on);
    }
}
