package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.canvas.CanvasRegion;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The key to the colours of base pages: from the first address of memory to the last.
final class PlaceKey extends HBox {
    private static final double STEP = 8;
    private static final double HEIGHT = 10;

    private final LabModel model;
    private final TableTree tree;
    private final CanvasRegion ramp = new CanvasRegion(this::paint);
    private final Label words = new Label();
    private final Label from = new Label();
    private final Label to = new Label();

    PlaceKey(LabModel model, Texts texts, TableTree tree) {
        super(6);
        this.model = model;
        this.tree = tree;
        double width = CellColors.STEPS * STEP;
        ramp.setMinSize(width, HEIGHT);
        ramp.setMaxSize(width, HEIGHT);
        words.setText(texts.of("key.place"));
        for (Label label : new Label[] {words, from, to}) {
            label.getStyleClass().add("caption");
            label.setMinWidth(USE_PREF_SIZE);
        }
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, from, ramp, to);
        model.theme().subscribe(ramp::repaint);
    }

    /// Shows the key where there is something in view to read by it, in a few words where there is
    /// room for them.
    void show(boolean shown, boolean roomy) {
        words.setVisible(roomy);
        words.setManaged(roomy);
        setVisible(shown);
        setManaged(shown);
        int shift = tree.layout().pageShift();
        int[] pfns = tree.memoryPfns();
        from.setText(Figures.hex((long) pfns[0] << shift));
        to.setText(Figures.hex(((long) pfns[1] << shift) - 1));
    }

    private void paint(GraphicsContext g, double width, double height) {
        CellColors colors = new CellColors(tree, model.theme().get().palette());
        int[] argb = new int[CellColors.STEPS];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colors.ofStep(i);
        }
        new Cells(argb.length, 1, ramp.density())
                .paint(
                        g,
                        new Rectangle2D(0, 0, width, height),
                        model.theme().get().palette().argb(Role.FREE),
                        i -> argb[i]);
    }
}
