package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.Steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Commands that a typed number means: a step of the run, a page frame, a physical or a virtual
/// address.
final class GoTo {
    private static final Pattern TYPED =
            Pattern.compile("(?:go to )?(step|pfn|frame)?\\s*(0x)?([0-9a-f_ ]+)");
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private final LabModel model;
    private final Texts texts;

    GoTo(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    /// {@return what the text can mean, none if it is no number}
    List<Command> of(String typed) {
        Matcher matcher = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        List<Command> commands = new ArrayList<>();
        if (!matcher.matches()) {
            return commands;
        }
        String what = matcher.group(1) == null ? "" : matcher.group(1);
        boolean hex = matcher.group(2) != null;
        String digits = matcher.group(3).replaceAll("[_ ]", "");
        if (!hex && !"pfn".equals(what) && !"frame".equals(what)) {
            parse(digits, DECIMAL).ifPresent(step -> addStep(commands, step));
        }
        if (!"step".equals(what)) {
            boolean frame = !what.isEmpty();
            parse(digits, hex || hasLetter(digits) ? HEX : DECIMAL)
                    .ifPresent(number -> addMemory(commands, number, frame));
        }
        return commands;
    }

    private static boolean hasLetter(String digits) {
        return digits.chars().anyMatch(Character::isLetter);
    }

    private static OptionalLong parse(String digits, int radix) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits, radix));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private void addStep(List<Command> commands, long step) {
        int size = model.frame().get().timeline().size();
        if (step >= 0 && step <= size) {
            commands.add(
                    Command.unbound(
                            CommandGroup.STEPS,
                            texts.of("goto.step", Figures.count(step), Figures.count(size)),
                            () -> new Steering(model).seek((int) step)));
        }
    }

    private void addMemory(List<Command> commands, long number, boolean frameOnly) {
        Frame frame = model.frame().get();
        PhysicalMemory memory = frame.kernel().memory();
        int shift = frame.kernel().machine().pageShift();
        if (memory.covers(number)) {
            addFrame(commands, "goto.frame", number, number);
        }
        if (!frameOnly && number > 0 && memory.covers(number >>> shift)) {
            addFrame(commands, "goto.address", number, number >>> shift);
        }
        if (!frameOnly && number < 0) {
            commands.add(
                    Command.unbound(
                            CommandGroup.VIEW,
                            texts.of("goto.virtual", Figures.virtual(number)),
                            () -> model.selected().set(new Selection.VirtualAddress(number))));
        }
    }

    private void addFrame(List<Command> commands, String key, long shown, long pfn) {
        commands.add(
                Command.unbound(
                        CommandGroup.VIEW,
                        texts.of(key, Figures.hex(shown)),
                        () -> model.selected().set(new Selection.PageFrame((int) pfn))));
    }
}
