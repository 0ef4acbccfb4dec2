package io.github.vmemmaplab.cli;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.cli.Services.RenderService;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `render`: pictures of what the window would show.
@Command(name = "render", description = "Draws what the window would show, without a display.")
final class RenderCommand implements Runnable {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final List<String> VIEWS = List.of("window", "map", "tables", "words");
    private static final List<String> THEMES =
            List.of("dark", "light", "contrast-dark", "contrast-light");

    private final RenderService renderer;

    @Parameters(paramLabel = "FILE", description = "what to draw")
    private Path file = Path.of("");

    @Option(names = "--step", paramLabel = "N", description = "events that have happened")
    private int step;

    @Option(
            names = "--view",
            split = ",",
            paramLabel = "V",
            description = "window, map, tables, words")
    private List<String> views = List.of("window");

    @Option(
            names = "--theme",
            split = ",",
            paramLabel = "T",
            description = "dark, light, contrast-dark, contrast-light")
    private List<String> themes = List.of("dark");

    @Option(names = "--size", paramLabel = "WxH", description = "in units of the screen")
    private String size = "1440x900";

    @Option(
            names = "--scale",
            paramLabel = "S",
            description = "pixels for a unit of the screen, 1 to 3: 1.5 draws as at 150 %%")
    private double scale = 1;

    @Option(
            names = "--text-scale",
            paramLabel = "S",
            description = "how large everything is drawn, 0.8 to 2")
    private double textScale = 1;

    @Option(names = "--out", required = true, paramLabel = "X.png", description = "file to write")
    private Path out = Path.of("");

    RenderCommand(RenderService renderer) {
        this.renderer = renderer;
    }

    @Override
    public void run() {
        Matcher pixels = SIZE.matcher(size);
        if (!pixels.matches()) {
            throw new BadInput("--size must be of the form 1440x900, not '" + size + "'.");
        }
        demand("--scale", scale, 1, 3);
        demand("--text-scale", textScale, 0.8, 2);
        demand("--view", views, VIEWS);
        demand("--theme", themes, THEMES);
        Scenario scenario = Inputs.open(file);
        int last = Simulation.run(scenario).size();
        if (step < 0 || step > last) {
            throw new BadInput("--step must be from 0 to %d, not %d.".formatted(last, step));
        }
        for (String view : views) {
            for (String theme : themes) {
                draw(
                        new Picture(
                                scenario,
                                step,
                                view,
                                theme,
                                Integer.parseInt(pixels.group(1)),
                                Integer.parseInt(pixels.group(2)),
                                scale,
                                textScale,
                                file(view, theme)));
            }
        }
    }

    private static void demand(String option, double given, double least, double most) {
        // Not a number is neither.
        if (!(given >= least && given <= most)) {
            throw new BadInput(
                    "%s must be from %s to %s, not %s.".formatted(option, least, most, given));
        }
    }

    private static void demand(String option, List<String> given, List<String> known) {
        for (String one : given) {
            if (!known.contains(one)) {
                throw new BadInput(
                        "%s '%s' is not known; it must be one of %s."
                                .formatted(option, one, String.join(", ", known)));
            }
        }
    }

    // Several pictures of one call are told apart by what differs.
    private Path file(String view, String theme) {
        String name = String.valueOf(out.getFileName());
        int dot = name.endsWith(".png") ? name.length() - 4 : name.length();
        String which =
                (views.size() > 1 ? "-" + view : "") + (themes.size() > 1 ? "-" + theme : "");
        return out.resolveSibling(name.substring(0, dot) + which + ".png");
    }

    private void draw(Picture picture) {
        try {
            renderer.render(picture);
        } catch (IOException e) {
            throw new BadInput(picture.out() + ": the picture cannot be written there.");
        }
    }
}
