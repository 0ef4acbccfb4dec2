package io.github.vmemmaplab.ui.testkit;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.theme.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A window with one panel in it.
public final class PanelStage {
    private PanelStage() {}

    /// Shows a panel at this size in the lab's theme.
    public static void show(
            Stage stage, LabModel model, Parent panel, double width, double height) {
        Scene scene = new Scene(new StackPane(panel), width, height);
        Theme theme = model.theme().get();
        theme.applyTo(scene);
        stage.setScene(scene);
        // An earlier test may have given the stage a size of its own.
        stage.sizeToScene();
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }
}
