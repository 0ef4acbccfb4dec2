package io.github.vmemmaplab.ui.bench;

import io.github.vmemmaplab.ui.PaintedFrame;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The yardstick of a launch: a process that shows a window with a single button in it, and ends as
/// soon as that is painted.
public final class BareWindow extends Application {
    /// What the toolkit makes.
    public BareWindow() {}

    /// Shows the window.
    public static void main(String[] arguments) {
        launch(BareWindow.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        StackPane pane = new StackPane(new Button("Ready"));
        stage.setScene(new Scene(pane, MeasuredWindow.WIDTH, MeasuredWindow.HEIGHT));
        stage.show();
        PaintedFrame.next(stage.getScene(), () -> Runtime.getRuntime().halt(0));
    }
}
