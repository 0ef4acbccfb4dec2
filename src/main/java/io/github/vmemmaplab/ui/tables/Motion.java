package io.github.vmemmaplab.ui.tables;

import javafx.animation.AnimationTimer;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How far slots and tables that have just come or gone have grown or shrunk.
///
/// Each change takes {@link #NANOS}; the next step cuts it short. It only draws: nothing waits for
/// it. FX thread only.
final class Motion {
    /// How long a change takes.
    static final long NANOS = 180_000_000;

    private final Map<Long, SlotState.Kind> before = new HashMap<>();
    private final Set<Integer> newTables = new HashSet<>();
    private final Runnable repaint;
    private long begun;
    private double progress = 1;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    advance(now);
                }
            };

    /// Motion that has everything drawn by `repaint`.
    Motion(Runnable repaint) {
        this.repaint = repaint;
    }

    /// Begins anew: the slots at the addresses given were of these kinds, and are no longer, and
    /// the tables in the pages given were not there.
    void begin(Map<Long, SlotState.Kind> changed, Set<Integer> tables) {
        before.clear();
        before.putAll(changed);
        newTables.clear();
        newTables.addAll(tables);
        boolean nothing = changed.isEmpty() && tables.isEmpty();
        progress = nothing ? 1 : 0;
        begun = 0;
        if (nothing) {
            timer.stop();
        } else {
            timer.start();
        }
    }

    private void advance(long now) {
        begun = begun == 0 ? now : begun;
        progress = Math.min(1, (now - begun) / (double) NANOS);
        if (progress >= 1) {
            before.clear();
            newTables.clear();
            timer.stop();
        }
        repaint.run();
    }

    /// {@return whether anything is under way}
    boolean isRunning() {
        return !before.isEmpty() || !newTables.isEmpty();
    }

    /// {@return what the slot at `addr` was before the change under way, null if it does not
    /// change}
    SlotState.@Nullable Kind before(long addr) {
        return before.get(addr);
    }

    /// {@return whether the table in page `table` has just come}
    boolean isNew(int table) {
        return newTables.contains(table);
    }

    /// {@return how far the changes have come, from 0 to 1, slowing down at the end}
    double progress() {
        double left = 1 - progress;
        return 1 - left * left;
    }
}
