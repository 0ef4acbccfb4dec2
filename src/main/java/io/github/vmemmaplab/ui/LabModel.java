package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Change;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.TextScale;
import io.github.vmemmaplab.ui.theme.Theme;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableSet;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// What the window is about: one run, a cursor, what is hovered and selected, how it looks. Panels
/// read {@link #frame}, and act by calling the commands here.
///
/// FX thread only. A run is made elsewhere and handed over whole.
public final class LabModel {
    // Of a longer way nobody could see what changed, and adding it up would take longer than going.
    private static final int LONGEST_STEP = 1000;

    private final ReadOnlyObjectWrapper<Frame> frame;
    private final ObjectProperty<Selection> hovered =
            new SimpleObjectProperty<>(new Selection.None());
    private final ObjectProperty<Selection> selected =
            new SimpleObjectProperty<>(new Selection.None());
    private final ReadOnlyObjectWrapper<Lit> lit = new ReadOnlyObjectWrapper<>(Lit.NOTHING);
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.DARK);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.DARK);
    private final DoubleProperty textScale = new SimpleDoubleProperty(1);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final BooleanProperty skipping = new SimpleBooleanProperty(true);
    private final BooleanProperty motion = new SimpleBooleanProperty(true);
    private final Breakpoints breakpoints = new Breakpoints();
    private final ReadOnlyObjectWrapper<Halt> halt = new ReadOnlyObjectWrapper<>(new Halt.None());
    private final Runner runner;
    private final Supplier<Background> backgrounds;
    private final Forecaster forecaster;
    private final Settings settings;

    // The moment that the user went to last, while settings change around it.
    private SameMoment.@Nullable Anchor chosen;

    /// A lab with a run in it, at the run's cursor, that makes further runs where it stands.
    public LabModel(Scenario scenario, Timeline timeline) {
        this(
                scenario,
                timeline,
                (wanted, show) -> show.accept(Simulation.run(wanted)),
                new Forecasts(),
                Background::atOnce);
    }

    /// A lab with a run in it, at the run's cursor, that has further runs made by `runner` and
    /// forecasts in the background.
    public LabModel(Scenario scenario, Timeline timeline, Runner runner) {
        this(scenario, timeline, runner, new ForecastLoop(), () -> new FxLoop(_ -> {}));
    }

    private LabModel(
            Scenario scenario,
            Timeline timeline,
            Runner runner,
            Forecaster forecaster,
            Supplier<Background> backgrounds) {
        this.runner = runner;
        this.backgrounds = backgrounds;
        this.forecaster = forecaster;
        settings = new Settings(scenario);
        theme.bind(look.flatMap(Look::theme));
        frame =
                new ReadOnlyObjectWrapper<>(
                        new Frame(scenario, timeline, timeline.cursor(), timeline.changes()));
        lit.bind(Bindings.createObjectBinding(this::resolve, hovered, selected, frame));
    }

    /// {@return a place of its own for work that the screen can do without for a moment; what fails
    /// there leaves a chart empty}
    public Background newBackground() {
        return backgrounds.get();
    }

    private Lit resolve() {
        Selection pointed = hovered.get();
        boolean isHovered = !(pointed instanceof Selection.None);
        Selection meant = isHovered ? pointed : selected.get();
        return Resolver.resolve(frame.get(), meant, breakpoints.lines());
    }

    /// {@return what to show now}
    public ReadOnlyObjectProperty<Frame> frame() {
        return frame.getReadOnlyProperty();
    }

    /// {@return what the pointer is over}
    public ObjectProperty<Selection> hovered() {
        return hovered;
    }

    /// {@return what was clicked}
    public ObjectProperty<Selection> selected() {
        return selected;
    }

    /// {@return what is the same thing as what is hovered, else selected: it shines in every panel}
    ///
    /// Resolved when somebody asks, once for each change of what is hovered, selected or shown.
    public ReadOnlyObjectProperty<Lit> lit() {
        return lit.getReadOnlyProperty();
    }

    /// {@return what the user wants everything to look like}
    public ObjectProperty<Look> look() {
        return look;
    }

    /// {@return how everything looks, by {@link #look}; canvases take their colours from its
    /// palette}
    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    /// {@return how large everything is drawn, 1 as designed; see {@link TextScale}}
    public DoubleProperty textScale() {
        return textScale;
    }

    /// {@return whether the run plays by itself}
    public BooleanProperty playing() {
        return playing;
    }

    /// {@return how fast it plays, in events a second}
    public DoubleProperty speed() {
        return speed;
    }

    /// {@return whether playing leaves out events that a watcher does not stop at, such as one page
    /// among thousands}
    public BooleanProperty skipping() {
        return skipping;
    }

    /// {@return whether changes may fade; still pictures and those who ask for it go without}
    public BooleanProperty motion() {
        return motion;
    }

    /// {@return where {@link #runForward} and {@link #runBack} stop}
    public ObservableSet<Breakpoint> breakpoints() {
        return breakpoints.set();
    }

    /// {@return the steps of the run that a breakpoint is set on, in order; not to be changed}
    public int[] breakpointSteps() {
        return breakpoints.steps(frame.get());
    }

    /// Tells how to find the lines that breakpoints are set on; until then none is ever met.
    public void findLines(LineFinder finder) {
        breakpoints.findLines(finder);
    }

    /// {@return why the last run to a breakpoint stopped where the cursor is; nothing once the
    /// cursor has moved otherwise}
    public ReadOnlyObjectProperty<Halt> halt() {
        return halt.getReadOnlyProperty();
    }

    /// {@return the scenario that was asked for last, shown or still under way; what changes a
    /// setting builds on it}
    public ReadOnlyObjectProperty<Scenario> wanted() {
        return settings.wanted();
    }

    /// {@return who knows what a scenario comes to at other degrees of fragmentation}
    public Forecaster forecaster() {
        return forecaster;
    }

    /// {@return whether a control is being held, so that all it asks for until it is let go is one
    /// step of undo}
    public BooleanProperty gesture() {
        return settings.gesture();
    }

    /// Has a scenario run and shows it at the moment that is most like the one that the user went
    /// to last; settings that are changed back and forth come back to it. Requests may come as fast
    /// as a slider moves; what is wanted already is not asked for again.
    public void request(Scenario scenario) {
        if (!scenario.equals(settings.wanted().get())) {
            forecaster.stepAside();
            settings.change(scenario, stepOfWanted());
            runner.run(scenario, timeline -> showLikeChosen(scenario, timeline));
        }
    }

    private int stepOfWanted() {
        Frame shown = frame.get();
        return settings.wanted().get().equals(shown.scenario())
                ? shown.step()
                : History.Moment.NEVER_SHOWN;
    }

    // Settings may pass through runs that have no such moment, and come back to one that has it.
    private void showLikeChosen(Scenario scenario, Timeline timeline) {
        SameMoment.Anchor anchor = chosen;
        if (anchor == null) {
            anchor = SameMoment.Anchor.of(frame.get());
            chosen = anchor;
        }
        show(scenario, timeline, SameMoment.of(anchor, timeline.events()));
    }

    /// Goes back to the settings before the last change of any, and to the step that was shown
    /// then, if there was a change.
    public void undo() {
        forecaster.stepAside();
        settings.back(stepOfWanted()).ifPresent(this::restore);
    }

    /// Makes the change again that was undone last, if there is one.
    public void redo() {
        forecaster.stepAside();
        settings.forward(stepOfWanted()).ifPresent(this::restore);
    }

    private void restore(History.Moment moment) {
        runner.run(
                moment.scenario(),
                timeline -> {
                    if (moment.step() == History.Moment.NEVER_SHOWN) {
                        showLikeChosen(moment.scenario(), timeline);
                    } else {
                        chosen = null;
                        show(moment.scenario(), timeline, moment.step());
                    }
                });
    }

    /// {@return whether there is something to undo}
    public ReadOnlyBooleanProperty canUndo() {
        return settings.canUndo();
    }

    /// {@return whether there is something to redo}
    public ReadOnlyBooleanProperty canRedo() {
        return settings.canRedo();
    }

    /// What was asked for will not come: what is shown is what is wanted.
    public void giveUp() {
        forecaster.goOnSoon();
        settings.giveUp(frame.get().scenario());
    }

    /// Has a scenario run and shows its start.
    public void requestFromStart(Scenario scenario) {
        runner.run(scenario, timeline -> open(scenario, timeline, 0));
    }

    /// Replaces the run, and shows step `step` of it. What was set before cannot be undone any
    /// more.
    public void open(Scenario scenario, Timeline timeline, int step) {
        chosen = null;
        settings.replace(scenario);
        show(scenario, timeline, step);
    }

    private void show(Scenario scenario, Timeline timeline, int step) {
        forecaster.goOnSoon();
        timeline.seek(step);
        halt.set(new Halt.None());
        frame.set(new Frame(scenario, timeline, step, timeline.changes()));
    }

    /// Moves the cursor.
    public void seek(int step) {
        halt.set(new Halt.None());
        move(step);
    }

    private void move(int step) {
        Frame now = frame.get();
        Timeline timeline = now.timeline();
        int target = Math.clamp(step, 0, timeline.size());
        if (target == now.step()) {
            return;
        }
        chosen = null;
        timeline.seek(target);
        boolean isStep = target > now.step() && target - now.step() <= LONGEST_STEP;
        List<Change> changes = isStep ? timeline.changesSince(now.step()) : timeline.changes();
        frame.set(new Frame(now.scenario(), timeline, target, changes));
    }

    /// Steps on by at least this grain.
    public void stepForward(Grain grain) {
        Frame now = frame.get();
        seek(now.timeline().stepForward(now.step(), grain));
    }

    /// Steps back by at least this grain.
    public void stepBack(Grain grain) {
        Frame now = frame.get();
        seek(now.timeline().stepBack(now.step(), grain));
    }

    /// Goes to the next failed PMD_SIZE allocation, if there is one.
    public void nextFailure() {
        Frame now = frame.get();
        seekIfFound(
                now.timeline().next(now.step(), event -> event instanceof VmemmapEvent.SlotFailed));
    }

    /// Goes to the previous failed PMD_SIZE allocation, if there is one.
    public void previousFailure() {
        Frame now = frame.get();
        seekIfFound(
                now.timeline()
                        .previous(now.step(), event -> event instanceof VmemmapEvent.SlotFailed));
    }

    /// Goes forward to a step, but not past an event that a breakpoint is set on; stops playing
    /// there.
    public void playTo(int step) {
        Halt next = breakpoints.set().isEmpty() ? new Halt.None() : breakpoints.next(frame.get());
        if (next instanceof Halt.At at && at.step() <= step) {
            haltAt(at);
        } else {
            seek(step);
        }
    }

    /// Goes on to the next event that a breakpoint is set on, or else to the end.
    public void runForward() {
        haltAt(breakpoints.next(frame.get()));
    }

    /// Goes back to the previous event that a breakpoint is set on, or else to the start.
    public void runBack() {
        haltAt(breakpoints.previous(frame.get()));
    }

    private void haltAt(Halt next) {
        switch (next) {
            case Halt.At at -> move(at.step());
            case Halt.AtEdge edge -> move(edge.forward() ? frame.get().timeline().size() : 0);
            case Halt.None _ -> {}
        }
        playing.set(false);
        halt.set(next);
    }

    private void seekIfFound(int step) {
        if (step >= 0) {
            seek(step);
        }
    }
}
