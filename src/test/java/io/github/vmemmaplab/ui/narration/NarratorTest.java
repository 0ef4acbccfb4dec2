package io.github.vmemmaplab.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.testkit.Events;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/// Every kind of event has its words, and there are no words that nobody says.
final class NarratorTest {
    /// Notes which keys are asked for.
    private static final class Listening extends ResourceBundle {
        private final ResourceBundle bundle =
                ResourceBundle.getBundle("io.github.vmemmaplab.ui.narration.narration");
        private final Set<String> asked = new TreeSet<>();

        @Override
        protected Object handleGetObject(String key) {
            asked.add(key);
            return bundle.getObject(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return bundle.getKeys();
        }
    }

    @Test
    void everyKindOfEventIsToldAndEverySentenceIsSaid() {
        Listening bundle = new Listening();
        Narrator narrator = new Narrator(new Texts(bundle));
        Set<Class<?>> told = new java.util.HashSet<>();
        for (VmemmapPolicy policy : Policies.ALL) {
            tellRun(narrator, Runs.thread(policy), told);
            tellSamples(narrator, Runs.thread(policy), told);
        }
        tellSamples(narrator, Events.onLargePages(), told);
        assertEquals(Events.types(), told);
        assertEquals(new TreeSet<>(bundle.keySet()), bundle.asked);
    }

    private static void tellRun(Narrator narrator, Scenario scenario, Set<Class<?>> told) {
        Outline outline = Outline.of(Simulation.run(scenario));
        for (int step = 0; step <= outline.timeline().size(); step++) {
            check(narrator.tell(scenario, outline, step));
            if (step > 0) {
                told.add(outline.timeline().event(step).getClass());
            }
        }
    }

    private static void tellSamples(Narrator narrator, Scenario scenario, Set<Class<?>> told) {
        Outline outline = Outline.of(Simulation.run(scenario));
        for (Event event : Events.samples()) {
            for (int step : List.of(1, Math.min(700, outline.timeline().size()))) {
                check(narrator.tell(new Scene(scenario, outline, step), event));
            }
            told.add(event.getClass());
        }
    }

    private static void check(Story story) {
        assertFalse(story.headline().isBlank());
        assertFalse(story.spoken().contains("{"), story.spoken());
        assertFalse(story.spoken().contains("null"), story.spoken());
        story.sentences().forEach(sentence -> assertFalse(sentence.isBlank(), story.headline()));
    }
}
