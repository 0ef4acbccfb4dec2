package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.TextScale;
import io.github.vmemmaplab.ui.timeline.Steering;

import javafx.geometry.Rectangle2D;

import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a window's state is written as keys and values; what is missing or makes no sense is as in a
/// first window.
final class StateText {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final double LEAST_SIDE = 200;
    private static final double MOST = 1e5;

    private StateText() {}

    static WindowState read(Properties from) {
        WindowState first = WindowState.first();
        return new WindowState(
                bounds(from.getProperty("bounds", "")),
                flag(from, "maximized", first.maximized()),
                Look.labelled(from.getProperty("look", "")).orElse(first.look()),
                number(from, "textScale", TextScale.LEAST, TextScale.MOST, first.textScale()),
                number(from, "speed", Steering.SLOWEST, Steering.FASTEST, first.speed()),
                flag(from, "skipping", first.skipping()),
                flag(from, "motion", first.motion()),
                flag(from, "counters", first.counters()),
                flag(from, "words", first.words()),
                opened(from.getProperty("opened", "")));
    }

    static void write(WindowState state, Properties to) {
        state.bounds()
                .ifPresent(b ->
                        to.setProperty(
                                "bounds",
                                b.getMinX()
                                        + " "
                                        + b.getMinY()
                                        + " "
                                        + b.getWidth()
                                        + " "
                                        + b.getHeight()));
        to.setProperty("maximized", String.valueOf(state.maximized()));
        to.setProperty("look", state.look().label());
        to.setProperty("textScale", String.valueOf(state.textScale()));
        to.setProperty("speed", String.valueOf(state.speed()));
        to.setProperty("skipping", String.valueOf(state.skipping()));
        to.setProperty("motion", String.valueOf(state.motion()));
        to.setProperty("counters", String.valueOf(state.counters()));
        to.setProperty("words", String.valueOf(state.words()));
        state.opened()
                .ifPresentOrElse(
                        source -> to.setProperty("opened", source.written()),
                        () -> to.remove("opened"));
    }

    private static Optional<Source> opened(String text) {
        try {
            return Source.read(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean flag(Properties from, String key, boolean otherwise) {
        return switch (from.getProperty(key, "")) {
            case "true" -> true;
            case "false" -> false;
            default -> otherwise;
        };
    }

    private static double number(
            Properties from, String key, double least, double most, double otherwise) {
        double number = number(from.getProperty(key, ""));
        return number >= least && number <= most ? number : otherwise;
    }

    // Not a number where there is none.
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Optional<Rectangle2D> bounds(String text) {
        double[] sides =
                Stream.of(SPACES.split(text.strip(), -1)).mapToDouble(StateText::number).toArray();
        boolean good =
                sides.length == 4
                        && Math.abs(sides[0]) < MOST
                        && Math.abs(sides[1]) < MOST
                        && sides[2] >= LEAST_SIDE
                        && sides[2] < MOST
                        && sides[3] >= LEAST_SIDE
                        && sides[3] < MOST;
        return good
                ? Optional.of(new Rectangle2D(sides[0], sides[1], sides[2], sides[3]))
                : Optional.empty();
    }
}
