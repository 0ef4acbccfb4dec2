package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the slider's place where memory is as some machine had it: why there is nothing
/// to slide, and what can still be changed.
final class FixedMemory {
    private final Texts texts;
    private final Label reason = new Label();
    private final HBox box;

    FixedMemory(Texts texts) {
        this.texts = texts;
        reason.setId("fixed-memory");
        reason.setWrapText(true);
        box = new HBox(12, new FontIcon(Feather.LOCK), reason);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("fixed-memory");
        box.setMaxHeight(Region.USE_PREF_SIZE);
        box.setVisible(false);
    }

    Parent node() {
        return box;
    }

    /// Shows or hides it.
    ///
    /// @return what it says; nothing when hidden
    String show(boolean isFixed, String provenance) {
        reason.setText(isFixed ? texts.of("fixed", provenance) : "");
        box.setVisible(isFixed);
        return reason.getText();
    }
}
