package io.github.vmemmaplab.json;

import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The scenarios that come with the program, by name, in the order in which they are offered.
public final class ShippedScenarios {
    /// The names; the first is what the program opens with.
    public static final List<String> NAMES =
            List.of(
                    "thread-per-section",
                    "thread-posted-v1",
                    "thread-unmap-rebuild",
                    "thread-original",
                    "sections-27-bit",
                    "movable-fragmentation",
                    "add-online-add",
                    "round-trip",
                    "near-the-watermark",
                    "retry-after-failure",
                    "memmap-on-memory",
                    "one-block",
                    "counts-of-a-desktop",
                    "healthy-16-gib",
                    "kernel-5-9",
                    "x86-rule",
                    "altmaps-6-12",
                    "address-bits-52",
                    "pages-16k",
                    "pages-64k",
                    "out-of-memory-panic",
                    "out-of-memory-victim",
                    "out-of-memory-undone");

    private ShippedScenarios() {}

    /// {@return the scenario that the program opens with: the thread's own case}
    public static Scenario first() {
        return load(NAMES.getFirst());
    }

    /// {@return the scenario of this name}
    public static Scenario load(String name) {
        String resource = "/assets/scenarios/" + name + ".json";
        try (InputStream in = ShippedScenarios.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no scenario is called " + name);
            }
            return switch (ScenarioReader.read(in.readAllBytes(), resource)) {
                case Opened.Good good -> good.scenario();
                case Opened.Told told -> throw new IllegalStateException(told.title());
                case Opened.Bad bad -> throw new IllegalStateException(bad.problems().toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
