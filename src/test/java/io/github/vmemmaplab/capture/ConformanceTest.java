package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The model against real kernels, page by page, on every capture that comes with the program.
///
/// What differs is written down with its reason; anything else that differs fails the build, and so
/// does a difference that has gone away.
final class ConformanceTest {
    private static final int SHIPPED = 44;

    /// How deep a request is judged.
    enum Depth {
        RESULT,
        ORDER9,
        PAGES,
        LISTS
    }

    private static final Set<Depth> PAGE_BY_PAGE = Set.of(Depth.PAGES, Depth.LISTS);

    // Skip marks from an earlier compaction that no capture shows.
    private static final Map<String, Set<Depth>> COMPACTED_BEFORE =
            Map.of("s27-single-K0-v1 1", PAGE_BY_PAGE);

    // Which page of the cache is dropped hangs on the order of the LRU lists, which no capture
    // shows.
    private static final Map<String, Set<Depth>> RECLAIMS =
            Map.of(
                    "s30-pcfrag-method1 1", PAGE_BY_PAGE,
                    "s30-pcwhole-orig 1", PAGE_BY_PAGE,
                    "g12s30-pcwhole-generic 1", PAGE_BY_PAGE);

    @Test
    void everyShippedCaptureComesOutAsOnTheKernel() throws IOException {
        Map<String, Set<Depth>> differences = new TreeMap<>();
        Map<Depth, Integer> equal = new EnumMap<>(Depth.class);
        int judged = 0;
        List<String> names = ShippedCaptures.names();
        assertEquals(SHIPPED, names.size());
        for (String name : names) {
            Capture capture = ShippedCaptures.open(name);
            for (int number : capture.startable()) {
                judged++;
                Judgement judgement = Judgement.of(capture, number);
                judgement.equalDepths().forEach(depth -> equal.merge(depth, 1, Integer::sum));
                if (!judgement.differentDepths().isEmpty()) {
                    differences.put(name + " " + number, judgement.differentDepths());
                }
            }
        }
        System.getLogger("conformance")
                .log(System.Logger.Level.INFO, "of " + judged + " requests equal: " + equal);
        assertEquals(known(), differences);
    }

    private static Map<String, Set<Depth>> known() {
        Map<String, Set<Depth>> known = new TreeMap<>(COMPACTED_BEFORE);
        known.putAll(RECLAIMS);
        return known;
    }
}
