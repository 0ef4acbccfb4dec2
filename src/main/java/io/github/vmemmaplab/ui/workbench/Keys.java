package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.memorymap.MemoryMapView;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.TextScale;
import io.github.vmemmaplab.ui.words.WordsView;

import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// All keys of the window, in the order in which the overlay lists them.
///
/// They work wherever the focus is, but for keys that the focused control itself needs.
final class Keys {
    private static final double PAN = 60;
    private static final Set<KeyCode> ARROWS =
            Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.END);

    private final Texts texts;
    private final List<KeyBinding> bindings = new ArrayList<>();

    Keys(Texts texts) {
        this.texts = texts;
    }

    /// {@return the keys, as the overlay lists them}
    List<KeyBinding> bindings() {
        return List.copyOf(bindings);
    }

    void addSteps(LabModel model) {
        add("→", "key.event.forward", code(KeyCode.RIGHT), () -> model.stepForward(Grain.EVENT));
        alias("Page Down", code(KeyCode.PAGE_DOWN), () -> model.stepForward(Grain.EVENT));
        add("←", "key.event.back", code(KeyCode.LEFT), () -> model.stepBack(Grain.EVENT));
        alias("Page Up", code(KeyCode.PAGE_UP), () -> model.stepBack(Grain.EVENT));
        Modifier shift = KeyCombination.SHIFT_DOWN;
        add(
                "Shift →",
                "key.page.forward",
                code(KeyCode.RIGHT, shift),
                () -> model.stepForward(Grain.PAGE));
        add(
                "Shift ←",
                "key.page.back",
                code(KeyCode.LEFT, shift),
                () -> model.stepBack(Grain.PAGE));
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        add(
                "Ctrl →",
                "key.operation.forward",
                code(KeyCode.RIGHT, control),
                () -> model.stepForward(Grain.OPERATION));
        add(
                "Ctrl ←",
                "key.operation.back",
                code(KeyCode.LEFT, control),
                () -> model.stepBack(Grain.OPERATION));
        add("Home", "key.start", code(KeyCode.HOME), () -> model.seek(0));
        add("End", "key.end", code(KeyCode.END), () -> model.seek(Integer.MAX_VALUE));
        add("N", "key.failure.next", code(KeyCode.N), model::nextFailure);
        add("P", "key.failure.previous", code(KeyCode.P), model::previousFailure);
        add(
                "Space",
                "key.play",
                code(KeyCode.SPACE),
                () -> model.playing().set(!model.playing().get()));
    }

    void addLooks(LabModel model) {
        for (int i = 0; i < Policies.ALL.size(); i++) {
            var policy = Policies.ALL.get(i);
            String name = texts.of("policy." + policy.label());
            String digit = String.valueOf(i + 1);
            Runnable choose = () -> model.request(model.wanted().get().withPolicy(policy));
            bindings.add(
                    new KeyBinding(
                            List.of(digit),
                            texts.of("key.policy", digit, name),
                            text(digit),
                            choose));
        }
        add(
                "T",
                "key.theme",
                code(KeyCode.T),
                () -> model.look().set(Look.of(model.theme().get().next())));
        addTextScale(model.textScale());
        add("M", "key.motion", code(KeyCode.M), () -> model.motion().set(!model.motion().get()));
    }

    private void addTextScale(DoubleProperty scale) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        Modifier anyShift = KeyCombination.SHIFT_ANY;
        add(
                "Ctrl +",
                "key.text.larger",
                code(KeyCode.EQUALS, control, anyShift)
                        .or(code(KeyCode.PLUS, control, anyShift))
                        .or(code(KeyCode.ADD, control)),
                () -> scale.set(TextScale.larger(scale.get())));
        add(
                "Ctrl -",
                "key.text.smaller",
                code(KeyCode.MINUS, control).or(code(KeyCode.SUBTRACT, control)),
                () -> scale.set(TextScale.smaller(scale.get())));
        add(
                "Ctrl 0",
                "key.text.reset",
                code(KeyCode.DIGIT0, control).or(code(KeyCode.NUMPAD0, control)),
                () -> scale.set(1));
    }

    void addMap(MemoryMapView map) {
        add("+", "key.zoom.in", text("+").or(code(KeyCode.ADD)), map::zoomIn);
        add("-", "key.zoom.out", text("-").or(code(KeyCode.SUBTRACT)), map::zoomOut);
        add("0", "key.zoom.all", text("0"), map::showAll);
        Modifier alt = KeyCombination.ALT_DOWN;
        add("Alt →", "key.pan", code(KeyCode.RIGHT, alt), () -> map.pan(PAN, 0));
        alias("←", code(KeyCode.LEFT, alt), () -> map.pan(-PAN, 0));
        alias("↑", code(KeyCode.UP, alt), () -> map.pan(0, -PAN));
        alias("↓", code(KeyCode.DOWN, alt), () -> map.pan(0, PAN));
    }

    void addFiles(Runnable open, Runnable paste) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        add("Ctrl O", "key.open", code(KeyCode.O, control), open);
        add("Ctrl V", "key.paste", code(KeyCode.V, control), paste);
    }

    void addWords(WordsView words) {
        Modifier control = KeyCombination.SHORTCUT_DOWN;
        add("W", "key.words", code(KeyCode.W), words::toggle);
        add("Shift W", "key.words.next", code(KeyCode.W, KeyCombination.SHIFT_DOWN), words::next);
        add("Ctrl C", "key.words.copy", code(KeyCode.C, control), words::copy);
        add("Ctrl S", "key.words.save", code(KeyCode.S, control), words::save);
    }

    void addHelp(Runnable help, Runnable escape) {
        add("Esc", "key.clear", code(KeyCode.ESCAPE), escape);
        add("?", "key.help", text("?").or(code(KeyCode.F1)), help);
    }

    private void add(String name, String words, Predicate<KeyEvent> matches, Runnable action) {
        bindings.add(new KeyBinding(List.of(name), texts.of(words), matches, action));
    }

    // A further name for what the last key does, or the same about another direction.
    private void alias(String name, Predicate<KeyEvent> matches, Runnable action) {
        bindings.add(new KeyBinding(List.of(name), "", matches, action));
    }

    private static Predicate<KeyEvent> code(KeyCode code, Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers)::match;
    }

    private static Predicate<KeyEvent> text(String text) {
        return event ->
                event.getText().equals(text) && !event.isShortcutDown() && !event.isAltDown();
    }

    /// Makes the keys work in a scene.
    void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (!isNeeded(event, scene.getFocusOwner())) {
                        press(event);
                    }
                });
    }

    private void press(KeyEvent event) {
        for (KeyBinding binding : bindings) {
            if (binding.matches().test(event)) {
                event.consume();
                binding.action().run();
                return;
            }
        }
    }

    private static boolean isNeeded(KeyEvent event, Node focused) {
        return switch (focused) {
            case null -> false;
            case TextInputControl _ -> event.getCode() != KeyCode.ESCAPE;
            case ComboBoxBase<?> box -> box.isShowing();
            // So does a slider that was merely dragged: arrows and Home step the run then.
            case Slider slider ->
                    slider.isFocusVisible()
                            && ARROWS.contains(event.getCode())
                            && !event.isShortcutDown();
            // A button that was merely clicked holds the focus unseen: space is for playing then.
            case ButtonBase button -> event.getCode() == KeyCode.SPACE && button.isFocusVisible();
            default -> false;
        };
    }
}
