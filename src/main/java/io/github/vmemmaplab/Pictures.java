package io.github.vmemmaplab;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.cli.Services.RenderService;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.render.Renderer;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;

/// Draws for the command line. The toolkit starts, without a display, with the first picture.
final class Pictures implements RenderService, AutoCloseable {
    private @Nullable Renderer renderer;

    @Override
    public void render(Picture picture) throws IOException {
        Renderer started = renderer == null ? Renderer.start() : renderer;
        renderer = started;
        Timeline timeline = Simulation.run(picture.scenario());
        timeline.seek(picture.step());
        started.write(
                picture.scenario(),
                timeline,
                new Renderer.Picture(
                        Part.valueOf(picture.view().toUpperCase(Locale.ROOT)),
                        Theme.valueOf(picture.theme().toUpperCase(Locale.ROOT)),
                        picture.width(),
                        picture.height()),
                picture.out());
    }

    @Override
    public void close() {
        if (renderer != null) {
            renderer.close();
        }
    }
}
