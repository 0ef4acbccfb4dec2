package io.github.vmemmaplab.ui.render;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.workbench.Still;
import io.github.vmemmaplab.ui.workbench.Still.Part;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import javax.imageio.ImageIO;

/// Draws the lab into picture files, with no display and no window.
///
/// Pictures of the same run at the same step are equal to the pixel, on every machine: fonts are
/// bundled and nothing moves. Any thread but the FX thread.
public final class Renderer {

    /// What to draw.
    ///
    /// @param part which part of the lab
    /// @param theme in which colours
    /// @param width in units of the screen
    /// @param height in units of the screen
    /// @param scale pixels for a unit of the screen, as on a screen that is set to 150 %
    /// @param textScale how large everything is drawn, 1 as designed
    public record Picture(
            Part part, Theme theme, int width, int height, double scale, double textScale) {

        /// A picture as designed, a pixel for each unit.
        public Picture(Part part, Theme theme, int width, int height) {
            this(part, theme, width, height, 1, 1);
        }
    }

    private static volatile boolean started;

    private Renderer() {}

    private static final class Shared {
        static final Renderer RENDERER = start();

        private Shared() {}
    }

    /// {@return the program's renderer; the first call starts the toolkit without a display, after
    /// which the program cannot open a window any more}
    public static Renderer shared() {
        return Shared.RENDERER;
    }

    private static Renderer start() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        CompletableFuture<Void> running = new CompletableFuture<>();
        Platform.startup(() -> running.complete(null));
        running.join();
        started = true;
        return new Renderer();
    }

    /// Stops the toolkit if {@link #shared} started it: the program could not end otherwise.
    public static void stop() {
        if (started) {
            Platform.exit();
        }
    }

    /// {@return a renderer on a toolkit that was started elsewhere}
    public static Renderer onRunningToolkit() {
        return new Renderer();
    }

    /// Draws a run at its cursor into a PNG file.
    ///
    /// @throws IOException if the file cannot be written
    public void write(Scenario scenario, Timeline timeline, Picture picture, Path file)
            throws IOException {
        BufferedImage image = draw(scenario, timeline, picture);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG files");
        }
    }

    /// {@return a picture of a run at its cursor}
    public BufferedImage draw(Scenario scenario, Timeline timeline, Picture picture) {
        CompletableFuture<BufferedImage> drawn = new CompletableFuture<>();
        FxLoop.later(() -> {
            try {
                drawn.complete(drawNow(scenario, timeline, picture));
            } catch (RuntimeException | Error e) {
                drawn.completeExceptionally(e);
            }
        });
        return drawn.join();
    }

    private static BufferedImage drawNow(Scenario scenario, Timeline timeline, Picture picture) {
        LabModel model = new LabModel(scenario, timeline);
        model.motion().set(false);
        model.look().set(Look.of(picture.theme()));
        model.textScale().set(picture.textScale());
        Scene scene =
                Still.of(picture.part(), model, picture.width(), picture.height(), picture.scale());
        return picture(scene, picture.theme(), picture.scale());
    }

    /// {@return what a scene looks like on a screen of this scale; FX thread only}
    public static BufferedImage picture(Scene scene, Theme theme, double scale) {
        int width = (int) Math.round(scene.getWidth() * scale);
        int height = (int) Math.round(scene.getHeight() * scale);
        SnapshotParameters enlarged = new SnapshotParameters();
        enlarged.setTransform(new Scale(scale, scale));
        enlarged.setFill(theme.palette().color(Role.BACKGROUND));
        enlarged.setViewport(new Rectangle2D(0, 0, width, height));
        WritableImage snapshot =
                scene.getRoot().snapshot(enlarged, new WritableImage(width, height));
        int[] argb = new int[width * height];
        snapshot.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
