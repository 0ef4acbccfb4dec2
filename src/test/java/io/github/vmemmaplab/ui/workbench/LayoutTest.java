package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.ThreadCase;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// In windows from small to 4K and at every size of text: no words are cut that were not designed
/// to be, nothing lies over its neighbour, and nothing lies outside of its panel.
@ExtendWith(ApplicationExtension.class)
final class LayoutTest {
    /// What gives way where there is little room; the whole of it is told elsewhere.
    private static final Set<String> MAY_BE_CUT =
            Set.of("panel-note", "scenario", "range", "caller");

    private static final double SLACK = 1.5;

    record Room(int width, int height, double textScale) {}

    static Stream<Room> rooms() {
        return Stream.of(
                        new Room(1024, 700, 1),
                        new Room(1280, 720, 1),
                        new Room(1440, 900, 1),
                        new Room(1920, 1080, 1),
                        new Room(2560, 1440, 1),
                        new Room(3840, 2160, 1))
                .flatMap(room ->
                        Stream.of(0.8, 1.0, 1.5, 2.0)
                                .map(text -> new Room(room.width, room.height, text)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void nothingIsCutOrOverlaps(Room room) {
        List<String> faults =
                WaitForAsyncUtils.waitForAsyncFx(
                        20_000,
                        () -> {
                            Scenario scenario = ThreadCase.under("per-section");
                            LabModel model = new LabModel(scenario, Simulation.run(scenario));
                            model.motion().set(false);
                            model.textScale().set(room.textScale);
                            Runs.seek(model, SlotFailed.class, 1);
                            Scene scene = Still.of(Part.WINDOW, model, room.width, room.height, 1);
                            return faults(scene);
                        });
        assertEquals(List.of(), faults);
    }

    private static List<String> faults(Scene scene) {
        List<String> faults = new ArrayList<>();
        Node bench = scene.getRoot().lookup(".bench");
        List<Node> panels = new ArrayList<>(bench.lookupAll(".panel"));
        panels.addAll(bench.lookupAll(".header"));
        panels.removeIf(panel -> !isSeen(panel));
        assertTrue(panels.size() >= 7, "panels are shown: " + panels);
        panels.forEach(panel -> look(panel, panel, faults));
        return faults;
    }

    private static void look(Node panel, Node node, List<String> faults) {
        if (!isSeen(node)) {
            return;
        }
        if (node instanceof Labeled labeled && isCut(labeled)) {
            faults.add("cut: " + name(panel, node));
        }
        if (node instanceof Control && !isInside(panel, node)) {
            faults.add("outside: " + name(panel, node));
        }
        if (node instanceof Parent parent && !(node instanceof ScrollPane)) {
            if (isRow(node)) {
                overlaps(panel, parent.getChildrenUnmodifiable(), faults);
            }
            parent.getChildrenUnmodifiable().forEach(child -> look(panel, child, faults));
        }
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && node.getOpacity() > 0;
    }

    private static boolean isRow(Node node) {
        return node instanceof HBox
                || node instanceof VBox
                || node instanceof GridPane
                || node instanceof FlowPane;
    }

    // The skin of a label shows what there is room for.
    private static boolean isCut(Labeled labeled) {
        if (labeled.getText() == null
                || labeled.getText().isEmpty()
                || mayBeCut(labeled)
                || mayBeCut(labeled.getParent())) {
            return false;
        }
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .anyMatch(shown ->
                        shown.isVisible()
                                && !shown.getText().equals(labeled.getText())
                                && shown.getText().endsWith(labeled.getEllipsisString()));
    }

    private static boolean mayBeCut(Node node) {
        return node.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains);
    }

    private static boolean isInside(Node panel, Node node) {
        Bounds room = panel.localToScene(panel.getLayoutBounds());
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        return bounds.getMinX() >= room.getMinX() - SLACK
                && bounds.getMaxX() <= room.getMaxX() + SLACK
                && bounds.getMinY() >= room.getMinY() - SLACK
                && bounds.getMaxY() <= room.getMaxY() + SLACK;
    }

    private static void overlaps(Node panel, List<Node> siblings, List<String> faults) {
        List<Node> seen =
                siblings.stream()
                        .filter(node -> isSeen(node) && node.isManaged())
                        .filter(node -> node.getLayoutBounds().getWidth() > 0)
                        .toList();
        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (shrunk(seen.get(i)).intersects(shrunk(seen.get(j)))) {
                    faults.add("overlap: " + name(panel, seen.get(i)) + " and " + seen.get(j));
                }
            }
        }
    }

    private static Bounds shrunk(Node node) {
        Bounds bounds = node.localToParent(node.getLayoutBounds());
        return new BoundingBox(
                bounds.getMinX() + SLACK,
                bounds.getMinY() + SLACK,
                Math.max(0, bounds.getWidth() - 2 * SLACK),
                Math.max(0, bounds.getHeight() - 2 * SLACK));
    }

    private static String name(Node panel, Node node) {
        return panel.getStyleClass() + " " + node;
    }
}
