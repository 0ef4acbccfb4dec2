package io.github.vmemmaplab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What an allocation or a free costs, on traces of 4 GiB, beside the plain buddy.
record AllocatorMeasurement() implements Measurement {
    private static final int FRAMES = 1 << 20;
    private static final int ROUNDS = 8;
    private static final double ON = 60;
    private static final double OFF = 20;

    @Override
    public String name() {
        return "allocator";
    }

    @Override
    public List<Row> measure() {
        List<Row> rows = new ArrayList<>();
        traces().forEach(trace -> rows.addAll(measure(trace)));
        return rows;
    }

    private static Stream<Trace> traces() {
        return Stream.of(
                Trace.bulk0(FRAMES),
                Trace.huge9(FRAMES, 100),
                Trace.rand0(FRAMES, FRAMES / 2),
                Trace.mix(FRAMES, FRAMES / 2));
    }

    private static List<Row> measure(Trace trace) {
        AllocatorRace race = new AllocatorRace(trace, FRAMES);
        for (int round = 0; round < ROUNDS; round++) {
            race.round();
        }
        String name = "allocator " + trace.name();
        return List.of(
                Row.of(name + ", no history", "ns/op", race.withoutHistory(), OFF, race.plain()),
                Row.of(name + ", history", "ns/op", race.withHistory(), ON, race.plain()));
    }
}
