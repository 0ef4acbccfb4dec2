package io.github.vmemmaplab.ui.memorymap;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// What the map is coloured by and how much it is magnified, as controls for a panel's header.
public final class MapControls {
    private static final double SLIDER_FROM = 640;

    private final MemoryMapView map;
    private final ComboBox<ColorBy> colors = new ComboBox<>();
    private final Slider zoom = new Slider(0, 1, 0);
    private final HBox box;

    /// Controls of `map`.
    public MapControls(MemoryMapView map) {
        this.map = map;
        setUpColors();
        setUpZoom();
        HBox group =
                new HBox(
                        button("−", "zoom.out", map::zoomOut),
                        zoom,
                        button("+", "zoom.in", map::zoomIn),
                        button("⤢", "zoom.all", map::showAll));
        group.setAlignment(Pos.CENTER_LEFT);
        box = new HBox(10, colors, group);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.getStyleClass().add("map-controls");
    }

    private void setUpColors() {
        colors.getStyleClass().add("color-by");
        colors.getItems().setAll(ColorBy.values());
        colors.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(ColorBy by) {
                        return MapWords.TEXTS.of("colorBy." + by);
                    }

                    @Override
                    public ColorBy fromString(String text) {
                        throw new UnsupportedOperationException("nothing is typed here");
                    }
                });
        colors.setAccessibleText(MapWords.TEXTS.of("colorBy"));
        colors.setTooltip(new Tooltip(MapWords.TEXTS.of("colorBy.tip")));
        colors.valueProperty().bindBidirectional(map.colorBy());
    }

    private void setUpZoom() {
        zoom.setAccessibleText(MapWords.TEXTS.of("zoom"));
        zoom.setPrefWidth(74);
        zoom.setMinWidth(40);
        zoom.setBlockIncrement(0.1);
        zoom.getStyleClass().add("zoom");
        zoom.valueProperty().bindBidirectional(map.zoomShare());
    }

    private static Button button(String sign, String words, Runnable action) {
        Button button = new Button(sign);
        button.getStyleClass().addAll("plain", "zoom");
        button.setAccessibleText(MapWords.TEXTS.of(words));
        button.setTooltip(new Tooltip(MapWords.TEXTS.of(words + ".tip")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Has the controls fit a panel of this width: in a narrow one the zoom slider goes.
    public void fit(double panelWidth) {
        zoom.setManaged(panelWidth >= SLIDER_FROM);
        zoom.setVisible(zoom.isManaged());
    }

    /// {@return the node to place}
    public Node node() {
        return box;
    }
}
