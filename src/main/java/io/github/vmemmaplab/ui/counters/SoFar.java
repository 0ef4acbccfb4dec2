package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.memory.KswapdState;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What a run has come to at the cursor, as rows of figures; all from the kernel's own counters.
public final class SoFar {
    /// Translations that the second-level TLB of a core holds: of a Cortex-A72, the core of many
    /// boards and of the first arm64 servers in clouds (Arm 100095, Cortex-A72 Technical Reference
    /// Manual, 5.2.3 "L2 TLB").
    static final int CORE_TLB = 1024;

    private static final double PERCENT = 100;
    private static final double SMALL = 10;
    private static final String NONE = "–";

    private final Texts texts;
    private final Counters counters;
    private final Frame frame;
    private final Extremes extremes;
    private final KswapdState kswapd;
    private final List<Row> rows = new ArrayList<>();

    /// One figure.
    ///
    /// @param key which one, for style and tests
    /// @param counted what is counted
    /// @param label what it is called
    /// @param fact what else there is to know about it; may be empty
    /// @param value the figure
    /// @param best what it is at best
    /// @param worst what it is at worst
    /// @param bad whether it tells of a failure
    /// @param share of a whole that is drawn as a bar in place of a chart, if it is one
    public record Row(
            String key,
            Counted counted,
            String label,
            String fact,
            String value,
            String best,
            String worst,
            boolean bad,
            OptionalDouble share) {}

    private SoFar(Texts texts, Frame frame) {
        this.texts = texts;
        counters = frame.kernel().counters();
        this.frame = frame;
        kswapd = frame.kernel().node().kswapd();
        extremes = new Extremes(frame.kernel(), frame.scenario());
    }

    /// {@return the rows at a frame's cursor}
    static List<Row> rows(Texts texts, Frame frame) {
        SoFar soFar = new SoFar(texts, frame);
        soFar.addMapped();
        soFar.addCosts();
        soFar.addCoreShare();
        return List.copyOf(soFar.rows);
    }

    private void addMapped() {
        boolean hasBlocks = frame.kernel().machine().hasVmemmapBlocks();
        add(Counted.BLOCKS, false, hasBlocks ? "" : texts.of("blocks.never"));
        add(Counted.PAGES, false, fact("pages", Counter.VMEMMAP_TABLES));
        long failed = get(Counter.ORDER9_FAILED);
        add(Counted.ATTEMPTS, failed > 0, fact("attempts", Counter.ORDER9_ATTEMPTS));
        add(Counted.FREED, false, fact("freed", Counter.VISITED_NONE));
    }

    private void addCosts() {
        if (get(Counter.PAGES_ALLOCATED) > 0 || get(Counter.LINEAR_TABLES) > 0) {
            add(Counted.ALLOCATED, false, fact("allocated", Counter.LINEAR_TABLES));
        }
        if (get(Counter.BLOCKS_THROWN_AWAY) > 0) {
            add(Counted.THROWN_AWAY, true, "");
        }
        long byKswapd = kswapd.stolen(true);
        long dropped = kswapd.stolen(false) + byKswapd;
        if (dropped > 0) {
            add(Counted.DROPPED, dropped, false, texts.of("dropped.fact", byKswapd));
        }
        add(Counted.TLB, false, "");
    }

    // The same TLB entries, measured against what one core can hold.
    private void addCoreShare() {
        double share = (double) Measure.of(Counted.TLB, counters::get) / CORE_TLB;
        rows.add(
                new Row(
                        "core",
                        Counted.TLB,
                        texts.of("core.label"),
                        texts.of("core.fact", CORE_TLB),
                        percent(share),
                        percentOf(extremes.best(Counted.TLB)),
                        percentOf(extremes.worst(Counted.TLB)),
                        share > 1,
                        OptionalDouble.of(share)));
    }

    private static String percentOf(OptionalLong entries) {
        return entries.isPresent() ? percent((double) entries.getAsLong() / CORE_TLB) : NONE;
    }

    static String percent(double share) {
        double percent = share * PERCENT;
        boolean small = percent > 0 && percent < SMALL;
        String figure =
                small
                        ? String.format(Locale.ROOT, "%.1f", percent)
                        : Figures.count(Math.round(percent));
        return figure + "\u202f%";
    }

    private String fact(String key, Counter counter) {
        return texts.of(key + ".fact", get(counter));
    }

    private long get(Counter counter) {
        return counters.get(counter);
    }

    private void add(Counted counted, boolean bad, String fact) {
        add(counted, Measure.of(counted, counters::get), bad, fact);
    }

    private void add(Counted counted, long value, boolean bad, String fact) {
        String key = counted.name().toLowerCase(Locale.ROOT);
        rows.add(
                new Row(
                        key,
                        counted,
                        texts.of(key + ".label"),
                        fact,
                        Figures.count(value),
                        figure(extremes.best(counted)),
                        figure(extremes.worst(counted)),
                        bad,
                        OptionalDouble.empty()));
    }

    private static String figure(OptionalLong value) {
        return value.isPresent() ? Figures.count(value.getAsLong()) : NONE;
    }
}
