package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.PaintedFrame;

import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A window that is used as a person would, while each input is timed until its frame is on the
/// screen.
///
/// The screen takes a frame sixty times a second, so an input waits up to 17 ms for the next beat
/// before the program does anything about it. {@link Count#WORK} leaves that wait out: it is the
/// screen's time, and alone as long as the budget of a step. {@link Count#ALL} is what a person
/// sees. Inputs come at moments that know nothing of the beat. Any thread but the FX thread.
final class MeasuredWindow implements AutoCloseable {
    static final double WIDTH = 1440;
    static final double HEIGHT = 900;

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final long REST_NANOS = 12_000_000;

    /// Which part of the time counts.
    enum Count {
        /// From the input to the end of its handling, and from the start of the pulse that shows it
        /// to the pushed frame.
        WORK,
        /// From the input to the pushed frame.
        ALL
    }

    /// One input.
    ///
    /// @param act does it, on the FX thread
    /// @param shown tells whether what it asked for is what the scene now shows
    record Input(Runnable act, BooleanSupplier shown) {
        /// An input that the next frame shows.
        Input(Runnable act) {
            this(act, () -> true);
        }
    }

    private final Stage stage;
    private final Random random = new Random(1);
    private final AnimationTimer beat =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulseBegan = System.nanoTime();
                }
            };
    private long pulseBegan;

    private MeasuredWindow(Stage stage) {
        this.stage = stage;
    }

    /// Opens a window and waits until it is painted.
    ///
    /// @param fill puts a scene on the stage and shows it, on the FX thread
    static MeasuredWindow open(Consumer<Stage> fill) {
        MeasuredWindow window =
                onFx(() -> {
                    Stage stage = new Stage();
                    MeasuredWindow made = new MeasuredWindow(stage);
                    made.beat.start();
                    fill.accept(stage);
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(WIDTH);
                    stage.setHeight(HEIGHT);
                    return made;
                });
        window.time(new Input(() -> {}), Count.ALL);
        return window;
    }

    static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        FxLoop.later(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    Scene scene() {
        return stage.getScene();
    }

    /// Gives inputs one after the other.
    ///
    /// @param inputs each is asked for when the one before is shown
    Samples times(Effort effort, Count count, IntFunction<Input> inputs) {
        for (int i = 0; i < effort.warmUp(); i++) {
            time(inputs.apply(i), count);
        }
        long[] times = new long[effort.counted()];
        for (int i = 0; i < times.length; i++) {
            times[i] = time(inputs.apply(effort.warmUp() + i), count);
        }
        return Samples.ofNanos(times);
    }

    private long time(Input input, Count count) {
        // Not in step with the beat, and with a rest, as a hand has.
        LockSupport.parkNanos(REST_NANOS + random.nextLong(REST_NANOS));
        CompletableFuture<Long> time = new CompletableFuture<>();
        long begun = System.nanoTime();
        FxLoop.later(() -> {
            try {
                input.act().run();
            } catch (RuntimeException | Error e) {
                time.completeExceptionally(e);
            }
            Painting painting = new Painting(begun, System.nanoTime());
            PaintedFrame.first(
                    scene(),
                    input.shown(),
                    () -> painting.pulse = pulseBegan,
                    () -> time.complete(painting.time(count)));
        });
        return time.orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static final class Painting {
        private final long begun;
        private final long handled;
        private long pulse;

        Painting(long begun, long handled) {
            this.begun = begun;
            this.handled = handled;
        }

        long time(Count count) {
            long now = System.nanoTime();
            return switch (count) {
                case ALL -> now - begun;
                case WORK -> (handled - begun) + (now - pulse);
            };
        }
    }

    @Override
    public void close() {
        onFx(() -> {
            beat.stop();
            stage.close();
            return true;
        });
    }
}
