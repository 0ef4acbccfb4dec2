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

    /// {@return the same box, moved into another, which must be larger}
    Box inside(Box other) {
        return new Box(
                Math.clamp(x, other.x, Math.max(other.x, other.x + other.width - width)),
                Math.clamp(y, other.y, Math.max(other.y, other.y + other.height - height)),
                width,
                height);
    }

    /// {@return what of this box lies in another, which it must touch; of one that is cut a lot as
    /// much as before}
    Box cutTo(Box other) {
        double left = Math.max(x, other.x);
        double top = Math.max(y, other.y);
        double right = Math.min(x + width, other.x + other.width);
        double bottom = Math.min(y + height, other.y + other.height);
        boolean isSliver = right - left < width / 2 || bottom - top < height / 2;
        return isSliver ? this : new Box(left, top, right - left, bottom - top);
    }

    Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    /// {@return the smallest box around both}
    Box with(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(x + width, other.x + other.width) - left,
                Math.max(y + height, other.y + other.height) - top);
    }

    /// {@return the smallest box around this with whole corners}
    Box onWholeUnits() {
        double left = Math.floor(x);
        double top = Math.floor(y);
        return new Box(left, top, Math.ceil(x + width) - left, Math.ceil(y + height) - top);
    }

    /// {@return the area that two boxes share}
    double overlap(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return Math.max(0, w) * Math.max(0, h);
    }

    /// {@return how far apart two boxes are, 0 where they touch}
    double distance(Box other) {
        double dx = Math.max(0, Math.max(other.x - x - width, x - other.x - other.width));
        double dy = Math.max(0, Math.max(other.y - y - height, y - other.y - other.height));
        return Math.hypot(dx, dy);
    }
}
