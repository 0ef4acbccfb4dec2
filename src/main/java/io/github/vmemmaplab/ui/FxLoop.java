package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The one way from background work to the screen: work runs on a thread of its own, one piece at a
/// time, and what it came to is pulled once a pulse.
///
/// Newest wins: work that has not begun when newer work comes is dropped, and so is a result that a
/// newer one overtook. FX thread only, but for the work itself.
public final class FxLoop implements Runner, Background {
    private static final long LONG_NANOS = 500_000_000;

    private final Consumer<Throwable> failed;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final AnimationTimer pull =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pull(System.nanoTime());
                }
            };
    private @Nullable Work running;
    private @Nullable Work waiting;

    /// A loop that tells `failed` what work threw.
    public FxLoop(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /// One piece of work, and what it came to.
    private static final class Work {
        private final Callable<Runnable> task;
        private final long begun = System.nanoTime();
        private volatile @Nullable Runnable result;
        private volatile @Nullable Throwable failure;
        private @Nullable Thread thread;

        Work(Callable<Runnable> task) {
            this.task = task;
        }

        void start() {
            thread = Thread.ofPlatform().daemon().name("lab").start(this::run);
        }

        // One of the two tops of a thread: whatever is thrown must reach the screen.
        @SuppressWarnings("CatchingUnchecked")
        private void run() {
            try {
                result = task.call();
            } catch (Exception | OutOfMemoryError e) {
                failure = e;
            }
        }

        void abandon() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        boolean isDone() {
            return result != null || failure != null;
        }
    }

    /// {@return whether something has been running for longer than half a second}
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// {@return whether something is running or waiting to}
    public boolean isIdle() {
        return running == null && waiting == null;
    }

    @Override
    public void run(Scenario scenario, Consumer<Timeline> show) {
        submit(() -> {
            Timeline timeline = Simulation.run(scenario);
            return () -> show.accept(timeline);
        });
    }

    @Override
    public void submit(Callable<Runnable> work) {
        waiting = new Work(work);
        if (running == null) {
            startWaiting();
        }
        pull.start();
    }

    /// Does `action` on the FX thread, soon; for programs that are not on it.
    public static void later(Runnable action) {
        Platform.runLater(action);
    }

    private void startWaiting() {
        running = waiting;
        waiting = null;
        if (running != null) {
            running.start();
        }
    }

    /// Gives up whatever is running or waiting.
    public void cancel() {
        if (running != null) {
            running.abandon();
        }
        running = null;
        waiting = null;
        busy.set(false);
        pull.stop();
    }

    private void pull(long now) {
        Work work = running;
        if (work != null && work.isDone()) {
            startWaiting();
            finish(work);
        } else if (work != null && now - work.begun > LONG_NANOS) {
            busy.set(true);
        }
        if (isIdle()) {
            busy.set(false);
            pull.stop();
        }
    }

    private void finish(Work work) {
        Runnable result = work.result;
        Throwable failure = work.failure;
        if (result != null) {
            result.run();
        } else if (failure != null) {
            failed.accept(failure);
        }
    }
}
