package io.github.vmemmaplab.ui.testkit;

import io.github.vmemmaplab.ui.theme.Theme;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

import javax.imageio.ImageIO;

/// A still picture of a panel. FX thread only.
public final class Picture {
    private static final Path FOLDER = Path.of("target", "panels");

    private final WritableImage image;

    private Picture(WritableImage image) {
        this.image = image;
    }

    /// {@return a panel at this size in this theme}
    public static Picture of(Parent panel, double width, double height, Theme theme) {
        StackPane root = new StackPane(panel);
        Scene scene = new Scene(root, width, height);
        theme.applyTo(scene);
        root.applyCss();
        root.layout();
        root.layout();
        WritableImage image = scene.snapshot(null);
        root.getChildren().clear();
        return new Picture(image);
    }

    /// {@return how many colours it has}
    public int colours() {
        PixelReader pixels = image.getPixelReader();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(pixels.getArgb(x, y));
            }
        }
        return colours.size();
    }

    /// Keeps it under target/panels, to be looked at.
    public void save(String name) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(copy, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
