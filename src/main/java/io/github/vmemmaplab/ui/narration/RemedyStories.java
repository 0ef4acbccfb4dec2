package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.ui.narration.Story.Tone;
import io.github.vmemmaplab.ui.timeline.Span;

/// The stories of what a policy does about a slot without a block.
final class RemedyStories {
    private final Texts texts;
    private final Scene scene;

    RemedyStories(Texts texts, Scene scene) {
        this.texts = texts;
        this.scene = scene;
    }

    Story of(RemedyChosen chosen) {
        return switch (chosen.remedy()) {
            case FAIL ->
                    draft("RemedyChosen.FAIL", Tone.FAILURE)
                            .headline()
                            .say("text", scene.policy().label())
                            .story();
            case BASE_PAGES_FOR_SLOT -> basePages(chosen);
            case FREE_REQUEST ->
                    draft("RemedyChosen.FREE_REQUEST", Tone.TEARDOWN)
                            .headline()
                            .say(
                                    "text",
                                    scene.policy().label(),
                                    scene.slotsIn(chosen.start(), chosen.end()),
                                    slotsBeforeFailed())
                            .story();
            case FREE_MAPPED -> freeMapped();
        };
    }

    private Story basePages(RemedyChosen chosen) {
        int slot = scene.slot(chosen.start());
        return draft("RemedyChosen.BASE_PAGES_FOR_SLOT", Tone.FALLBACK)
                .headline(scene.slotAt(chosen.start()))
                .say("text", scene.pagesPerBlock())
                .sayIf(slot > 0, "keep")
                .story();
    }

    private Story freeMapped() {
        int mapped = slotsBeforeFailed();
        return draft("RemedyChosen.FREE_MAPPED", Tone.TEARDOWN)
                .headline()
                .sayIf(mapped > 0, "text", scene.policy().label(), mapped)
                .sayIf(mapped == 0, "nothing", scene.policy().label())
                .story();
    }

    private int slotsBeforeFailed() {
        Span populate = scene.within(Span.Kind.POPULATE);
        Span slot = scene.within(Span.Kind.SLOT);
        return populate == null || slot == null ? 0 : scene.slotsIn(populate.start(), slot.start());
    }

    private Draft draft(String subject, Tone tone) {
        return new Draft(texts, subject, tone);
    }
}
