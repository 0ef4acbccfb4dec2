package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.ui.timeline.Outline;

/// Tells in plain sentences what an event was and why it happened: the one place where events
/// become prose.
///
/// All numbers come from the event and from the calls under way; the state at the cursor is not
/// asked.
public final class Narrator {
    private final Texts texts;

    /// A narrator with these sentences.
    public Narrator(Texts texts) {
        this.texts = texts;
    }

    /// {@return the narrator of the user's language}
    public static Narrator inUsersLanguage() {
        return new Narrator(Texts.beside(Narrator.class, "narration"));
    }

    /// {@return the story of step `step` of a run; step 0 tells of the start}
    public Story tell(Scenario scenario, Outline outline, int step) {
        if (step == 0) {
            return start(scenario, outline.witness());
        }
        return tell(new Scene(scenario, outline, step), outline.timeline().event(step));
    }

    private Story start(Scenario scenario, Witness witness) {
        Draft draft =
                new Draft(texts, "Start", Story.Tone.PLAIN)
                        .headline(scenario.title())
                        .sayIf(!scenario.text().isEmpty(), "text", scenario.text())
                        .say("memory", scenario.start().provenance());
        return testify(draft, witness).story();
    }

    private static Draft testify(Draft draft, Witness witness) {
        return switch (witness) {
            case Witness.None _ -> draft;
            case Witness.Agrees agrees -> draft.say("agrees", agrees.lines());
            case Witness.Differs differs ->
                    draft.say("differs", Figure.step(differs.step()))
                            .say("kernel", differs.kernel())
                            .say("model", differs.model());
        };
    }

    /// {@return what the request of step `step` has come to; nothing at step 0}
    Recap recap(Scenario scenario, Outline outline, int step) {
        return Recap.of(texts, new Scene(scenario, outline, step));
    }

    Story tell(Scene scene, Event event) {
        return switch (event) {
            case AllocatorEvent allocator -> new AllocatorStories(texts, scene).of(allocator);
            case VmemmapEvent vmemmap -> new VmemmapStories(texts, scene).of(vmemmap);
            case HotplugEvent hotplug -> new HotplugStories(texts, scene).of(hotplug);
        };
    }
}
