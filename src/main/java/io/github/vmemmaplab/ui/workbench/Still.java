package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.notice.NoticeBar;
import io.github.vmemmaplab.ui.tables.TablesView;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.util.Optional;

/// The lab as it looks at one step, without a window: nothing moves and nothing is pointed at.
///
/// FX thread only.
public final class Still {
    /// Which part of the lab is shown.
    public enum Part {
        /// All of it.
        WINDOW,
        /// Physical memory with its free lists.
        MAP,
        /// The page tables of the vmemmap.
        TABLES,
        /// All of it, with what the kernel would say.
        WORDS
    }

    private static final FileOpener NO_FILES = FileOpener.none("A picture opens no files.");

    private Still() {}

    /// {@return a scene that shows a lab as it is now, laid out and ready for a snapshot}
    ///
    /// @param width in units of the screen
    /// @param height in units of the screen
    /// @param scale pixels for a unit: what is drawn pixel by pixel, and every edge, keeps to them
    public static Scene of(Part part, LabModel model, int width, int height, double scale) {
        Region root =
                switch (part) {
                    case WINDOW -> window(model).node();
                    case WORDS -> window(model).withWords().node();
                    case MAP -> alone(new MemoryPanel(model).node());
                    case TABLES -> alone(new TablesView(model, new Outlines()).node());
                };
        Scene scene = new Scene(root, width, height);
        model.theme().get().applyTo(scene);
        onScreen(scene, scale);
        root.applyCss();
        root.layout();
        return scene;
    }

    // A region learns the screen's scale from its window, even from one that is never shown.
    private static void onScreen(Scene scene, double scale) {
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.setRenderScaleX(scale);
        stage.setRenderScaleY(scale);
    }

    private static Region alone(Node panel) {
        return Workbench.styled(new StackPane(panel));
    }

    private static Workbench window(LabModel model) {
        NoticeBar notices = new NoticeBar();
        FxLoop loop = new FxLoop(_ -> {});
        Opening opening = new Opening(model, loop, notices, NO_FILES, Optional::empty);
        return new Workbench(model, notices, opening);
    }
}
