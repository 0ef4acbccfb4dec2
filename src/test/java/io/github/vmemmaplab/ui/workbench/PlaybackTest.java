package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
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
    private final Playback playback = new Playback(model);
    private final List<Integer> shown = new ArrayList<>();
    private final CompletableFuture<Integer> stopped = new CompletableFuture<>();

    @BeforeEach
    void listen() {
        playback.listen();
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

    private static List<Integer> steps(Timeline timeline, Grain grain) {
        List<Integer> steps = new ArrayList<>();
        for (int step = 0; step < timeline.size(); ) {
            step = timeline.stepForward(step, grain);
            steps.add(step);
        }
        return steps;
    }

    // Pulses as a screen of 60 Hz gives them.
    private void pulse(int pulses) {
        for (int i = 1; i <= pulses; i++) {
            playback.play(1_000_000_000L + i * 16_666_667L);
        }
    }

    @Test
    void belowOneAPulseNoStepIsLeftOut() {
        model.speed().set(50);
        pulse(49);
        assertEquals(steps(timeline(), Grain.EVENT).subList(0, shown.size()), shown);
        assertTrue(Math.abs(shown.size() - 40) <= 1, "shown " + shown.size());
    }

    @Test
    void everyEventIsPlayedWhenNoneIsSkipped() {
        model.skipping().set(false);
        model.speed().set(60);
        pulse(120);
        assertEquals(steps(timeline(), Grain.PAGE).subList(0, shown.size()), shown);
        assertTrue(shown.size() >= 118, "shown " + shown.size());
    }

    @Test
    void aPulseShowsOneFrameHoweverFastItPlays() {
        model.skipping().set(false);
        model.speed().set(4096);
        pulse(3);
        assertEquals(2, shown.size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 1e6})
    void itPlaysToTheEnd(double speed) throws Exception {
        assertEquals(timeline().size(), play(speed));
        assertEquals(timeline().size(), shown.getLast());
        assertEquals(shown.stream().sorted().distinct().toList(), shown, "only ever forward");
    }

    @Test
    void itStopsAtABreakpoint() throws Exception {
        int failure = Runs.step(timeline(), SlotFailed.class, 1);
        model.breakpoints().add(new Breakpoint.OnKind(EventKind.SLOT_FAILED));
        assertEquals(failure, play(1e6));
    }

    @Test
    void whoeverStopsItStopsItAtOnce() throws Exception {
        int third = steps(timeline(), Grain.EVENT).get(2);
        model.frame().addListener((_, _, frame) -> model.playing().set(frame.step() < third));
        int stop = play(100);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(stop >= third);
        assertEquals(stop, shown.getLast());
    }

    private Timeline timeline() {
        return model.frame().get().timeline();
    }
}
