package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.freelists.FreeListsView;
import io.github.vmemmaplab.ui.memorymap.Legend;
import io.github.vmemmaplab.ui.memorymap.MapControls;
import io.github.vmemmaplab.ui.memorymap.MemoryMapView;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Objects;

/// Physical memory: its map, its free lists, what the colours mean.
final class MemoryPanel {
    private static final Texts TEXTS = Texts.beside(MemoryMapView.class, "memorymap");
    private static final double LISTS_SHARE = 0.185;
    private static final double LISTS_LEAST = 70;
    private static final double LISTS_MOST = 150;

    private final MemoryMapView map;
    private final MapControls controls;
    private final VBox root;

    /// A panel on what `model` shows.
    MemoryPanel(LabModel model) {
        map = new MemoryMapView(model);
        controls = new MapControls(map);
        FreeListsView lists = new FreeListsView(model);
        Legend legend = new Legend(model, map);
        root = new VBox(6, title(), map.node(), lists.node(), legend.node(), map.tip());
        root.getStyleClass().addAll("panel", "memory");
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(MemoryMapView.class.getResource("memorymap.css"))
                                .toExternalForm());
        VBox.setVgrow(map.node(), Priority.ALWAYS);
        Region listsNode = (Region) lists.node();
        root.heightProperty()
                .subscribe(height -> listsNode.setPrefHeight(listsHeight(height.doubleValue())));
        root.widthProperty().subscribe(width -> controls.fit(width.doubleValue()));
    }

    private static double listsHeight(double height) {
        return Math.clamp(height * LISTS_SHARE, LISTS_LEAST, LISTS_MOST);
    }

    private HBox title() {
        Label title = new Label(TEXTS.of("title"));
        title.getStyleClass().add("panel-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label note = new Label();
        note.getStyleClass().add("panel-note");
        note.setMinWidth(0);
        note.setMaxWidth(Double.MAX_VALUE);
        note.textProperty().bind(map.about());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(map.about());
        note.setTooltip(whole);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox bar = new HBox(14, title, note, controls.node());
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /// {@return the map}
    MemoryMapView map() {
        return map;
    }

    /// {@return the node to place}
    Parent node() {
        return root;
    }
}
