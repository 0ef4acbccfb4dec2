package io.github.vmemmaplab.capture;

import java.util.ArrayList;
import java.util.List;

/// Every page frame of a machine before the first operation, as runs of equal frames
/// (`before.pmap.txt`).
///
/// @param runs in address order
record PageMap(List<Run> runs) {
    private static final String STATES = "FCOoRSTALX";

    /// `count` frames from `start`: state letter, block order, migrate type of the pageblock.
    record Run(int start, int count, char state, int order, int type) {}

    /// Reads a page map of the frames from `firstPfn` to `endPfn`; `file` names it in errors.
    static PageMap parse(String file, String text, long firstPfn, long endPfn)
            throws CaptureException {
        List<Run> runs = new ArrayList<>();
        int number = 0;
        long end = 0;
        for (String line : text.lines().toList()) {
            number++;
            LineReader reader = new LineReader(file, number, line);
            if (!reader.hasNext() || !reader.next().equals("M")) {
                continue;
            }
            int start = reader.nextPfn();
            if (start < end) {
                throw reader.error("this run begins before the one above has ended.");
            }
            runs.add(run(reader, start));
            Run run = runs.getLast();
            if (start < firstPfn || start + (long) run.count() > endPfn) {
                throw reader.error("this run lies outside the memory that case.json describes.");
            }
            end = (long) start + run.count();
        }
        if (runs.isEmpty()) {
            throw new CaptureException(
                    file, 1, 1, "there is no run of frames (M …); this is no page map.");
        }
        return new PageMap(List.copyOf(runs));
    }

    private static Run run(LineReader reader, int start) throws CaptureException {
        int count = reader.nextInt(1, 1 << 28);
        String state = reader.next();
        if (state.length() != 1 || STATES.indexOf(state.charAt(0)) < 0) {
            throw reader.error("'" + state + "' is no state of a page (one of " + STATES + ").");
        }
        return new Run(start, count, state.charAt(0), reader.nextInt(0, 10), reader.nextInt(-1, 4));
    }
}
