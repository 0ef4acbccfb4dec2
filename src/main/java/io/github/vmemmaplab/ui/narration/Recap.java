package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.ui.narration.Story.Tone;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Outline.Attempt;
import io.github.vmemmaplab.ui.timeline.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the running request has come to, for somebody who looks up in the middle of it: what was
/// asked, what failed and why, what is done instead.
///
/// Made from events up to the cursor alone; costs the attempts of the run.
///
/// @param lines in the order of telling; the last ones are missing as long as nothing failed
record Recap(List<Line> lines) {
    static final Recap NONE = new Recap(List.of());

    Recap {
        lines = List.copyOf(lines);
    }

    /// One line of it.
    ///
    /// @param name what it is about, in a word
    /// @param sentence what there is to say
    /// @param tone how it is coloured
    record Line(String name, Sentence sentence, Tone tone) {}

    /// {@return what the request that event `scene.step()` belongs to has come to}
    static Recap of(Texts texts, Scene scene) {
        Span request = scene.within(Span.Kind.REQUEST);
        if (request == null || !(request.opener() instanceof OperationBegun begun)) {
            return NONE;
        }
        List<Line> lines = new ArrayList<>();
        Story asked = new HotplugStories(texts, scene).of(begun);
        lines.add(new Line(texts.of("Recap.asked"), asked.title(), Tone.PLAIN));
        List<Attempt> failed = failed(scene, request.first());
        if (!failed.isEmpty()) {
            addFailure(lines, texts, scene, failed);
        }
        return new Recap(lines);
    }

    private static List<Attempt> failed(Scene scene, int first) {
        return scene.outline().attempts().stream()
                .filter(Attempt::failed)
                .filter(attempt -> attempt.step() >= first && attempt.step() <= scene.step())
                .toList();
    }

    private static void addFailure(
            List<Line> lines, Texts texts, Scene scene, List<Attempt> failed) {
        Sentence.Writer writer = new Sentence.Writer(texts);
        Attempt last = failed.getLast();
        String why = obstacle(scene.outline(), last);
        Sentence failure =
                writer.write(why, failed.size(), scene.slotAt(last.addr()), scene.pagesPerBlock());
        lines.add(new Line(texts.of("Recap.failed"), failure, Tone.FAILURE));
        remedy(scene, last)
                .ifPresent(remedy ->
                        lines.add(
                                new Line(
                                        texts.of("Recap.instead"),
                                        writer.write(
                                                "Recap.instead." + remedy,
                                                scene.slotAt(last.addr()),
                                                scene.slots().count()),
                                        tone(remedy))));
    }

    private static String obstacle(Outline outline, Attempt attempt) {
        return outline.timeline().event(attempt.step()) instanceof SlotFailed slot
                ? "Recap.failed." + slot.failure().obstacle()
                : "Recap.failed.FRAGMENTATION";
    }

    // Chosen right after the failure; of a policy that has none the kernel says nothing.
    private static Optional<Remedy> remedy(Scene scene, Attempt attempt) {
        if (scene.step() == attempt.step()) {
            return Optional.empty();
        }
        return scene.outline().timeline().event(attempt.step() + 1) instanceof RemedyChosen chosen
                ? Optional.of(chosen.remedy())
                : Optional.of(Remedy.FAIL);
    }

    private static Tone tone(Remedy remedy) {
        return switch (remedy) {
            case FAIL -> Tone.FAILURE;
            case BASE_PAGES_FOR_SLOT -> Tone.FALLBACK;
            case FREE_REQUEST, FREE_MAPPED -> Tone.TEARDOWN;
        };
    }
}
