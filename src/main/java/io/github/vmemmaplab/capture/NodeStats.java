package io.github.vmemmaplab.capture;

import org.jspecify.annotations.Nullable;

/// What a node's statistics before the first operation say about reclaim (`before.zoneinfo.txt`,
/// the text of /proc/zoneinfo).
///
/// @param filePages page cache that reclaim may drop, in pages
/// @param kswapdGaveUp whether kswapd leaves the node to direct reclaim
record NodeStats(long filePages, boolean kswapdGaveUp) {

    /// Reads statistics; `file` names them in errors. A file without the figures gives null.
    static @Nullable NodeStats parse(String file, String text) throws CaptureException {
        long filePages = 0;
        long gaveUp = -1;
        int number = 0;
        for (String line : text.lines().toList()) {
            LineReader reader = new LineReader(file, ++number, line);
            if (!reader.hasNext()) {
                continue;
            }
            switch (reader.next()) {
                case "nr_inactive_file", "nr_active_file" ->
                        filePages += reader.number(reader.next(), 10, 0, Integer.MAX_VALUE);
                case "node_unreclaimable:" ->
                        gaveUp = Math.max(gaveUp, reader.number(reader.next(), 10, 0, 1));
                default -> {}
            }
        }
        return gaveUp < 0 ? null : new NodeStats(filePages, gaveUp == 1);
    }
}
