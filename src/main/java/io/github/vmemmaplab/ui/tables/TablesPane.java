package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.OwnKeys;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import java.util.function.Predicate;

/// The panel: its content, and over that, as large as it needs and there is room for, an opened
/// entry. Escape closes what is open.
final class TablesPane extends StackPane implements OwnKeys {
    private static final double INSET = 4;
    private static final double CARD_WIDTH = 600;

    private final Node content;
    private final EntryCard card;
    private final Predicate<Boolean> closeTopmost;

    /// A panel that asks `closeTopmost` whether something is open and, with true, to close it.
    TablesPane(Node content, EntryCard card, Predicate<Boolean> closeTopmost) {
        super(content);
        this.content = content;
        this.card = card;
        this.closeTopmost = closeTopmost;
        card.setManaged(false);
        getChildren().add(card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && closeTopmost.test(true)) {
            event.consume();
        }
    }

    @Override
    public boolean needs(KeyEvent event) {
        return event.getCode() == KeyCode.ESCAPE && closeTopmost.test(false);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        content.resizeRelocate(
                insets.getLeft(),
                insets.getTop(),
                getWidth() - insets.getLeft() - insets.getRight(),
                getHeight() - insets.getTop() - insets.getBottom());
        double w = Math.min(CARD_WIDTH, getWidth() - 2 * INSET);
        double h = Math.min(getHeight() - 2 * INSET, card.wantedHeight(w));
        card.resizeRelocate(getWidth() - w - INSET, INSET, w, h);
    }
}
