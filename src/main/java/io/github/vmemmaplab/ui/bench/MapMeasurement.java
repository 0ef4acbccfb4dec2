package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.FallbackRun;
import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;
import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Count;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Input;

import javafx.scene.input.KeyCode;

import java.util.List;
import java.util.function.IntFunction;

/// The map of memory in pieces, moved and magnified: from all of its frames to single ones and
/// back.
///
/// @param gib how much memory
/// @param effort how often each is done
record MapMeasurement(int gib, Effort effort) implements Measurement {
    private static final int PERCENT = 92;
    private static final double BUDGET = 16;
    private static final double WHEEL = 40;
    private static final int NOTCHES = 50;
    private static final int NOTCHES_TO_PAN_AT = 20;
    private static final List<KeyCode> ROUND =
            List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.LEFT, KeyCode.UP);
    private static final int MOVES_A_SIDE = 8;

    @Override
    public String name() {
        return "map";
    }

    @Override
    public List<Row> measure() {
        Samples bare = BareBuffer.times(effort, Count.WORK);
        try (LabUse lab = LabUse.of(FallbackRun.adds(gib, PERCENT, 1))) {
            Samples zooming = times(lab, i -> lab.zooming(i / NOTCHES % 2 == 0 ? WHEEL : -WHEEL));
            lab.window().times(new Effort(0, NOTCHES), Count.WORK, _ -> lab.zooming(-WHEEL));
            lab.window()
                    .times(new Effort(0, NOTCHES_TO_PAN_AT), Count.WORK, _ -> lab.zooming(WHEEL));
            Samples panning =
                    times(lab, i -> lab.panning(ROUND.get(i / MOVES_A_SIDE % ROUND.size())));
            return List.of(
                    Row.of("zoom of " + gib + " GiB, a frame", zooming, BUDGET, bare),
                    Row.of("pan of " + gib + " GiB, a frame", panning, BUDGET, bare));
        }
    }

    private Samples times(LabUse lab, IntFunction<Input> inputs) {
        return lab.window().times(effort, Count.WORK, inputs);
    }
}
