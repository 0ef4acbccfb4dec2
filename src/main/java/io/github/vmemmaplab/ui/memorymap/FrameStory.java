package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.timeline.FrameHistory;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Tells what there is to say about one page frame, line by line. The first frame of a run costs
/// O(changes of the run), the others little.
final class FrameStory {
    private static final Texts TEXTS = MapWords.TEXTS;

    private @Nullable Timeline timeline;
    private @Nullable FrameHistory history;

    /// {@return lines about a frame}
    List<String> of(Frame frame, int pfn) {
        Kernel kernel = frame.kernel();
        PhysicalMemory memory = kernel.memory();
        int head = memory.headOf(pfn);
        long word = memory.word(head);
        FrameKind kind = FrameWord.kind(word);
        long physical = (long) pfn << kernel.machine().pageShift();
        List<String> lines = new ArrayList<>();
        lines.add(TEXTS.of("tip.frame", Figures.hex(pfn)));
        lines.add(TEXTS.of("tip.address", MapWords.address(physical)));
        lines.add(TEXTS.of("tip.owner", TEXTS.of("kind." + kind)));
        if (kind == FrameKind.ABSENT) {
            return lines;
        }
        int order = FrameWord.order(word);
        lines.add(
                order == 0
                        ? TEXTS.of("tip.single")
                        : TEXTS.of("tip.order", order, pfn - head, 1 << order));
        ListPlace.of(kernel, head, word).ifPresent(place -> lines.add(onList(place)));
        lines.add(pageblock(kernel, pfn, kind));
        lines.add(since(frame, head, kind));
        return lines;
    }

    private static String onList(ListPlace place) {
        return switch (place) {
            case ListPlace.Buddy(int order, MigrateType type, int at, int of) when at > 0 ->
                    TEXTS.of("tip.list", type.kernelName(), order, at, of);
            case ListPlace.Buddy(int order, MigrateType type, _, int of) ->
                    TEXTS.of("tip.list.far", type.kernelName(), order, ListPlace.MOST, of);
            case ListPlace.PerCpu(int cpu, int at, int of) -> TEXTS.of("tip.perCpu", cpu, at, of);
        };
    }

    private static String pageblock(Kernel kernel, int pfn, FrameKind kind) {
        long physical = (long) pfn << kernel.machine().pageShift();
        String section = String.valueOf(kernel.sections().sectionOf(physical));
        return kind == FrameKind.OFFLINE
                ? TEXTS.of("tip.nozone", section)
                : TEXTS.of(
                        "tip.pageblock",
                        MigrateType.of(kernel.memory().pageblockType(pfn)).kernelName(),
                        Figures.zone(kernel.memory().zoneOf(pfn)),
                        section);
    }

    private String since(Frame frame, int head, FrameKind kind) {
        FrameHistory known = history;
        if (known == null || timeline != frame.timeline()) {
            timeline = frame.timeline();
            known = FrameHistory.of(timeline);
            history = known;
        }
        int step = known.lastChange(head, frame.step(), kind.isUsed());
        return step == 0 ? TEXTS.of("tip.since.start") : TEXTS.of("tip.since", step);
    }
}
