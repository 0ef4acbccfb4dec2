package io.github.vmemmaplab.ui.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.render.Renderer.Picture;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.io.IOException;
import java.nio.file.Path;

/// Pictures without a display.
@ExtendWith(ApplicationExtension.class)
final class RendererTest {
    private final Renderer renderer = Renderer.onRunningToolkit();

    @Test
    void look() throws IOException {
        String only = System.getProperty("look", "per-section");
        Scenario scenario =
                System.getProperty("gib") == null
                        ? ThreadCase.under(only)
                        : ThreadCase.on(Long.getLong("gib") << 30, 95, only);
        Timeline timeline = Simulation.run(scenario);
        System.err.println(timeline.size() + " events");
        int failed = timeline.next(0, e -> e instanceof VmemmapEvent.SlotFailed);
        int mapped = timeline.next(0, e -> e instanceof VmemmapEvent.SlotMapped);
        int freed = timeline.next(0, e -> e instanceof VmemmapEvent.FreeReturned);
        int[] steps = {0, mapped, failed, failed + 300, freed, timeline.size()};
        for (Theme theme : Theme.values()) {
            for (int[] size : new int[][] {{1440, 900}, {1280, 720}}) {
                for (int step : steps) {
                    if (step < 0) {
                        continue;
                    }
                    timeline.seek(Math.min(step, timeline.size()));
                    renderer.write(
                            scenario,
                            timeline,
                            new Picture(Part.WINDOW, theme, size[0], size[1]),
                            Path.of("target/look/" + theme + "-" + size[0] + "-" + step + ".png"));
                }
            }
        }
        assertEquals(0, 0);
    }
}
