package io.github.vmemmaplab;

import io.github.vmemmaplab.cli.Services.Picture;
import io.github.vmemmaplab.cli.Services.RenderService;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.render.Renderer;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import java.io.IOException;
import java.util.Locale;

/// Draws for the command line. The toolkit starts, without a display, with the first picture.
final class Pictures implements RenderService, AutoCloseable {

    @Override
    public void render(Picture picture) throws IOException {
        Timeline timeline = Simulation.run(picture.scenario());
        timeline.seek(picture.step());
        Part part = Part.valueOf(picture.view().toUpperCase(Locale.ROOT));
        Theme theme = Theme.valueOf(picture.theme().toUpperCase(Locale.ROOT).replace('-', '_'));
        Renderer.shared()
                .write(
                        picture.scenario(),
                        timeline,
                        new Renderer.Picture(
                                part,
                                theme,
                                picture.width(),
                                picture.height(),
                                picture.scale(),
                                picture.textScale()),
                        picture.out());
    }

    @Override
    public void close() {
        Renderer.stop();
    }
}
