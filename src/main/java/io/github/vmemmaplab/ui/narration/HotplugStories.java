package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOfflined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOnlined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearMapped;
import io.github.vmemmaplab.kernel.event.HotplugEvent.LinearTableTaken;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionAdded;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionFailed;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionRemoved;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionsLeftBehind;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Story.Tone;

/// The stories of requests, sections and memory blocks.
final class HotplugStories {
    private final Texts texts;
    private final Scene scene;

    HotplugStories(Texts texts, Scene scene) {
        this.texts = texts;
        this.scene = scene;
    }

    Story of(HotplugEvent event) {
        return switch (event) {
            case OperationBegun begun -> begun(begun);
            case OperationEnded ended -> ended(ended);
            case KernelHalted halted ->
                    draft("KernelHalted." + halted.halt(), Tone.FAILURE)
                            .headline()
                            .say("text")
                            .story();
            case Refused refused ->
                    draft("Refused." + refused.refusal(), Tone.FAILURE)
                            .headline()
                            .say("text", scene.physical(refused.at()), sectionSize())
                            .story();
            case LinearTableTaken taken -> linearTableTaken(taken);
            case LinearMapped mapped ->
                    draft("LinearMapped", Tone.PLAIN)
                            .headline()
                            .say("text", mapped.tables())
                            .story();
            case SectionAdded added -> section("SectionAdded", Tone.PLAIN, added.section());
            case SectionFailed failed -> sectionFailed(failed);
            case SectionRemoved removed ->
                    section("SectionRemoved", Tone.TEARDOWN, removed.section());
            case SectionsLeftBehind left ->
                    draft("SectionsLeftBehind", Tone.FAILURE)
                            .headline(left.sections())
                            .say(
                                    "text",
                                    Figure.section(left.first()),
                                    Figure.section(left.first() + left.sections() - 1))
                            .story();
            case BlockOnlined online ->
                    block("BlockOnlined", online.startPfn(), online.pages(), online.zone());
            case BlockOfflined offline -> offlined(offline);
        };
    }

    private Story begun(OperationBegun begun) {
        Operation operation = begun.operation();
        String subject = "OperationBegun." + operation.getClass().getSimpleName();
        long section = 1L << scene.machine().sectionSizeBits();
        Draft draft =
                draft(subject, Tone.PLAIN)
                        .headline(
                                Figures.bytes(operation.size()), scene.physical(operation.start()));
        return switch (operation) {
            case Operation.Add add ->
                    draft.say("text", Math.max(0, add.size() / section), sectionSize())
                            .sayIf(add.memmapOnMemory(), "altmap")
                            .story();
            case Operation.Online online -> draft.say(online.type().name()).story();
            case Operation.Offline _, Operation.Remove _ -> draft.say("text").story();
        };
    }

    private Story ended(OperationEnded ended) {
        boolean ok = ended.result() == 0;
        String subject =
                "OperationEnded."
                        + ended.operation().getClass().getSimpleName()
                        + (ok ? ".ok" : ".failed");
        return draft(subject, ok ? Tone.PLAIN : Tone.FAILURE)
                .headline(Errno.name(ended.result()), Figures.bytes(ended.operation().size()))
                .say("text")
                .story();
    }

    private Story linearTableTaken(LinearTableTaken taken) {
        return draft("LinearTableTaken", Tone.PLAIN)
                .headline(taken.level().name())
                .say("text", Figure.frame(taken.pfn()))
                .sayIf(scene.machine().rodataFull(), "rodataFull")
                .story();
    }

    private Story section(String subject, Tone tone, int section) {
        return draft(subject, tone)
                .headline(Figure.section(section))
                .say("text", sectionSize())
                .story();
    }

    private Story sectionFailed(SectionFailed failed) {
        return draft("SectionFailed", Tone.FAILURE)
                .headline(Figure.section(failed.section()), Errno.name(failed.result()))
                .say("text")
                .story();
    }

    private Story offlined(BlockOfflined offline) {
        return block("BlockOfflined", offline.startPfn(), offline.pages(), offline.zone());
    }

    private Story block(String subject, int startPfn, int pages, int zone) {
        String physical = Figures.hex((long) startPfn << scene.machine().pageShift());
        Figure where = new Figure(physical, new Selection.Frames(startPfn, pages));
        return draft(subject, Tone.PLAIN)
                .headline(pages, Figures.zone(zone))
                .say("text", where)
                .story();
    }

    private String sectionSize() {
        return Figures.bytes(1L << scene.machine().sectionSizeBits());
    }

    private Draft draft(String subject, Tone tone) {
        return new Draft(texts, subject, tone);
    }
}
