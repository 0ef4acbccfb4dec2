package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import java.util.List;

/// What there is to say about one page frame, line by line.
final class FrameStory {
    // Links of free lists change all the time; who holds a block, and its size, do not.
    private static final long FREE_IDENTITY = 0xffL << 56;

    private FrameStory() {}

    /// {@return lines about a frame; O(changes before the cursor)}
    static List<String> of(Frame frame, int pfn) {
        PhysicalMemory memory = frame.kernel().memory();
        Texts texts = MapWords.TEXTS;
        int head = memory.headOf(pfn);
        long word = memory.word(head);
        FrameKind kind = FrameWord.kind(word);
        long physical = (long) pfn << frame.kernel().machine().pageShift();
        String title = texts.of("tip.frame", Figures.hex(pfn));
        String address = texts.of("tip.address", MapWords.address(physical));
        if (kind == FrameKind.ABSENT) {
            return List.of(title, address, texts.of("kind.ABSENT"));
        }
        int order = FrameWord.order(word);
        return List.of(
                title,
                address,
                texts.of("tip.owner", texts.of("kind." + kind)),
                order == 0
                        ? texts.of("tip.single")
                        : texts.of("tip.order", order, pfn - head, 1 << order),
                kind == FrameKind.OFFLINE ? texts.of("tip.nozone") : pageblock(memory, pfn),
                since(frame, head, word));
    }

    private static String pageblock(PhysicalMemory memory, int pfn) {
        return MapWords.TEXTS.of(
                "tip.pageblock",
                MigrateType.of(memory.pageblockType(pfn)).kernelName(),
                Figures.zone(memory.zoneOf(pfn)));
    }

    private static String since(Frame frame, int head, long word) {
        long bits = FrameWord.kind(word).isUsed() ? -1 : FREE_IDENTITY;
        int step = frame.timeline().lastChangeOf(Cell.of(Space.FRAME, head), bits);
        return step == 0
                ? MapWords.TEXTS.of("tip.since.start")
                : MapWords.TEXTS.of("tip.since", step);
    }
}
