package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Scenario;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import java.util.Optional;

/// The scenario that is wanted, shown or still under way, and the ways back to those that were.
///
/// Steps are those of the wanted scenario's run, {@link History.Moment#NEVER_SHOWN} before it is
/// shown. FX thread only.
final class Settings {
    private final ReadOnlyObjectWrapper<Scenario> wanted;
    private final History history = new History();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final BooleanProperty gesture = new SimpleBooleanProperty();
    private boolean isLeft;

    Settings(Scenario scenario) {
        wanted = new ReadOnlyObjectWrapper<>(scenario);
        gesture.subscribe(() -> isLeft = false);
    }

    ReadOnlyObjectProperty<Scenario> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /// {@return whether what is wanted in the meantime is one step of undo}
    BooleanProperty gesture() {
        return gesture;
    }

    ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /// Another scenario is wanted than the one that is left at `step`.
    void change(Scenario scenario, int step) {
        if (!gesture.get() || !isLeft) {
            history.leave(new History.Moment(wanted.get(), step));
            isLeft = true;
        }
        want(scenario);
    }

    /// Wants again what was wanted before, if anything was.
    ///
    /// @return it, with the step that it was left at
    Optional<History.Moment> back(int step) {
        return restored(history.back(new History.Moment(wanted.get(), step)));
    }

    /// Wants again what was gone back from, if anything was.
    ///
    /// @return it, with the step that it was left at
    Optional<History.Moment> forward(int step) {
        return restored(history.forward(new History.Moment(wanted.get(), step)));
    }

    private Optional<History.Moment> restored(Optional<History.Moment> moment) {
        isLeft = false;
        want(moment.map(History.Moment::scenario).orElseGet(wanted::get));
        return moment;
    }

    /// Something else was opened, which has no past.
    void replace(Scenario scenario) {
        history.clear();
        want(scenario);
    }

    /// What is wanted will not come; what is shown is wanted instead.
    void giveUp(Scenario shown) {
        want(shown);
    }

    private void want(Scenario scenario) {
        wanted.set(scenario);
        canUndo.set(history.hasPast());
        canRedo.set(history.hasUndone());
    }
}
