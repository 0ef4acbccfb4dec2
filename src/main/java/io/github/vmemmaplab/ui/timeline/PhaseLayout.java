package io.github.vmemmaplab.ui.timeline;

import java.util.Arrays;
import java.util.List;

/// Where each phase of a run lies on a track of some width.
///
/// A phase gets a least width by its kind, so that a single failed allocation among thousands of
/// pages can be seen and hit; the rest is shared by the square root of the events. Where even the
/// least widths do not fit, all shrink alike. Within a phase events are spaced evenly.
public final class PhaseLayout {
    // Of the track, for least widths.
    private static final double SHARE_OF_LEAST = 0.6;

    private final List<Phase> phases;
    private final double[] edges;

    /// Lays `phases` out over `width`.
    public PhaseLayout(List<Phase> phases, double width) {
        this.phases = phases;
        edges = new double[phases.size() + 1];
        double least = phases.stream().mapToDouble(phase -> leastWidth(phase.kind())).sum();
        double roots = phases.stream().mapToDouble(phase -> Math.sqrt(phase.events())).sum();
        double scale = Math.min(1, width * SHARE_OF_LEAST / Math.max(1, least));
        double unit = (width - least * scale) / Math.max(1, roots);
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            double own = leastWidth(phase.kind()) * scale + unit * Math.sqrt(phase.events());
            edges[i + 1] = edges[i] + own;
        }
    }

    private static double leastWidth(Phase.Kind kind) {
        return switch (kind) {
            case FAILURE -> 14;
            case BLOCK -> 18;
            case LINEAR_MAP, COMPACTION, RECLAIM, BASE_PAGES, LINEAR_FREE -> 26;
            case ONLINE, OFFLINE -> 44;
            case FREE -> 84;
        };
    }

    /// {@return the phases}
    public List<Phase> phases() {
        return phases;
    }

    /// {@return how wide all phases are together}
    public double width() {
        return edges[edges.length - 1];
    }

    /// {@return where phase `index` begins}
    public double left(int index) {
        return edges[index];
    }

    /// {@return where phase `index` ends}
    public double right(int index) {
        return edges[index + 1];
    }

    /// {@return where event `step` lies: the middle of its share; the left edge for step 0}
    public double xOf(int step) {
        if (step == 0 || phases.isEmpty()) {
            return 0;
        }
        int index = phaseOf(step);
        Phase phase = phases.get(index);
        double share = (step - phase.first() + 0.5) / phase.events();
        return edges[index] + share * (edges[index + 1] - edges[index]);
    }

    private int phaseOf(int step) {
        int low = 0;
        int high = phases.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (phases.get(middle).last() < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// {@return which event lies at `x`; 0 at and before the left edge, the last one past the
    /// right}
    public int stepAt(double x) {
        if (x <= 0 || phases.isEmpty()) {
            return 0;
        }
        int index = phaseAt(x);
        Phase phase = phases.get(index);
        double share = (x - edges[index]) / (edges[index + 1] - edges[index]);
        return Math.clamp(
                phase.first() + (int) (share * phase.events()), phase.first(), phase.last());
    }

    /// {@return the index of the phase at `x`, the first before and the last behind all; -1 for an
    /// empty run}
    public int phaseAt(double x) {
        int at = Arrays.binarySearch(edges, x);
        return Math.clamp(
                at >= 0 ? at : -at - 2, Math.min(0, phases.size() - 1), phases.size() - 1);
    }

    /// {@return the least width of a single event; infinite for an empty run}
    public double narrowestEvent() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < phases.size(); i++) {
            least = Math.min(least, (right(i) - left(i)) / phases.get(i).events());
        }
        return least;
    }
}
