package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.timeline.FrameHistory;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

/// Colours a block by how many steps ago it changed hands or size. Pageblocks that the run never
/// touches are plain.
final class AgeColoring implements Coloring {
    private @Nullable Timeline timeline;
    private @Nullable FrameHistory history;
    private int pageblock = 1;
    private int step;

    @Override
    public void follow(Frame frame) {
        if (frame.timeline() != timeline) {
            timeline = frame.timeline();
            history = FrameHistory.of(timeline);
            pageblock = 1 << frame.kernel().memory().pageblockOrder();
        }
        step = frame.step();
    }

    // A block of two pageblocks begins in the one before.
    @Override
    public boolean isPlain(int pfn) {
        int start = pfn & -pageblock;
        return history == null || !history.isTouched(start & -(2 * pageblock), start + pageblock);
    }

    @Override
    public int ofKind(FrameKind kind) {
        Shade shade =
                switch (kind) {
                    case ABSENT -> Shade.ABSENT;
                    case OFFLINE -> Shade.HOT_ADDED;
                    case FREE,
                            PER_CPU,
                            ISOLATED,
                            RESERVED,
                            KERNEL,
                            SLAB,
                            RECLAIMABLE,
                            ANON,
                            FILE,
                            PINNED,
                            PAGE_TABLE,
                            VMEMMAP_BLOCK,
                            VMEMMAP_PAGE ->
                            Shade.SINCE_START;
                };
        return shade.ordinal();
    }

    @Override
    public int of(int pfn, long word) {
        FrameKind kind = FrameWord.kind(word);
        if (history == null || kind == FrameKind.ABSENT || kind == FrameKind.OFFLINE) {
            return ofKind(kind);
        }
        int head = pfn & -(1 << FrameWord.order(word));
        int since = history.lastChange(head, step, kind.isUsed());
        return (since == 0 ? Shade.SINCE_START : ofAge(step - since)).ordinal();
    }

    private static Shade ofAge(int steps) {
        if (steps == 0) {
            return Shade.NOW;
        }
        if (steps <= 10) {
            return Shade.LAST_TEN;
        }
        if (steps <= 100) {
            return Shade.LAST_HUNDRED;
        }
        return steps <= 1000 ? Shade.LAST_THOUSAND : Shade.EARLIER;
    }
}
