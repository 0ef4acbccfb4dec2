package io.github.vmemmaplab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.FileOpener.Shipped;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Every request of a capture can be opened, not only its first.
final class ShelfTest {
    private final Shelf shelf = new Shelf();

    private static Scenario scenario(Shipped shipped) {
        return assertInstanceOf(Opened.Good.class, shipped.open().get()).scenario();
    }

    @Test
    void aCaptureOffersAllRequestsThatARunCanStartFrom() throws IOException {
        String several = "";
        for (String name : ShippedCaptures.names()) {
            int startable = ShippedCaptures.open(name).startable().size();
            assertEquals(startable < 2 ? 0 : startable, shelf.requests(name).size(), name);
            several = startable > 1 ? name : several;
        }
        List<Shipped> requests = shelf.requests(several);
        Scenario first = scenario(requests.getFirst());
        Scenario second = scenario(requests.get(1));
        assertNotEquals(first.operations(), second.operations());
        assertTrue(Simulation.run(second).size() > 0);
    }

    @Test
    void aCaptureOnDiskOffersThemToo() {
        Path file = Path.of("assets", "captures", ShippedCaptures.names().getFirst() + ".zip");
        assertEquals(
                shelf.requests(ShippedCaptures.names().getFirst()).size(),
                shelf.requests(file).size());
    }

    @Test
    void whatIsNoCaptureOffersNone() {
        assertEquals(List.of(), shelf.requests("no such thing"));
        assertEquals(List.of(), shelf.requests(Path.of("pom.xml")));
    }
}
