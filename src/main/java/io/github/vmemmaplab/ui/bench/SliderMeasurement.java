package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.bench.FallbackRun;
import io.github.vmemmaplab.bench.Measurement;
import io.github.vmemmaplab.bench.Row;
import io.github.vmemmaplab.bench.Samples;
import io.github.vmemmaplab.ui.bench.MeasuredWindow.Count;

import java.util.List;

/// The slider's thumb moved, until all panels show the memory and the run that it asks for. All of
/// the time counts, the waiting for the screen too.
///
/// @param effort how often each is done
record SliderMeasurement(Effort effort) implements Measurement {
    private static final int VALUES = 101;
    // Shares no factor with the number of values, so that all of them come in no order.
    private static final int STRIDE = 37;

    @Override
    public String name() {
        return "slider";
    }

    @Override
    public List<Row> measure() {
        Samples bare = BareBuffer.times(effort, Count.ALL);
        return List.of(
                Row.of("slider of 4 GiB, to its frame", times(4), 33, bare),
                Row.of("slider of 64 GiB, to its frame", times(64), 100, bare));
    }

    private Samples times(int gib) {
        try (LabUse lab = LabUse.of(FallbackRun.adds(gib, 0, 1))) {
            return lab.window()
                    .times(effort, Count.ALL, i -> lab.sliding((i + 1) * STRIDE % VALUES));
        }
    }
}
