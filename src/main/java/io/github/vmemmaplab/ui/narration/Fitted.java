package io.github.vmemmaplab.ui.narration;

import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/// A column that sets its text closer where it would not fit otherwise: as large as there is room
/// for, in three sizes.
final class Fitted extends VBox {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass TIGHTER = PseudoClass.getPseudoClass("tighter");

    private double fittedWidth;
    private double fittedHeight;

    /// Has the text fitted anew, since it is another.
    void refit() {
        fittedWidth = -1;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() != fittedWidth || getHeight() != fittedHeight) {
            fittedWidth = getWidth();
            fittedHeight = getHeight();
            fit();
        }
        super.layoutChildren();
    }

    private void fit() {
        setSize(0);
        for (int size = 1; size <= 2 && computePrefHeight(getWidth()) > getHeight(); size++) {
            setSize(size);
        }
    }

    private void setSize(int size) {
        pseudoClassStateChanged(TIGHT, size >= 1);
        pseudoClassStateChanged(TIGHTER, size >= 2);
        applyCss();
    }
}
