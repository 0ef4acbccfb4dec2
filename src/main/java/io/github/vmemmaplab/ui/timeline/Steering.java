package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;

/// Moves the cursor of a lab as a person wants it: whoever takes a step has stopped playing.
///
/// FX thread only.
public final class Steering {
    /// Events a second, at the slowest.
    public static final double SLOWEST = 0.25;

    /// Events a second, at the fastest.
    public static final double FASTEST = 4096;

    private final LabModel model;

    /// Steers `model`.
    public Steering(LabModel model) {
        this.model = model;
    }

    /// Goes to the start.
    public void start() {
        seek(0);
    }

    /// Goes to the end.
    public void end() {
        seek(Integer.MAX_VALUE);
    }

    /// Goes to a step, or to the end if there are fewer.
    public void seek(int step) {
        model.playing().set(false);
        model.seek(step);
    }

    /// Steps on.
    public void forward(Grain grain) {
        model.playing().set(false);
        model.stepForward(grain);
    }

    /// Steps back.
    public void back(Grain grain) {
        model.playing().set(false);
        model.stepBack(grain);
    }

    /// Goes to the next failure.
    public void nextFailure() {
        model.playing().set(false);
        model.nextFailure();
    }

    /// Goes to the previous failure.
    public void previousFailure() {
        model.playing().set(false);
        model.previousFailure();
    }

    /// Goes on to a breakpoint.
    public void runForward() {
        model.runForward();
    }

    /// Goes back to a breakpoint.
    public void runBack() {
        model.runBack();
    }

    /// Plays, from the start if the cursor is at the end; or stops playing.
    public void playOrPause() {
        Frame frame = model.frame().get();
        boolean play = !model.playing().get();
        if (play && frame.step() == frame.timeline().size()) {
            model.seek(0);
        }
        model.playing().set(play);
    }

    /// Doubles the speed.
    public void faster() {
        model.speed().set(Math.min(FASTEST, model.speed().get() * 2));
    }

    /// Halves the speed.
    public void slower() {
        model.speed().set(Math.max(SLOWEST, model.speed().get() / 2));
    }

    /// Has playing show every event, or only those that a watcher wants to stop at.
    public void toggleSkipping() {
        model.skipping().set(!model.skipping().get());
    }

    /// Sets a breakpoint on the present event's kind, or takes it away.
    public void toggleBreakpoint() {
        Event event = model.frame().get().event();
        if (event != null) {
            toggle(new Breakpoint.OnKind(EventKind.of(event)));
        }
    }

    /// Sets a breakpoint, or takes it away.
    public void toggle(Breakpoint breakpoint) {
        if (!model.breakpoints().remove(breakpoint)) {
            model.breakpoints().add(breakpoint);
        }
    }

    /// Takes all breakpoints away.
    public void clearBreakpoints() {
        model.breakpoints().clear();
    }
}
