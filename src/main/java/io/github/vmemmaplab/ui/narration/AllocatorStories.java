package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.AllocationFailed;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockAllocated;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockTaken;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.ClaimRefused;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.CompactionEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.DirectReclaimEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OomKilled;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.OutOfMemory;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageMigrated;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PageReclaimed;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.PerCpuDrained;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.WarnedOnce;
import io.github.vmemmaplab.ui.narration.Story.Tone;
import io.github.vmemmaplab.ui.timeline.Span;

/// The stories of the page allocator.
final class AllocatorStories {
    private final Texts texts;
    private final Scene scene;

    AllocatorStories(Texts texts, Scene scene) {
        this.texts = texts;
        this.scene = scene;
    }

    Story of(AllocatorEvent event) {
        return switch (event) {
            case BlockTaken taken -> taken(taken);
            case BlockStolen stolen -> stolen(stolen);
            case ClaimRefused refused -> claimRefused(refused);
            case BlockAllocated allocated -> allocated(allocated);
            case AllocationFailed failed -> failed(failed);
            case PerCpuDrained drained ->
                    draft("PerCpuDrained", Tone.PLAIN)
                            .headline(drained.cpu(), drained.pages())
                            .say("text", Figures.zone(drained.zone()))
                            .story();
            case PageMigrated migrated ->
                    draft("PageMigrated", Tone.PLAIN)
                            .headline(Figure.frame(migrated.from()), Figure.frame(migrated.to()))
                            .say("text")
                            .story();
            case CompactionEnded ended -> compacted(ended);
            case PageReclaimed dropped ->
                    draft("PageReclaimed", Tone.PLAIN)
                            .headline(Figure.frame(dropped.pfn()))
                            .say(dropped.byKswapd() ? "kswapd" : "direct")
                            .story();
            case DirectReclaimEnded ended ->
                    draft("DirectReclaimEnded", Tone.PLAIN)
                            .headline(ended.reclaimed())
                            .say("text", ended.scanned(), Figure.order(ended.order()))
                            .story();
            case KswapdEnded ended ->
                    draft("KswapdEnded", Tone.PLAIN)
                            .headline(ended.reclaimed())
                            .say(
                                    ended.reclaimed() > 0 ? "text" : "nothing",
                                    Figure.order(ended.order()))
                            .story();
            case WarnedOnce warned ->
                    draft("WarnedOnce", Tone.FAILURE)
                            .headline()
                            .say("text", Figure.order(warned.order()))
                            .story();
            case OutOfMemory out ->
                    draft("OutOfMemory", Tone.FAILURE)
                            .headline()
                            .say("text", out.freePages(), out.mark())
                            .story();
            case OomKilled killed ->
                    draft(
                                    killed.pages() > 0 ? "OomKilled.process" : "OomKilled.adder",
                                    Tone.FAILURE)
                            .headline(killed.pages())
                            .say("text", killed.pages())
                            .story();
        };
    }

    private Story taken(BlockTaken taken) {
        boolean split = taken.fromOrder() > taken.order();
        int slot = scene.currentSlot();
        return draft(split ? "BlockTaken.split" : "BlockTaken.whole", Tone.PLAIN)
                .headline(
                        Figure.order(taken.order()),
                        Figure.order(taken.fromOrder()),
                        Figure.list(taken.fromOrder(), taken.type()))
                .say(
                        "text",
                        Figure.frames(taken.pfn(), 1 << taken.order()),
                        Figure.list(taken.fromOrder() - 1, taken.type()),
                        Figures.zone(taken.zone()),
                        taken.fromOrder() - taken.order(),
                        Figure.order(taken.order()),
                        Figure.order(taken.fromOrder() - 1))
                .sayIf(slot >= 0, "slot", scene.slotNumber(slot))
                .story();
    }

    private Story stolen(BlockStolen stolen) {
        int half = 1 << (scene.machine().pageblockOrder() - 1);
        boolean counted = stolen.freePages() > 0;
        boolean enough = stolen.freePages() + stolen.alikePages() >= half;
        return draft("BlockStolen." + stolen.kind(), Tone.PLAIN)
                .headline(
                        Figure.order(stolen.currentOrder()),
                        Figure.list(stolen.currentOrder(), stolen.fallback()))
                .say("text", Figures.type(stolen.start()), Figure.order(stolen.order()))
                .sayIf(
                        counted,
                        enough ? "claimed" : "kept",
                        stolen.freePages(),
                        stolen.alikePages(),
                        Figures.type(stolen.start()))
                .sayIf(stolen.boost() > 0, "boost", Figures.zone(stolen.zone()), stolen.boost())
                .story();
    }

    private Story claimRefused(ClaimRefused refused) {
        return draft("ClaimRefused", Tone.PLAIN)
                .headline(Figure.list(refused.currentOrder(), refused.fallback()))
                .say(
                        "text",
                        refused.freePages(),
                        refused.alikePages(),
                        Figure.order(refused.order()))
                .story();
    }

    private Story allocated(BlockAllocated allocated) {
        boolean page = allocated.order() == 0;
        int slot = scene.currentSlot();
        boolean linear = scene.within(Span.Kind.LINEAR_MAP) != null;
        return draft(page ? "BlockAllocated.page" : "BlockAllocated.block", Tone.PLAIN)
                .headline(
                        Figure.order(allocated.order()),
                        Figure.frames(allocated.pfn(), 1 << allocated.order()),
                        Figure.frame(allocated.pfn() + (1 << allocated.order()) - 1))
                .sayIf(slot >= 0, "slot", scene.slotNumber(slot))
                .sayIf(slot < 0 && linear, "linear")
                .story();
    }

    private Story compacted(CompactionEnded ended) {
        boolean captured = ended.captured() >= 0;
        String subject = "CompactionEnded." + (ended.sync() ? "sync" : "async");
        return draft(subject, Tone.PLAIN)
                .headline(captured ? 1 : 0, Figure.order(ended.order()))
                .say("text", ended.migrateScanned(), ended.migrated())
                .sayIf(captured, "captured", Figure.frames(ended.captured(), 1 << ended.order()))
                .story();
    }

    private Story failed(AllocationFailed failed) {
        Draft draft =
                draft("AllocationFailed", Tone.FAILURE)
                        .headline(failed.failure().order(), Figure.order(failed.failure().order()));
        new FailureSentences(draft, failed.failure(), scene.machine().pageSize()).say();
        int rounds = failed.failure().reclaimRounds();
        return draft.sayIf(failed.failure().order() == 0, "reclaim", rounds).story();
    }

    private Draft draft(String subject, Tone tone) {
        return new Draft(texts, subject, tone);
    }
}
