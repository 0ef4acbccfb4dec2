package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.OutcomeAt;
import io.github.vmemmaplab.scenario.Scenario;

import javafx.animation.AnimationTimer;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Makes forecasts in the background, on one thread for all of them, and pulls what it knows once a
/// pulse.
///
/// The degree that the scenario is at comes first, then the ends and the thresholds. It rests for a
/// quarter of a second after each {@link #stepAside}, and longer at first: never in the way of a
/// thumb that moves. What fails is left unknown; the run itself says why. FX thread only, but for
/// the work itself.
public final class ForecastLoop implements Forecaster {
    private static final long REST_NANOS = 250_000_000;
    private static final long LONGEST_REST_NANOS = 3_000_000_000L;

    // A window that opens takes about as long on a slow machine, and wants both of two cores.
    private static final long FIRST_REST_NANOS = 1_000_000_000;

    private static final long BYTES_A_FRAME = 8;
    private static final int SHARE_OF_HEAP = 6;

    private final Forecasts kept = new Forecasts();
    private final ExecutorService thread = oneThread();
    private final AnimationTimer pull =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pull();
                }
            };
    private @Nullable Job job;
    private Consumer<Forecast> show = _ -> {};
    private volatile long restUntil = System.nanoTime() + FIRST_REST_NANOS;

    private static ExecutorService oneThread() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        1,
                        1,
                        1,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("forecast").factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /// The forecast of one subject, under way.
    private final class Job implements Runnable {
        private final Scenario subject;
        private volatile Forecast known;
        private volatile int first;
        private volatile boolean isOver;

        Job(Scenario subject, Forecast known) {
            this.subject = subject;
            this.known = known;
        }

        // The other top of a thread: what cannot be foretold stays unknown.
        @SuppressWarnings("CatchingUnchecked")
        @Override
        public void run() {
            try {
                while (!isOver && !known.isComplete()) {
                    rest();
                    if (!isOver) {
                        known = known.with(OutcomeAt.of(subject, next()));
                    }
                }
            } catch (Exception | OutOfMemoryError e) {
                isOver = true;
            }
        }

        private void rest() {
            long left = restUntil - System.nanoTime();
            while (left > 0 && !isOver) {
                LockSupport.parkNanos(Math.min(left, REST_NANOS));
                left = restUntil - System.nanoTime();
            }
        }

        private int next() {
            return known.at(first).isEmpty() ? first : known.next();
        }
    }

    @Override
    public void foretell(Scenario scenario, Consumer<Forecast> whenMore) {
        show = whenMore;
        Scenario subject = Forecasts.subject(scenario);
        Job now = job;
        if (now == null || !now.subject.equals(subject)) {
            now = begin(subject);
        }
        if (scenario.start() instanceof FragmentedMemory memory) {
            now.first = memory.fragmentation();
        }
        show.accept(now.known);
    }

    private Job begin(Scenario subject) {
        cancel();
        Job begun = new Job(subject, kept.of(subject));
        job = begun;
        if (canForetell(subject)) {
            thread.execute(begun);
            pull.start();
        }
        return begun;
    }

    // A second machine of this size beside the one that is shown must not cost the first its heap.
    private static boolean canForetell(Scenario subject) {
        return subject.start() instanceof FragmentedMemory memory
                && memory.size() / subject.machine().pageSize() * BYTES_A_FRAME
                        < Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    @Override
    public void stepAside() {
        restUntil = System.nanoTime() + LONGEST_REST_NANOS;
    }

    @Override
    public void goOnSoon() {
        restUntil = System.nanoTime() + REST_NANOS;
    }

    /// Gives up what is under way; what is known of it is kept.
    public void cancel() {
        Job now = job;
        if (now != null) {
            now.isOver = true;
            kept.keep(now.subject, now.known);
        }
        job = null;
        pull.stop();
    }

    private void pull() {
        Job now = job;
        if (now == null) {
            return;
        }
        boolean isDone = now.isOver || now.known.isComplete();
        Forecast known = now.known;
        if (known.known() > kept.of(now.subject).known()) {
            kept.keep(now.subject, known);
            show.accept(known);
        }
        if (isDone) {
            pull.stop();
        }
    }
}
