package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.scenario.AddOutcome;
import io.github.vmemmaplab.scenario.Forecast;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.scene.control.Label;

import java.util.List;
import java.util.Optional;

/// Says in words what comes of an add.
///
/// @param texts the words
record OutcomeWords(Texts texts) {
    private static final List<String> STYLES = List.of("muted", "failure", "fallback", "block");

    /// {@return what comes of it, as in: 5 blocks, 3 slots in base pages}
    String say(Optional<AddOutcome> outcome) {
        return outcome.map(this::say).orElseGet(() -> texts.of("outcome.unknown"));
    }

    private String say(AddOutcome outcome) {
        if (outcome.halt() != null) {
            return texts.of("outcome.halt." + outcome.halt().label());
        }
        if (outcome.isFailure()) {
            return texts.of("outcome.failure", Errno.name(outcome.error()).replace('-', '\u2212'));
        }
        if (outcome.inBasePages() == 0) {
            return texts.of("outcome.blocks", outcome.blocks());
        }
        return outcome.blocks() == 0
                ? texts.of("outcome.pages", outcome.inBasePages())
                : texts.of("outcome.both", outcome.blocks(), outcome.inBasePages());
    }

    /// Gives words about an outcome its colour. A label that has it already is left alone: to style
    /// one anew costs more than all else that a thumb that moves changes in it.
    static void colour(Label words, Optional<AddOutcome> outcome) {
        String style = style(outcome);
        if (!words.getStyleClass().contains(style)) {
            words.getStyleClass().removeAll(STYLES);
            words.getStyleClass().add(style);
        }
    }

    private static String style(Optional<AddOutcome> outcome) {
        if (outcome.isEmpty()) {
            return "muted";
        }
        if (outcome.get().isFailure()) {
            return "failure";
        }
        return outcome.get().inBasePages() > 0 ? "fallback" : "block";
    }

    /// {@return a mark's text: exact, or that it lies at a degree or below}
    String mark(String key, Forecast.Threshold mark) {
        return texts.of(mark.isExact() ? key : key + ".below", mark.degree());
    }
}
