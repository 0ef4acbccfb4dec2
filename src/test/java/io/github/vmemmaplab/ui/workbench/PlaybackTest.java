package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Playing shows what stepping shows, at any speed.
@ExtendWith(ApplicationExtension.class)
final class PlaybackTest {
    private static final int PATIENCE_SECONDS = 20;

    private final LabModel model = Runs.lab(ThreadCase.under("posted-v1"));
    private final List<Integer> shown = new ArrayList<>();
    private final CompletableFuture<Integer> stopped = new CompletableFuture<>();

    @BeforeEach
    void listen() {
        new Playback(model).listen();
        model.frame().addListener((_, _, frame) -> shown.add(frame.step()));
        model.playing()
                .addListener((_, _, on) -> {
                    if (!on) {
                        stopped.complete(model.frame().get().step());
                    }
                });
    }

    private int play(double speed)
            throws ExecutionException, InterruptedException, TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE_SECONDS * 1000L,
                () -> {
                    model.speed().set(speed);
                    model.playing().set(true);
                });
        return stopped.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static List<Integer> steps(Timeline timeline) {
        List<Integer> steps = new ArrayList<>();
        for (int step = 0; step < timeline.size(); ) {
            step = timeline.stepForward(step, Grain.EVENT);
            steps.add(step);
        }
        return steps;
    }

    // Slower than one event a pulse, and so fast that one pulse has to show the whole run.
    @ParameterizedTest
    @ValueSource(doubles = {50, 1e6})
    void noStepIsLeftOutUpToTheEnd(double speed) throws Exception {
        Timeline timeline = model.frame().get().timeline();
        assertEquals(timeline.size(), play(speed));
        assertEquals(steps(timeline), shown);
    }

    @Test
    void whoeverStopsItStopsItAtOnce() throws Exception {
        int third = steps(model.frame().get().timeline()).get(2);
        model.frame().addListener((_, _, frame) -> model.playing().set(frame.step() != third));
        assertEquals(third, play(1e6));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(3, shown.size());
    }
}
