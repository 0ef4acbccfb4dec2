package io.github.vmemmaplab.capture;

import java.util.ArrayList;
import java.util.List;

/// Every page frame of a machine before the first operation, as runs of equal frames
/// (`before.pmap.txt`).
///
/// @param runs in address order
record PageMap(List<Run> runs) {

    /// `count` frames from `start`: state letter, block order, migrate type of the pageblock.
    record Run(int start, int count, char state, int order, int type) {}

    /// Reads a page map; `file` names it in errors.
    static PageMap parse(String file, String text) throws CaptureException {
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
            int count = reader.nextInt(1, 1 << 28);
            String state = reader.next();
            runs.add(
                    new Run(
                            start,
                            count,
                            state.charAt(0),
                            reader.nextInt(0, 15),
                            reader.nextInt(-1, 5)));
            end = (long) start + count;
        }
        if (runs.isEmpty()) {
            throw new CaptureException(
                    file, 1, 1, "there is no run of frames (M …); this is no page map.");
        }
        return new PageMap(List.copyOf(runs));
    }
}
