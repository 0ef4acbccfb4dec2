package io.github.vmemmaplab.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.ui.testkit.Picture;
import io.github.vmemmaplab.ui.theme.Theme;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What failed and what takes long is told beside the work.
@ExtendWith(ApplicationExtension.class)
final class NoticeBarTest {
    private static final Notice BROKEN =
            new Notice(
                    "broken.json:3:5: there is no policy 'fast'; please take one of original,"
                            + " posted-v1, per-section.",
                    List.of(
                            "broken.json:7:1: a brace is missing.",
                            "broken.json:9: it ends early."));

    private NoticeBar bar = new NoticeBar();

    @Start
    private void start(Stage stage) {
        bar = new NoticeBar();
        Scene scene = new Scene(new StackPane(bar.node()), 900, 200);
        Theme.DARK.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void detailsAreFoldedUntilAskedFor(FxRobot robot) {
        robot.interact(() -> bar.show(BROKEN));
        assertTrue(robot.lookup(".notice-details").tryQuery().isEmpty());
        robot.clickOn(".notice .toggle-button");
        assertEquals(
                BROKEN.details(),
                robot.lookup(".notice-details .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .toList());
        robot.clickOn(".notice .toggle-button");
        assertTrue(robot.lookup(".notice-details").tryQuery().isEmpty());
    }

    @Test
    void aNoticeIsDismissed(FxRobot robot) {
        robot.interact(() -> bar.show(BROKEN));
        robot.clickOn(".notice .plain");
        assertFalse(bar.node().isVisible());
    }

    @Test
    void workIsCancelledAndGivesWayToNoOtherNotice(FxRobot robot) {
        AtomicInteger cancelled = new AtomicInteger();
        robot.interact(() -> bar.showWork(cancelled::incrementAndGet));
        Node progress = robot.lookup(".notice .progress-indicator").query();
        assertTrue(progress.isVisible());
        robot.clickOn(".notice .button");
        assertEquals(1, cancelled.get());
        robot.interact(() -> bar.show(BROKEN));
        robot.interact(bar::hideWork);
        assertTrue(bar.node().isVisible(), "the end of the work does not take a failure away");
    }

    @ParameterizedTest
    @EnumSource
    void leavesPictures(Theme theme) {
        WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> {
                    NoticeBar failed = new NoticeBar();
                    failed.show(BROKEN);
                    Picture.of(failed.node(), 900, 60, theme).save("NoticeBar-failed-" + theme);
                    failed.node()
                            .lookupAll(".toggle-button")
                            .forEach(more -> ((ToggleButton) more).fire());
                    Picture.of(failed.node(), 900, 110, theme).save("NoticeBar-unfolded-" + theme);
                    NoticeBar working = new NoticeBar();
                    working.showWork(() -> {});
                    Picture picture = Picture.of(working.node(), 900, 60, theme);
                    picture.save("NoticeBar-working-" + theme);
                    assertTrue(picture.colours() > 12, "the bar is drawn");
                });
    }
}
