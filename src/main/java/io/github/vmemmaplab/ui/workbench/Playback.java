package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;

import javafx.animation.AnimationTimer;

/// Steps on by itself while the lab plays, at its speed, and stops at breakpoints and at the end.
///
/// Shows at most one frame a pulse, so that playing fast costs no more than playing slowly; no
/// event is passed over when the speed is below one a pulse.
final class Playback {
    private static final double NANOS = 1e9;

    private final LabModel model;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    play(now);
                }
            };
    private long last;

    Playback(LabModel model) {
        this.model = model;
    }

    void listen() {
        model.playing()
                .addListener((_, _, on) -> {
                    last = 0;
                    if (on) {
                        timer.start();
                    } else {
                        timer.stop();
                    }
                });
    }

    /// Shows what is due at a time, in nanoseconds.
    void play(long now) {
        if (last == 0) {
            last = now;
        }
        double interval = NANOS / model.speed().get();
        long due = (long) ((now - last) / interval);
        if (due == 0) {
            return;
        }
        last += (long) (due * interval);
        Frame frame = model.frame().get();
        model.playTo(after(frame, due));
        stopAtEnd(model.frame().get());
    }

    private int after(Frame frame, long events) {
        Timeline timeline = frame.timeline();
        Grain grain = model.skipping().get() ? Grain.EVENT : Grain.PAGE;
        int step = frame.step();
        for (long i = 0; i < events && step < timeline.size(); i++) {
            step = timeline.stepForward(step, grain);
        }
        return step;
    }

    private void stopAtEnd(Frame frame) {
        if (frame.step() == frame.timeline().size()) {
            model.playing().set(false);
        }
    }
}
