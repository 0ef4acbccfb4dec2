package io.github.vmemmaplab.ui.theme;

/// A colour in CIE L*a*b* under D65, where distances are about as large as they look.
///
/// @param lightness from 0 to 100
/// @param a from green to red
/// @param b from blue to yellow
record Lab(double lightness, double a, double b) {

    /// {@return the colour that linear sRGB stands for}
    static Lab ofLinear(double red, double green, double blue) {
        double x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        double y = f(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        double z = f((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double f(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    double distance(Lab other) {
        return Math.sqrt(
                square(lightness - other.lightness) + square(a - other.a) + square(b - other.b));
    }

    private static double square(double value) {
        return value * value;
    }
}
