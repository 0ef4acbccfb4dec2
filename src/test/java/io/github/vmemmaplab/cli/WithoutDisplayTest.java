package io.github.vmemmaplab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class WithoutDisplayTest {
    private final StringWriter out = new StringWriter();

    private int show(Services.RenderService renderer) {
        return new WithoutDisplay(Optional.of(renderer), Path.of("somewhere"), new PrintWriter(out))
                .show("There is none.", ShippedScenarios.first());
    }

    @Test
    void theFirstFailureIsDrawnAndNamed() {
        List<Picture> drawn = new ArrayList<>();
        assertEquals(Cli.DONE, show(drawn::add));
        int step = drawn.getFirst().step();
        assertInstanceOf(SlotFailed.class, Simulation.run(ShippedScenarios.first()).event(step));
        List<String> lines = out.toString().lines().toList();
        assertEquals("There is none.", lines.getFirst());
        assertTrue(out.toString().contains("BBBBBppp"), out::toString);
        assertTrue(out.toString().contains(drawn.getFirst().out().toString()), out::toString);
        assertTrue(out.toString().contains("vmemmap-lab render"), out::toString);
    }

    @Test
    void aPictureThatCannotBeDrawnDoesNotStopTheRest() {
        assertEquals(
                Cli.DONE,
                show(picture -> {
                    throw new IOException("disk full");
                }));
        assertTrue(out.toString().contains("could not be drawn"), out::toString);
        assertTrue(out.toString().contains("vmemmap-lab run"), out::toString);
    }
}
