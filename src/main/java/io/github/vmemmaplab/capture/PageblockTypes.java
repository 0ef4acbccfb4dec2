package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds which pageblocks changed their migrate type between the page map and the free-list
/// snapshot.
///
/// In 6.12 a free block is always listed under its pageblock's type. Before, a fallback that moves
/// a pageblock's free blocks changes its type only if at least half of it was free or alike; the
/// page map still has the counts that this was decided by.
final class PageblockTypes {
    private static final int MOVABLE = MigrateType.MOVABLE.ordinal();

    private final PhysicalMemory memory;
    private final PageMap before;
    private final EarlierLists earlier;
    private final boolean claims;
    private final Map<Integer, Votes> votes = new LinkedHashMap<>();

    PageblockTypes(Kernel kernel, PageMap before, EarlierLists earlier) {
        claims = kernel.machine().version().isAtLeast(KernelVersion.V6_12);
        memory = kernel.memory();
        this.before = before;
        this.earlier = earlier;
    }

    /// Notes a listed free block.
    void listed(int pfn, int order, int type, int zone) {
        int pages = 1 << memory.pageblockOrder();
        for (int at = pfn & -pages; at < pfn + (1 << order); at += pages) {
            if (!isBoot(pfn) || order >= memory.pageblockOrder()) {
                memory.setPageblock(at, zone, type);
            }
            Votes vote = votes.computeIfAbsent(at, start -> new Votes());
            if (claims || !earlier.had(pfn, type)) {
                vote.buddy[type]++;
            } else {
                vote.unmoved = true;
            }
        }
    }

    /// Notes a page on a CPU's list: where no free block tells, most of these tell.
    void heldByCpu(int pfn, int type) {
        int start = pfn & -(1 << memory.pageblockOrder());
        votes.computeIfAbsent(start, at -> new Votes()).cpu[type]++;
    }

    /// Notes a page that has been handed out since the page map was taken, to a request of `type`.
    void takenFor(int pfn, int type) {
        heldByCpu(pfn, type);
    }

    private boolean isBoot(int pfn) {
        PageMap.Run last = before.runs().getLast();
        return pfn < last.start() + last.count();
    }

    /// Decides about the pageblocks whose free pages are listed under another type.
    void settle() {
        votes.forEach((start, vote) -> {
            int now = memory.pageblockType(start);
            int type = vote.verdict(now);
            boolean listed = claims && !vote.onlyCpu();
            if (type != now && (listed || type == MOVABLE || wasClaimed(start, type))) {
                memory.setPageblockType(start, type);
            }
        });
    }

    /// What the free pages of one pageblock say of its type.
    private static final class Votes {
        private final int[] buddy = new int[MigrateType.COUNT];
        private final int[] cpu = new int[MigrateType.COUNT];
        private boolean unmoved;

        boolean onlyCpu() {
            return Arrays.stream(buddy).sum() == 0;
        }

        int verdict(int now) {
            int best = now;
            if (onlyCpu() && unmoved) {
                // Whoever claims a pageblock moves all its free pages.
                return best;
            }
            int[] counts = onlyCpu() ? cpu : buddy;
            for (int type = 0; type < counts.length; type++) {
                best = counts[type] > counts[best] ? type : best;
            }
            return best;
        }
    }

    private boolean wasClaimed(int start, int type) {
        int pages = 1 << memory.pageblockOrder();
        int free = 0;
        int movable = 0;
        for (PageMap.Run run : before.runs()) {
            int overlap =
                    Math.min(run.start() + run.count(), start + pages)
                            - Math.max(run.start(), start);
            if (overlap > 0 && run.state() == 'F') {
                free += overlap;
            } else if (overlap > 0 && (run.state() == 'A' || run.state() == 'L')) {
                movable += overlap;
            }
        }
        boolean fromMovable = memory.pageblockType(start) == MigrateType.MOVABLE.ordinal();
        int alike =
                type == MigrateType.MOVABLE.ordinal()
                        ? movable
                        : fromMovable ? pages - free - movable : 0;
        return free + alike >= pages / 2;
    }
}
