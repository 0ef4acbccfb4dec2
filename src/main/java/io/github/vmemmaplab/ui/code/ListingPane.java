package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The lines of one listing, to point at and to press: by mouse, or by Up, Down and Enter.
final class ListingPane {
    private final Texts texts;
    private final Consumer<Selection> onPoint;
    private final Consumer<Selection.CodeLine> onPress;
    private final Lines lines = new Lines();
    private final List<CodeRow> made = new ArrayList<>();
    private List<CodeRow> rows = List.of();
    private @Nullable Listing shown;
    private int standing = -1;
    private int cursor = -1;

    ListingPane(Texts texts, Consumer<Selection> onPoint, Consumer<Selection.CodeLine> onPress) {
        this.texts = texts;
        this.onPoint = onPoint;
        this.onPress = onPress;
        lines.setOnKeyPressed(this::press);
        lines.focusedProperty().subscribe(this::focus);
        lines.setOnMouseExited(_ -> onPoint.accept(new Selection.None()));
    }

    Region node() {
        return lines;
    }

    void show(Listing listing) {
        if (listing.equals(shown)) {
            return;
        }
        shown = listing;
        cursor = -1;
        int count = listing.lines().size();
        while (made.size() < count) {
            made.add(row(made.size()));
        }
        rows = List.copyOf(made.subList(0, count));
        for (int i = 0; i < count; i++) {
            rows.get(i).show(listing.lines().get(i).text());
        }
        lines.show(rows);
    }

    private CodeRow row(int index) {
        CodeRow row = new CodeRow();
        row.setOnMouseEntered(_ -> onPoint.accept(lineAt(index)));
        row.setOnMouseClicked(event -> {
            lines.requestFocus();
            cursor = -1;
            pressed(index);
            event.consume();
        });
        return row;
    }

    private Selection lineAt(int index) {
        Listing listing = shown;
        return listing == null
                ? new Selection.None()
                : new Selection.CodeLine(listing.title(), index);
    }

    // As in a debugger, a line at which nothing happens passes its breakpoint on to the next.
    private void pressed(int index) {
        Listing listing = shown;
        int step = listing == null ? -1 : listing.stepAt(index);
        if (listing != null && step >= 0) {
            onPress.accept(new Selection.CodeLine(listing.title(), step));
        }
    }

    /// Shows where the run stands.
    ///
    /// @param mark words beside the line
    /// @param calls whether it waits there for what it called
    void stand(int index, String mark, boolean calls) {
        standing = index;
        for (int i = 0; i < rows.size(); i++) {
            boolean here = i == index;
            rows.get(i).stand(here && !calls, here && calls, here ? mark : "");
        }
        lines.keepInView(index);
        speak();
    }

    void standNowhere() {
        stand(-1, "", false);
        lines.keepInView(0);
    }

    void showBreakpoints(Predicate<Selection.CodeLine> isSet) {
        forEach((row, line) -> row.stop(isSet.test(line)));
    }

    void light(Predicate<Selection.CodeLine> isLit) {
        forEach((row, line) -> row.light(isLit.test(line)));
    }

    private interface RowVisitor {
        void visit(CodeRow row, Selection.CodeLine line);
    }

    private void forEach(RowVisitor visitor) {
        Listing listing = shown;
        if (listing != null) {
            for (int i = 0; i < rows.size(); i++) {
                visitor.visit(rows.get(i), new Selection.CodeLine(listing.title(), i));
            }
        }
    }

    private void focus(boolean focused) {
        moveTo(focused && lines.isFocusVisible() ? Math.max(0, standing) : -1);
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> moveTo(Math.max(0, (cursor < 0 ? standing : cursor) - 1));
            case DOWN -> moveTo(Math.min(rows.size() - 1, (cursor < 0 ? standing : cursor) + 1));
            case ENTER -> pressed(cursor < 0 ? Math.max(0, standing) : cursor);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveTo(int index) {
        cursor = index;
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).point(i == index);
        }
        onPoint.accept(index < 0 ? new Selection.None() : lineAt(index));
        if (index >= 0) {
            lines.keepInView(index);
        }
        speak();
    }

    private void speak() {
        Listing listing = shown;
        if (listing == null) {
            return;
        }
        int spoken = cursor >= 0 ? cursor : standing;
        lines.setAccessibleText(
                spoken < 0
                        ? listing.title()
                        : texts.of(
                                "spoken",
                                listing.title(),
                                spoken + 1,
                                rows.get(spoken).code().strip()));
    }
}
