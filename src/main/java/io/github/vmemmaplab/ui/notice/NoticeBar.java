package io.github.vmemmaplab.ui.notice;

import io.github.vmemmaplab.ui.narration.Texts;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Objects;

/// A bar that shows the newest notice, or that something takes long and can be cancelled. Takes no
/// focus and stops nothing.
public final class NoticeBar {
    private static final Texts TEXTS = Texts.beside(NoticeBar.class, "notice");
    private static final int MOST_DETAILS = 8;
    private static final PseudoClass TOLD = PseudoClass.getPseudoClass("told");
    private static final PseudoClass WORKING = PseudoClass.getPseudoClass("working");

    private final VBox box = new VBox();
    private boolean showsWork;

    /// A bar without a notice: not there.
    public NoticeBar() {
        box.getStylesheets()
                .add(
                        Objects.requireNonNull(NoticeBar.class.getResource("notice.css"))
                                .toExternalForm());
        box.getStyleClass().add("notice-box");
        hide();
    }

    /// {@return the node to place; unmanaged while there is nothing to say}
    public Parent node() {
        return box;
    }

    /// Shows a notice until it is dismissed or replaced.
    public void show(Notice notice) {
        show(notice, Feather.ALERT_CIRCLE);
        box.pseudoClassStateChanged(TOLD, false);
    }

    /// Tells something that is nobody's fault, until it is dismissed or replaced.
    public void tell(String words) {
        show(new Notice(words, java.util.List.of()), Feather.INFO);
        box.pseudoClassStateChanged(TOLD, true);
    }

    private void show(Notice notice, Feather icon) {
        box.pseudoClassStateChanged(WORKING, false);
        Label sentence = sentence(notice.sentence());
        HBox bar = bar(sentence);
        VBox details = new VBox();
        details.getStyleClass().add("notice-details");
        notice.details().stream()
                .limit(MOST_DETAILS)
                .forEach(line -> details.getChildren().add(sentence(line)));
        if (!notice.details().isEmpty()) {
            bar.getChildren().add(unfold(notice.details().size(), details));
        }
        bar.getChildren().addFirst(new FontIcon(icon));
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("plain");
        close.setAccessibleText(TEXTS.of("close"));
        close.setOnAction(_ -> hide());
        bar.getChildren().add(close);
        appear(bar);
        showsWork = false;
    }

    private ToggleButton unfold(int count, VBox details) {
        ToggleButton more = new ToggleButton(TEXTS.of("more", count));
        more.selectedProperty()
                .subscribe(on -> {
                    more.setText(on ? TEXTS.of("less") : TEXTS.of("more", count));
                    box.getChildren().remove(details);
                    if (on) {
                        box.getChildren().add(details);
                    }
                });
        return more;
    }

    /// Says that something takes long.
    public void showWork(Runnable cancel) {
        HBox bar = bar(sentence(TEXTS.of("long")));
        ProgressIndicator progress = new ProgressIndicator();
        progress.setAccessibleText(TEXTS.of("long"));
        bar.getChildren().addFirst(progress);
        box.pseudoClassStateChanged(WORKING, true);
        box.pseudoClassStateChanged(TOLD, false);
        Button stop = new Button(TEXTS.of("cancel"));
        stop.setOnAction(_ -> cancel.run());
        bar.getChildren().add(stop);
        appear(bar);
        showsWork = true;
    }

    /// Takes {@link #showWork} back, but no other notice.
    public void hideWork() {
        if (showsWork) {
            hide();
        }
    }

    /// Takes the notice away.
    public void hide() {
        box.getChildren().clear();
        box.setVisible(false);
        box.setManaged(false);
        showsWork = false;
    }

    /// {@return a notice about something thrown in the background}
    public static Notice of(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return new Notice(TEXTS.of("memory"), java.util.List.of());
        }
        String what = Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
        return new Notice(TEXTS.of("fault", what), java.util.List.of(thrown.toString()));
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static HBox bar(Label sentence) {
        HBox bar = new HBox(sentence);
        bar.getStyleClass().add("notice");
        bar.setAccessibleRole(AccessibleRole.TEXT);
        bar.setAccessibleText(sentence.getText());
        bar.setMinHeight(Region.USE_PREF_SIZE);
        return bar;
    }

    private void appear(HBox bar) {
        box.getChildren().setAll(bar);
        box.setVisible(true);
        box.setManaged(true);
    }
}
