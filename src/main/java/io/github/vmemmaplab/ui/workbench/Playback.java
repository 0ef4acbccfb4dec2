package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;

import javafx.animation.AnimationTimer;

/// Steps on by itself while the lab plays, event by event at its speed, and stops at the end.
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

    private void play(long now) {
        if (last == 0) {
            last = now;
        }
        double interval = NANOS / model.speed().get();
        while (now - last >= interval && model.playing().get()) {
            last += (long) interval;
            model.stepForward(Grain.EVENT);
            stopAtEnd(model.frame().get());
        }
    }

    private void stopAtEnd(Frame frame) {
        if (frame.step() == frame.timeline().size()) {
            model.playing().set(false);
        }
    }
}
