package io.github.vmemmaplab.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.ui.ThreadCase;

import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Walks everything in the window: whatever can have the focus has a role and a name, is reached by
/// the tab key, and shows that it has the focus.
@ExtendWith(ApplicationExtension.class)
final class AccessibilityWalkTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int MOST_TABS = 300;
    private static final int LEAST_PIXELS = 12;

    private final Scenario scenario = ThreadCase.under("per-section");
    private LabWindow window;
    private Stage stage;
    private Person person;

    @Start
    private void start(Stage given) {
        stage = given;
        window =
                new LabWindow(scenario, Simulation.run(scenario), new TestFiles(), Optional::empty);
        window.model().motion().set(false);
        window.show(stage);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @BeforeEach
    void sitDown(FxRobot robot) {
        person = new Person(robot, window);
        person.await();
        person.press(KeyCode.N);
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, question);
    }

    private List<Node> focusable() {
        return fx(() -> {
            List<Node> found = new ArrayList<>();
            collect(stage.getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
            return node.getAccessibleText();
        }
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        String own = node instanceof Labeled labeled ? labeled.getText() : null;
        return Objects.requireNonNullElse(
                own == null || own.isBlank() ? Objects.toString(text, "") : own, "");
    }

    private static String describe(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            String id = at.getId() == null ? "" : "#" + at.getId();
            path.insert(0, " > " + at.getClass().getSimpleName() + id + at.getStyleClass());
        }
        String whole = path.toString();
        return whole.substring(Math.max(0, whole.length() - 260));
    }

    private void walk(String where) {
        List<Node> nodes = focusable();
        assertTrue(nodes.size() > 3, where + " has " + nodes.size());
        List<String> faults = new ArrayList<>();
        for (Node node : nodes) {
            AccessibleRole role = fx(node::getAccessibleRole);
            if (role == null || role == AccessibleRole.NODE || role == AccessibleRole.PARENT) {
                faults.add("no role: " + describe(node));
            }
            if (fx(() -> name(node)).strip().length() < 2) {
                faults.add("no name: " + describe(node));
            }
        }
        assertEquals("", String.join("\n", faults), where);
    }

    @Test
    void everythingThatCanHaveTheFocusHasARoleAndAName() {
        walk("the window");
        person.press(KeyCode.CONTROL, KeyCode.B);
        walk("the list of breakpoints");
        person.press(KeyCode.ESCAPE);
        person.press(KeyCode.SLASH);
        walk("the palette");
        person.press(KeyCode.ESCAPE);
        person.press(KeyCode.W);
        walk("the kernel's words");
    }

    private @Nullable Node focused() {
        return fx(() -> stage.getScene().getFocusOwner());
    }

    @Test
    void tabReachesEverythingAndShowsWhereItIs() {
        Set<Node> reached = new LinkedHashSet<>();
        List<String> unseen = new ArrayList<>();
        fx(() -> {
            focusable().getFirst().requestFocus();
            return null;
        });
        for (int i = 0; i < MOST_TABS; i++) {
            Node left = Objects.requireNonNull(focused());
            int[] with = around(left);
            person.press(KeyCode.TAB);
            int[] without = around(left);
            if (reached.contains(left)) {
                break;
            }
            reached.add(left);
            // The first was given the focus by no key.
            if (i > 0 && !differ(with, without)) {
                unseen.add(describe(left));
            }
        }
        String missed =
                focusable().stream()
                        .filter(node -> !isReachedByArrow(node, reached))
                        .filter(node -> !reached.contains(node))
                        .map(AccessibilityWalkTest::describe)
                        .collect(Collectors.joining("\n"));
        assertEquals("", missed, "not reached by the tab key");
        assertEquals("", String.join("\n", unseen), "does not show that it has the focus");
    }

    // Of buttons of which one is on, the tab key reaches that one, and arrows go on from there.
    private boolean isReachedByArrow(Node node, Set<Node> reached) {
        if (!(node instanceof ToggleButton button) || button.getToggleGroup() == null) {
            return false;
        }
        List<Toggle> group = button.getToggleGroup().getToggles();
        Node entry =
                group.stream()
                        .map(Node.class::cast)
                        .filter(reached::contains)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no way to " + describe(node)));
        fx(() -> {
            entry.requestFocus();
            return null;
        });
        for (int i = 0; i < group.size() && !node.equals(focused()); i++) {
            person.press(group.indexOf(node) > group.indexOf(entry) ? KeyCode.DOWN : KeyCode.UP);
        }
        return node.equals(focused());
    }

    // A ring may lie outside of what it is around.
    private int[] around(Node node) {
        return fx(() -> {
            Parent root = stage.getScene().getRoot();
            root.applyCss();
            root.layout();
            var bounds = node.localToScene(node.getBoundsInLocal());
            SnapshotParameters part = new SnapshotParameters();
            part.setViewport(
                    new Rectangle2D(
                            bounds.getMinX() - 4,
                            bounds.getMinY() - 4,
                            bounds.getWidth() + 8,
                            bounds.getHeight() + 8));
            Image image = root.snapshot(part, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            int[] pixels = new int[width * height];
            image.getPixelReader()
                    .getPixels(
                            0,
                            0,
                            width,
                            height,
                            PixelFormat.getIntArgbInstance(),
                            pixels,
                            0,
                            width);
            return pixels;
        });
    }

    private static boolean differ(int[] one, int[] other) {
        if (one.length != other.length) {
            return true;
        }
        int count = 0;
        for (int i = 0; i < one.length; i++) {
            count += one[i] == other[i] ? 0 : 1;
        }
        return count >= LEAST_PIXELS;
    }

    @Test
    void theFocusStaysInsideWhatLiesOver() {
        person.press(KeyCode.CONTROL, KeyCode.B);
        Region card = person.robot().lookup("#breakpoint-card").queryAs(Region.class);
        long boxes = card.lookupAll(".check-box").size();
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < MOST_TABS && reached.add(Objects.requireNonNull(focused())); i++) {
            person.press(KeyCode.TAB);
        }
        assertEquals(
                boxes,
                reached.stream().filter(node -> node.getStyleClass().contains("check-box")).count(),
                () -> Arrays.toString(reached.toArray()));
    }
}
