package io.github.vmemmaplab.ui.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.application.Application;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;

/// The build can open a window without a display, as modules, and press its keys.
@ExtendWith(ApplicationExtension.class)
final class StubWindowTest {
    @Start
    private void start(Stage stage) {
        new StubWindow().start(stage);
    }

    @Test
    void keysReachTheWindow(FxRobot robot) {
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.RIGHT);
        assertEquals("2 keys, last RIGHT", robot.lookup(".label").queryAs(Label.class).getText());
        assertEquals("javafx.graphics", Application.class.getModule().getName());
    }

    @ParameterizedTest
    @CsvSource({
        "Inter-Regular.otf, Inter, Regular",
        "Inter-Medium.otf, Inter Medium, Regular",
        "Inter-SemiBold.otf, Inter Semi Bold, Regular",
        "Inter-Bold.otf, Inter, Bold",
        "JetBrainsMono-Regular.ttf, JetBrains Mono, Regular",
        "JetBrainsMono-Bold.ttf, JetBrains Mono, Bold",
    })
    void fontsLoad(String file, String family, String style) throws IOException {
        try (var in = StubWindow.class.getResourceAsStream("/assets/fonts/" + file)) {
            var font = Font.loadFont(in, 13);
            assertEquals(family, font.getFamily());
            assertEquals(style, font.getStyle());
            assertEquals(family, Font.font(family, 13).getFamily());
        }
    }
}
