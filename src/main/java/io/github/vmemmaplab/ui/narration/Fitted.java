package io.github.vmemmaplab.ui.narration;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A column that sets its text closer where it would not fit otherwise: as large as there is room
/// for, in three sizes; what can be spared goes where even the smallest would not fit.
final class Fitted extends VBox {
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass TIGHTER = PseudoClass.getPseudoClass("tighter");

    private final Node spare;
    private double fittedWidth;
    private double fittedHeight;

    /// A column that can spare one of its nodes.
    Fitted(Node spare) {
        this.spare = spare;
    }

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
        spare(false);
        if (!fitsInSomeSize()) {
            spare(true);
            fitsInSomeSize();
        }
    }

    private boolean fitsInSomeSize() {
        setSize(0);
        for (int size = 1; size <= 2 && isTooHigh(); size++) {
            setSize(size);
        }
        return !isTooHigh();
    }

    private boolean isTooHigh() {
        return computePrefHeight(getWidth()) > getHeight();
    }

    private void spare(boolean on) {
        spare.setVisible(!on);
        spare.setManaged(!on);
    }

    private void setSize(int size) {
        pseudoClassStateChanged(TIGHT, size >= 1);
        pseudoClassStateChanged(TIGHTER, size >= 2);
        applyCss();
    }
}
