package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.MapPreview;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Narrator;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// What a step that is pointed at was: a small picture of memory then, its number, its sentence,
/// and how many marks lie there.
///
/// The picture comes with the words while it is quick to draw; where it is not, it comes when the
/// pointer rests.
final class HoverCard {
    private static final double WIDTH = 252;
    private static final double PICTURE_HEIGHT = 108;
    private static final long QUICK_NANOS = 10_000_000;
    private static final Duration REST = Duration.millis(140);

    private final MapPreview preview;
    private final Texts texts;
    private final Narrator narrator = Narrator.inUsersLanguage();
    private final ImageView picture = new ImageView();
    private final Label number = new Label();
    private final Label headline = new Label();
    private final Label marks = new Label();
    private final VBox card = new VBox(4, picture, number, headline, marks);
    private final PauseTransition rest = new PauseTransition(REST);
    private long lastNanos;
    private @Nullable Frame pictured;
    private int picturedStep = -1;

    HoverCard(MapPreview preview, Texts texts) {
        this.preview = preview;
        this.texts = texts;
        card.getStyleClass().add("hover-card");
        card.setManaged(false);
        card.setMouseTransparent(true);
        card.setVisible(false);
        number.getStyleClass().add("muted");
        headline.getStyleClass().add("strong");
        headline.setWrapText(true);
        headline.setMaxWidth(WIDTH);
        marks.getStyleClass().add("muted");
        marks.setWrapText(true);
        marks.setMaxWidth(WIDTH);
        picture.setSmooth(false);
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(PICTURE_HEIGHT);
    }

    VBox node() {
        return card;
    }

    void hide() {
        rest.stop();
        card.setVisible(false);
    }

    /// Shows what step `step` was.
    ///
    /// @param cluster marks that are pointed at, or null
    void show(Frame frame, Outline outline, int step, MarkClusters.@Nullable Cluster cluster) {
        int slot = step == 0 ? -1 : outline.slotAt(step);
        String count = Figures.count(step);
        number.setText(
                slot < 0 ? texts.of("card.step", count) : texts.of("card.slot", count, slot));
        headline.setText(narrator.tell(frame.scenario(), outline, step).headline());
        marks.setText(cluster == null ? "" : words(cluster));
        boolean many = cluster != null;
        marks.setVisible(many);
        marks.setManaged(many);
        card.setVisible(true);
        if (!frame.equals(pictured) || step != picturedStep) {
            picture(frame, step);
        }
    }

    private String words(MarkClusters.Cluster cluster) {
        return cluster.signs().stream()
                .map(sign -> texts.of("mark." + sign.kind(), sign.count()))
                .collect(Collectors.joining(" · "));
    }

    private void picture(Frame frame, int step) {
        rest.stop();
        if (lastNanos <= QUICK_NANOS) {
            paint(frame, step);
        } else {
            rest.setOnFinished(_ -> paint(frame, step));
            rest.playFromStart();
        }
    }

    private void paint(Frame frame, int step) {
        long begun = System.nanoTime();
        preview.paint(frame, step, WIDTH, PICTURE_HEIGHT)
                .ifPresentOrElse(
                        image -> {
                            picture.setImage(image);
                            picture.setManaged(true);
                        },
                        () -> picture.setManaged(false));
        lastNanos = System.nanoTime() - begun;
        pictured = frame;
        picturedStep = step;
    }

    /// Places the card above a point, inside a width; in the coordinates of what holds the card.
    void place(double x, double bottom, double width) {
        double w = card.prefWidth(-1);
        double h = card.prefHeight(w);
        double left = Math.clamp(x - w / 2, 4, Math.max(4, width - w - 4));
        card.resizeRelocate(Math.rint(left), Math.rint(bottom - h), w, h);
    }
}
