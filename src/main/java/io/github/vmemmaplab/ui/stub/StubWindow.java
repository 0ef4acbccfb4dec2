package io.github.vmemmaplab.ui.stub;

import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import java.util.Random;

/// A window that counts key presses, so that the build and its smoke test have one to open.
public final class StubWindow extends Application {
    private int presses;

    /// Opens the window and waits until it is closed.
    ///
    /// @param arguments what the command line holds
    public static void open(String... arguments) {
        launch(StubWindow.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        var count = new Label("0 keys");
        var tiles = new Canvas(512, 256);
        var random = new Random(1);
        for (int tile = 0; tile < 128; tile++) {
            tiles.getGraphicsContext2D().setFill(Color.hsb(random.nextInt(360), 0.6, 0.8));
            tiles.getGraphicsContext2D().fillRect(tile % 16 * 32, tile / 16 * 32, 30, 30);
        }
        var root = new VBox(16, count, tiles);
        root.setAlignment(Pos.CENTER);
        var scene = new Scene(root, 1200, 700);
        scene.setOnKeyPressed(event -> {
            count.setText(++presses + " keys, last " + event.getCode());
            if (event.getCode() == KeyCode.T) {
                root.setStyle("-fx-background-color: #1b2028;");
            }
        });
        stage.setTitle("Vmemmap Lab");
        stage.setScene(scene);
        stage.show();
    }
}
