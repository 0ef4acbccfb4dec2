package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntriesScanned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.EntryVisited;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableFreed;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Story.Tone;
import io.github.vmemmaplab.ui.timeline.Span;

/// The stories of taking mappings down.
final class FreeStories {
    private final Texts texts;
    private final Scene scene;

    FreeStories(Texts texts, Scene scene) {
        this.texts = texts;
        this.scene = scene;
    }

    Story entered(FreeEntered entered) {
        return switch (entered.range()) {
            case LINEAR ->
                    draft("FreeEntered.LINEAR", Tone.TEARDOWN).headline().say("text").story();
            case VMEMMAP ->
                    draft("FreeEntered.VMEMMAP", Tone.TEARDOWN)
                            .headline(scene.slotsIn(entered.start(), entered.end()))
                            .say(asker(), scene.policy().label())
                            .say("passes")
                            .sayIf(entered.altmap(), "altmap")
                            .story();
        };
    }

    private String asker() {
        if (scene.within(Span.Kind.POPULATE) != null) {
            return "byPolicy";
        }
        return scene.operation() instanceof Operation.Remove ? "byRemove" : "byRollback";
    }

    Story visited(EntryVisited visited) {
        String entry = visited.none() ? "none" : "mapped";
        return draft("EntryVisited." + visited.pass() + "." + entry, Tone.TEARDOWN)
                .headline(visited.level().name(), scene.slotAt(visited.addr()))
                .say("text")
                .story();
    }

    Story scanned(EntriesScanned scanned) {
        String key =
                switch (scanned.pass()) {
                    case UNMAP, FREE_EMPTY -> "EntriesScanned." + scanned.pass();
                    case RESCAN ->
                            scanned.mapped() == 0
                                    ? "EntriesScanned.RESCAN.empty"
                                    : "EntriesScanned.RESCAN.used";
                };
        return draft(key, Tone.TEARDOWN)
                .headline(
                        scanned.level().name(),
                        scene.slotAt(scanned.addr()),
                        scanned.none() + scanned.mapped())
                .say("text", scanned.none())
                .story();
    }

    Story freed(MemoryFreed freed) {
        boolean block = freed.order() > 0;
        return draft(block ? "MemoryFreed.block" : "MemoryFreed.page", Tone.TEARDOWN)
                .headline(
                        scene.slotAt(freed.addr()),
                        scene.pageOfSlot(freed.addr()),
                        1L << freed.order())
                .say("text", Figure.frames(freed.pfn(), 1 << freed.order()), 1L << freed.order())
                .sayIf(freed.altmap(), "altmap")
                .story();
    }

    Story tableFreed(TableFreed freed) {
        return draft("TableFreed." + freed.range(), Tone.TEARDOWN)
                .headline(freed.level().name(), scene.slotAt(freed.addr()))
                .say("text", Figure.frame(freed.pfn()))
                .story();
    }

    Story returned(FreeReturned returned) {
        return switch (returned.range()) {
            case LINEAR ->
                    draft("FreeReturned.LINEAR", Tone.TEARDOWN).headline().say("text").story();
            case VMEMMAP -> {
                long none = visits(returned.visits(), true);
                yield draft("FreeReturned.VMEMMAP", Tone.TEARDOWN)
                        .headline(walked(visits(returned.visits(), false) + none), none)
                        .say("text")
                        .sayIf(scene.within(Span.Kind.POPULATE) != null, "rebuild")
                        .story();
            }
        };
    }

    private static Figure walked(long entries) {
        return new Figure(Figures.count(entries), new Selection.Tally(Counted.FREED));
    }

    // A folded level has no entries of its own: what the kernel counts there is the entry above.
    private long visits(Visits visits, boolean none) {
        var layout = new AddressLayout(scene.machine());
        long sum = 0;
        for (Pass pass : Pass.values()) {
            for (Level level : Level.values()) {
                boolean isTop = level == Level.PGD && pass != Pass.RESCAN;
                boolean folded = layout.isFolded(level);
                long wanted = none ? visits.none(pass, level) : visits.mapped(pass, level);
                if (isTop && layout.isFolded(Level.P4D)) {
                    wanted = none ? visits.none(pass, Level.P4D) : visits.mapped(pass, Level.P4D);
                }
                sum += folded ? 0 : wanted;
            }
        }
        return sum;
    }

    private Draft draft(String subject, Tone tone) {
        return new Draft(texts, subject, tone);
    }
}
