package io.github.vmemmaplab.ui.memorymap;

/// A rectangle on the map, in units of the screen.
record Box(double x, double y, double width, double height) {
    boolean contains(double px, double py) {
        return px >= x && px < x + width && py >= y && py < y + height;
    }

    boolean touches(double viewWidth, double viewHeight) {
        return x < viewWidth && x + width > 0 && y < viewHeight && y + height > 0;
    }

    double centerX() {
        return x + width / 2;
    }

    double centerY() {
        return y + height / 2;
    }

    Box shifted(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    /// {@return the same place, at least so large}
    Box atLeast(double size) {
        double w = Math.max(size, width);
        double h = Math.max(size, height);
        return new Box(centerX() - w / 2, centerY() - h / 2, w, h);
    }

    Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }
}
