package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// How many entries `vmemmap_free` has looked at, how many of these were empty and how many of
/// slots in which nothing ever was, big enough for the last row; once it has returned, smaller and
/// calm.
final class WalkBanner extends HBox {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Texts texts;
    private final Label visited = big("visited");
    private final Label empty = big("visited-empty");
    private final Label never = big("visited-never");
    private final Label pass = new Label();

    WalkBanner(Texts texts) {
        super(12);
        this.texts = texts;
        pass.getStyleClass().add("caption");
        pass.setMinWidth(0);
        setAlignment(Pos.BASELINE_LEFT);
        getStyleClass().add("walk");
        getChildren().addAll(visited, empty, never, pass);
    }

    private static Label big(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll("count", id);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// Shows how far a walk is, nothing where there is none.
    void show(FreeWalk walk, boolean wanted) {
        boolean shown = wanted && (walk.isRunning() || walk.isOver());
        setVisible(shown);
        setManaged(shown);
        pseudoClassStateChanged(OVER, walk.isOver());
        visited.setText(shown ? texts.of("walk.visited", Figures.count(walk.visited())) : "");
        empty.setText(shown ? texts.of("walk.empty", Figures.count(walk.none())) : "");
        boolean needless = shown && walk.neverMapped() > 0;
        never.setText(
                needless ? texts.of("walk.neverMapped", Figures.count(walk.neverMapped())) : "");
        never.setVisible(needless);
        never.setManaged(needless);
        pass.setText(texts.of(walk.isOver() ? "walk.over" : "walk." + walk.pass()));
    }
}
