package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Someone at the window: presses keys, uses the mouse, and reads what the panels show. Knows
/// nothing of the model.
final class Person {
    private static final int PATIENCE_MILLIS = 20_000;

    private final FxRobot robot;
    private final LabWindow window;
    private final Robot keyboard;

    Person(FxRobot robot, LabWindow window) {
        this.robot = robot;
        this.window = window;
        keyboard = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, Robot::new);
    }

    FxRobot robot() {
        return robot;
    }

    /// Presses keys together, releases them, and waits for the run that they may have asked for.
    void press(KeyCode... keys) {
        inWindow(() -> List.of(keys).forEach(keyboard::keyPress));
        inWindow(() -> List.of(keys).reversed().forEach(keyboard::keyRelease));
        await();
    }

    private void inWindow(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, action);
    }

    /// Waits until nothing runs in the background and all is shown.
    void await() {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_MILLIS,
                    TimeUnit.MILLISECONDS,
                    () -> WaitForAsyncUtils.asyncFx(window.loop()::isIdle).get());
        } catch (TimeoutException e) {
            throw new AssertionError("the window is still at work", e);
        }
    }

    /// Presses Right until a headline begins like this, at most `most` times.
    void rightTo(String headline, int most) {
        for (int i = 0; i < most && !headline().startsWith(headline); i++) {
            press(KeyCode.RIGHT);
        }
        if (!headline().startsWith(headline)) {
            throw new AssertionError("never " + headline + " but " + headline());
        }
    }

    /// {@return the texts of all visible labels that match}
    List<String> read(String query) {
        return robot.lookup(query).match(Node::isVisible).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private String only(String query) {
        List<String> texts = read(query);
        if (texts.size() != 1) {
            throw new AssertionError(query + " is read as " + texts);
        }
        return texts.getFirst();
    }

    String headline() {
        return flows(".narration .headline");
    }

    String story() {
        return flows(".sentences .sentence");
    }

    private String flows(String query) {
        return robot.lookup(query).queryAllAs(TextFlow.class).stream()
                .map(Person::textOf)
                .collect(Collectors.joining(" "));
    }

    private static String textOf(TextFlow flow) {
        return flow.getChildren().stream()
                .map(part ->
                        part instanceof Text words ? words.getText() : ((Labeled) part).getText())
                .collect(Collectors.joining());
    }

    /// {@return such as: Step 3 of 14}
    String step() {
        return only(".narration .panel-title");
    }

    String slot() {
        return only(".narration .panel-note");
    }

    /// {@return a figure of "so far" with what is said beside its name}
    String counter(String key) {
        Label value = robot.lookup(".counters #" + key).queryAs(Label.class);
        Label fact = (Label) value.getParent().lookup(".count-fact");
        return (value.getText() + " " + fact.getText()).strip();
    }

    /// {@return the best and the worst case of a figure of "so far"}
    String cases(String key) {
        return robot
                .lookup(".counters #" + key)
                .query()
                .getParent()
                .lookupAll(".count-case")
                .stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining(" to "));
    }

    /// {@return a figure about free memory}
    String free(String key) {
        return only(".figures #" + key);
    }

    /// {@return what a screen reader says of a panel}
    String spoken(String query) {
        return Objects.requireNonNullElse(robot.lookup(query).query().getAccessibleText(), "");
    }

    /// {@return the count of free blocks of an order, in words}
    String blocks(int order) {
        String name = "order " + order + ": ";
        String lists = spoken(".free-lists");
        int start = lists.indexOf(name) + name.length();
        return lists.substring(start, lists.indexOf(',', start));
    }

    /// {@return the lit line of the pseudocode; empty where none is}
    String code() {
        return robot.lookup(".code .line").queryAll().stream()
                .filter(Person::isLit)
                .map(line -> ((Label) line.lookup(".label")).getText().strip())
                .collect(Collectors.joining());
    }

    private static boolean isLit(Node line) {
        return line.getPseudoClassStates().toString().contains("current");
    }

    String callStack() {
        List<String> calls = read(".call-stack .hyperlink");
        return calls.isEmpty() ? only(".code .panel-note") : String.join(" › ", calls);
    }

    /// {@return the name of the policy that is switched on}
    String policy() {
        return robot.lookup(".segments .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(ToggleButton::isSelected)
                .map(ToggleButton::getText)
                .collect(Collectors.joining());
    }

    /// {@return how many points of a panel have the colour of a role}
    int points(String query, Role role) {
        int argb = window.model().theme().get().palette().argb(role);
        Node panel = robot.lookup(query).query();
        return (int) Arrays.stream(pixels(panel)).filter(pixel -> pixel == argb).count();
    }

    /// {@return what a node looks like}
    int[] pixels(Node node) {
        Image image =
                WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> node.snapshot(null, null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }
}
