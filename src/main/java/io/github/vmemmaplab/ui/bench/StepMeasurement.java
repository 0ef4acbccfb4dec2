package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.FallbackRun;
import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;
import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Count;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Input;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// One event on or back by the arrow keys, anywhere in a run, and a jump anywhere in a long run,
/// until all panels show it.
///
/// @param entries how many journal entries the long run has at least
/// @param effort how often each is done
record StepMeasurement(int entries, Effort effort) implements Measurement {
    private static final int GIB = 4;
    private static final int PERCENT = 92;
    private static final double STEP_BUDGET = 16;
    private static final double JUMP_BUDGET = 50;
    private static final int STEPS_A_PLACE = 20;

    @Override
    public String name() {
        return "step";
    }

    @Override
    public List<Row> measure() {
        Samples bare = BareBuffer.times(effort, Count.WORK);
        try (LabUse steps = LabUse.of(FallbackRun.adds(GIB, PERCENT, 1));
                LabUse jumps = LabUse.of(FallbackRun.ofEntries(entries))) {
            return List.of(
                    Row.of(
                            "step on, to its frame",
                            times(steps, walk(steps, KeyCode.RIGHT)),
                            STEP_BUDGET,
                            bare),
                    Row.of(
                            "step back, to its frame",
                            times(steps, walk(steps, KeyCode.LEFT)),
                            STEP_BUDGET,
                            bare),
                    Row.of(
                            "jump in "
                                    + jumps.frame().timeline().journalSize()
                                    + " entries, to its frame",
                            times(jumps, jumps(jumps)),
                            JUMP_BUDGET,
                            bare));
        }
    }

    private Samples times(LabUse lab, IntFunction<Input> inputs) {
        return lab.window().times(effort, Count.WORK, inputs);
    }

    // A stretch of steps, then on elsewhere.
    private static IntFunction<Input> walk(LabUse lab, KeyCode arrow) {
        Random random = new Random(1);
        int size = lab.frame().timeline().size();
        int end = arrow == KeyCode.RIGHT ? size : 0;
        return i -> {
            if (i % STEPS_A_PLACE == 0 || lab.frame().step() == end) {
                lab.goTo(1 + random.nextInt(size - 1));
            }
            return lab.stepping(arrow);
        };
    }

    private static IntFunction<Input> jumps(LabUse lab) {
        Random random = new Random(1);
        int size = lab.frame().timeline().size();
        return _ -> lab.jumping(random.nextInt(size + 1));
    }
}
