package io.github.vmemmaplab.ui.theme;

import javafx.scene.paint.Color;

/// How colours look to people: as most see them, and without one of the three kinds of cones.
///
/// After Machado, Oliveira and Fernandes (2009), at full severity, in linear light.
enum Vision {
    /// All three kinds of cones.
    NORMAL,
    /// Without the cones for long waves.
    PROTANOPIA,
    /// Without the cones for middle waves.
    DEUTERANOPIA,
    /// Without the cones for short waves.
    TRITANOPIA;

    // What red, green and blue take from the three, row by row.
    private double[] matrix() {
        return switch (this) {
            case NORMAL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
            case PROTANOPIA ->
                    new double[] {
                        0.152286, 1.052583, -0.204868,
                        0.114503, 0.786281, 0.099216,
                        -0.003882, -0.048116, 1.051998
                    };
            case DEUTERANOPIA ->
                    new double[] {
                        0.367322, 0.860646, -0.227968,
                        0.280085, 0.672501, 0.047413,
                        -0.011820, 0.042940, 0.968881
                    };
            case TRITANOPIA ->
                    new double[] {
                        1.255528, -0.076749, -0.178779,
                        -0.078411, 0.930809, 0.147602,
                        0.004733, 0.691367, 0.303900
                    };
        };
    }

    /// {@return where a colour lies in CIE Lab for these eyes}
    Lab see(Color color) {
        double[] matrix = matrix();
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        return Lab.ofLinear(row(matrix, 0, rgb), row(matrix, 3, rgb), row(matrix, 6, rgb));
    }

    private static double row(double[] matrix, int from, double[] rgb) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += matrix[from + i] * rgb[i];
        }
        return Math.clamp(sum, 0, 1);
    }

    /// {@return how much lighter one colour is than another, as WCAG counts: from 1 to 21}
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
