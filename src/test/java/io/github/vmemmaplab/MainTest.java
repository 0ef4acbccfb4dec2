package io.github.vmemmaplab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

final class MainTest {
    private final String platform = System.getProperty("glass.platform", "");

    @AfterEach
    void putBack() {
        if (!platform.isEmpty()) {
            System.setProperty("glass.platform", platform);
        }
    }

    @Test
    void linuxWithoutADisplayIsKnownBeforehand() {
        System.clearProperty("glass.platform");
        assertEquals(false, Main.mayHaveDisplay("Linux", Map.of("DISPLAY", "")));
        assertEquals(true, Main.mayHaveDisplay("Linux", Map.of("DISPLAY", ":0")));
        assertEquals(true, Main.mayHaveDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
        assertEquals(true, Main.mayHaveDisplay("Windows 11", Map.of()));
    }
}
