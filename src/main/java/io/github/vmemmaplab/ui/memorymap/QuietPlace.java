package io.github.vmemmaplab.ui.memorymap;

import java.util.ArrayList;
import java.util.List;

/// Finds room in a view for something that lies over it: where it covers least of what matters, and
/// of such places the one nearest to what it is about.
final class QuietPlace {
    private static final int STEPS = 16;
    private static final double EDGE = 2;

    private record Weighed(Box box, double weight) {}

    private final double width;
    private final double height;
    private final List<Weighed> taken = new ArrayList<>();

    QuietPlace(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /// Has this box covered rather not; boxes of twice the weight are covered half as readily.
    void avoid(Box box, double weight) {
        taken.add(new Weighed(box, weight));
    }

    /// {@return a box of this size inside the view}
    Box find(double w, double h, Box about) {
        Box best = at(0, 0, w, h);
        double least = Double.MAX_VALUE;
        for (int column = 0; column <= STEPS; column++) {
            for (int row = 0; row <= STEPS; row++) {
                Box box = at((double) column / STEPS, (double) row / STEPS, w, h);
                double cost = cost(box, about);
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        return best;
    }

    private Box at(double shareX, double shareY, double w, double h) {
        double x = EDGE + shareX * Math.max(0, width - w - 2 * EDGE);
        double y = EDGE + shareY * Math.max(0, height - h - 2 * EDGE);
        return new Box(Math.rint(x), Math.rint(y), w, h);
    }

    private double cost(Box box, Box about) {
        double cost = Math.sqrt(box.distance(about));
        for (Weighed each : taken) {
            cost += each.weight() * box.overlap(each.box());
        }
        return cost;
    }
}
