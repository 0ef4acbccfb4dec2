package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;

import javafx.animation.AnimationTimer;

/// Lets the run play by itself while the lab says so: one event after the other at the lab's speed,
/// none left out, up to one a pulse. Stops at the end.
///
/// FX thread only.
public final class Player {
    private static final double NANOS = 1e9;

    private final LabModel model;
    private long lastStep;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    tick(now);
                }
            };

    /// A player of the lab's run.
    public Player(LabModel model) {
        this.model = model;
        model.playing().subscribe(this::turn);
    }

    private void turn(boolean playing) {
        if (playing) {
            lastStep = 0;
            timer.start();
        } else {
            timer.stop();
        }
    }

    /// A pulse at `now`, in nanoseconds.
    void tick(long now) {
        if (lastStep == 0) {
            lastStep = now;
        }
        if (now - lastStep < NANOS / model.speed().get()) {
            return;
        }
        lastStep = now;
        model.stepForward(Grain.EVENT);
        Frame frame = model.frame().get();
        if (frame.step() == frame.timeline().size()) {
            model.playing().set(false);
        }
    }
}
