package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Background work reaches the screen, the newest first.
@ExtendWith(ApplicationExtension.class)
final class FxLoopTest {
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    private static void await(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::getAsBoolean);
    }

    @Test
    void whatWasOvertakenNeverRuns(FxRobot robot) throws TimeoutException {
        CountDownLatch gate = new CountDownLatch(1);
        robot.interact(() -> {
            FxLoop made = new FxLoop(failures::add);
            made.submit(() -> {
                gate.await();
                return () -> shown.add("first");
            });
            made.submit(() -> () -> shown.add("second"));
            made.submit(() -> () -> shown.add("third"));
        });
        assertTrue(shown.isEmpty());
        gate.countDown();
        await(() -> shown.contains("third"));
        assertEquals(List.of("first", "third"), shown);
    }

    @Test
    void whatWentWrongIsTold(FxRobot robot) throws TimeoutException {
        robot.interact(() ->
                new FxLoop(failures::add)
                        .submit(() -> {
                            throw new IllegalStateException("broken");
                        }));
        await(() -> !failures.isEmpty());
        assertEquals("broken", failures.getFirst().getMessage());
    }

    @Test
    void cancelledWorkShowsNothing(FxRobot robot) throws TimeoutException {
        CountDownLatch interrupted = new CountDownLatch(1);
        robot.interact(() -> {
            FxLoop loop = new FxLoop(failures::add);
            loop.submit(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return () -> shown.add("cancelled");
            });
            loop.cancel();
            loop.submit(() -> () -> shown.add("next"));
        });
        await(() -> shown.contains("next") && interrupted.getCount() == 0);
        assertEquals(List.of("next"), shown);
    }
}
