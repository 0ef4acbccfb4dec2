package io.github.vmemmaplab.ui.words;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.ArrayList;
import java.util.List;

/// Shows one line; what has changed in it stands out.
final class LineCell extends ListCell<TextLine> {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    LineCell() {
        getStyleClass().add("words-line");
    }

    @Override
    protected void updateItem(TextLine line, boolean empty) {
        super.updateItem(line, empty);
        boolean blank = empty || line == null;
        pseudoClassStateChanged(CHANGED, !blank && line.changed());
        setGraphic(blank ? null : new TextFlow(texts(line).toArray(Text[]::new)));
        setAccessibleText(blank ? "" : line.text());
    }

    private static List<Text> texts(TextLine line) {
        List<Text> texts = new ArrayList<>();
        for (TextLine.Piece piece : line.pieces()) {
            Text text = new Text(piece.text());
            text.getStyleClass().add("word");
            text.pseudoClassStateChanged(CHANGED, piece.changed());
            texts.add(text);
        }
        return texts;
    }
}
