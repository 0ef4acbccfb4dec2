package io.github.vmemmaplab.testkit.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What stands at each frame: a block where one starts, else nothing. An array a pageblock.
final class NaiveFrames {
    private final Map<Integer, NaiveBlock[]> rows = new HashMap<>();

    NaiveBlock get(int pfn) {
        NaiveBlock[] row = rows.get(pfn / NaiveBuddy.PAGEBLOCK);
        return row == null ? null : row[pfn % NaiveBuddy.PAGEBLOCK];
    }

    void put(int pfn, NaiveBlock block) {
        rows.computeIfAbsent(
                                pfn / NaiveBuddy.PAGEBLOCK,
                                row -> new NaiveBlock[NaiveBuddy.PAGEBLOCK])[
                        pfn % NaiveBuddy.PAGEBLOCK] =
                block;
    }

    NaiveBlock remove(int pfn) {
        NaiveBlock block = get(pfn);
        put(pfn, null);
        return block;
    }

    /// {@return a copy of the blocks that start in [from, end), in address order}
    Map<Integer, NaiveBlock> between(int from, int end) {
        Map<Integer, NaiveBlock> found = new TreeMap<>();
        for (int row = from / NaiveBuddy.PAGEBLOCK * NaiveBuddy.PAGEBLOCK;
                row < end;
                row += NaiveBuddy.PAGEBLOCK) {
            if (!rows.containsKey(row / NaiveBuddy.PAGEBLOCK)) {
                continue;
            }
            for (int pfn = Math.max(row, from); pfn < row + NaiveBuddy.PAGEBLOCK; pfn++) {
                NaiveBlock block = get(pfn);
                if (block != null && pfn < end) {
                    found.put(pfn, block);
                }
            }
        }
        return found;
    }
}
