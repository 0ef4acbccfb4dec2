package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.PopulateReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotGotBlock;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotPresent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotTried;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableInstalled;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Story.Tone;

/// The stories of populating the vmemmap.
final class VmemmapStories {
    private final Texts texts;
    private final Scene scene;

    VmemmapStories(Texts texts, Scene scene) {
        this.texts = texts;
        this.scene = scene;
    }

    Story of(VmemmapEvent event) {
        return switch (event) {
            case PopulateEntered entered -> populateEntered(entered);
            case PopulateReturned returned -> populateReturned(returned);
            case SlotTried tried -> slotTried(tried);
            case SlotGotBlock got -> slotGotBlock(got);
            case SlotMapped mapped -> slotMapped(mapped);
            case SlotPresent present ->
                    draft("SlotPresent", Tone.PLAIN)
                            .headline(scene.slotAt(present.addr()))
                            .say("text")
                            .story();
            case SlotFailed failed -> slotFailed(failed);
            case RemedyChosen chosen -> new RemedyStories(texts, scene).of(chosen);
            case BasePagesEntered entered -> basePagesEntered(entered);
            case BasePageMapped mapped -> basePageMapped(mapped);
            case BasePagesReturned returned -> basePagesReturned(returned);
            case TableInstalled installed -> tableInstalled(installed);
            case FreeEntered entered -> free().entered(entered);
            case EntryVisited visited -> free().visited(visited);
            case EntriesScanned scanned -> free().scanned(scanned);
            case MemoryFreed freed -> free().freed(freed);
            case TableFreed freed -> free().tableFreed(freed);
            case FreeReturned returned -> free().returned(returned);
        };
    }

    private Story populateEntered(PopulateEntered entered) {
        long bytes = entered.end() - entered.start();
        boolean blocks = scene.machine().pageShift() == 12;
        return draft("PopulateEntered", Tone.PLAIN)
                .headline(scene.slotsIn(entered.start(), entered.end()))
                .say("size", Figures.bytes(scene.described(bytes)), Figures.bytes(bytes))
                .sayIf(blocks, "blocks", scene.pagesPerBlock())
                .sayIf(!blocks, "pages")
                .sayIf(entered.altmap(), "altmap")
                .story();
    }

    private Story populateReturned(PopulateReturned returned) {
        boolean ok = returned.result() == 0;
        return draft(
                        ok ? "PopulateReturned.ok" : "PopulateReturned.failed",
                        ok ? Tone.PLAIN : Tone.FAILURE)
                .headline(Errno.name(returned.result()))
                .say("text")
                .story();
    }

    private Story slotTried(SlotTried tried) {
        return draft("SlotTried", Tone.PLAIN)
                .headline(scene.slotAt(tried.addr()))
                .sayIf(
                        !tried.altmap(),
                        "system",
                        scene.pagesPerBlock(),
                        Figure.order(scene.machine().pmdOrder()))
                .sayIf(tried.altmap(), "altmap")
                .story();
    }

    private Story slotGotBlock(SlotGotBlock got) {
        return draft("SlotGotBlock", Tone.BLOCK)
                .headline(scene.slotAt(got.addr()))
                .say(
                        "text",
                        scene.blockAt(got.pfn()),
                        Figure.frame(got.pfn() + (int) scene.pagesPerBlock() - 1))
                .story();
    }

    private Story slotMapped(SlotMapped mapped) {
        return draft("SlotMapped", Tone.BLOCK)
                .headline(scene.slotAt(mapped.addr()))
                .say(
                        "text",
                        Figures.bytes(scene.described(scene.machine().pmdSize())),
                        scene.blockAt(mapped.pfn()))
                .say("tlb", scene.pagesPerBlock())
                .story();
    }

    private Story slotFailed(SlotFailed failed) {
        Draft draft = draft("SlotFailed", Tone.FAILURE).headline(scene.slotAt(failed.addr()));
        new FailureSentences(draft, failed.failure(), scene.machine().pageSize()).say();
        String key = scene.policy().onMissingBlock(scene.altmap()).name();
        return draft.say(key, scene.policy().label(), scene.pagesPerBlock()).story();
    }

    private Story basePagesEntered(BasePagesEntered entered) {
        return draft("BasePagesEntered", Tone.FALLBACK)
                .headline(
                        scene.slotsIn(entered.start(), entered.end()),
                        scene.slotAt(entered.start()),
                        scene.slotAt(entered.end() - 1))
                .say("text", (entered.end() - entered.start()) >> scene.machine().pageShift())
                .story();
    }

    private Story basePageMapped(BasePageMapped mapped) {
        long pages = scene.machine().pageSize();
        return draft("BasePageMapped", Tone.FALLBACK)
                .headline(
                        scene.slotAt(mapped.addr()),
                        scene.pageOfSlot(mapped.addr()),
                        scene.pagesPerBlock())
                .say("text", Figure.frame(mapped.pfn()), Figures.bytes(scene.described(pages)))
                .sayIf(mapped.altmap(), "altmap")
                .story();
    }

    private Story basePagesReturned(BasePagesReturned returned) {
        boolean ok = returned.result() == 0;
        return draft(
                        ok ? "BasePagesReturned.ok" : "BasePagesReturned.failed",
                        ok ? Tone.FALLBACK : Tone.FAILURE)
                .headline(
                        scene.slotsIn(returned.start(), returned.end()),
                        scene.slotAt(returned.start()),
                        scene.slotAt(returned.end() - 1))
                .say(
                        "text",
                        (returned.end() - returned.start()) >> scene.machine().pageShift(),
                        Errno.name(returned.result()))
                .story();
    }

    private Story tableInstalled(TableInstalled installed) {
        boolean last = installed.level() == Level.PTE;
        return draft(last ? "TableInstalled.slot" : "TableInstalled.upper", Tone.PLAIN)
                .headline(installed.level().name(), scene.slotAt(installed.addr()))
                .say("text", Figure.frame(installed.pfn()), 1L << (scene.machine().pageShift() - 3))
                .story();
    }

    private FreeStories free() {
        return new FreeStories(texts, scene);
    }

    private Draft draft(String subject, Tone tone) {
        return new Draft(texts, subject, tone);
    }
}
