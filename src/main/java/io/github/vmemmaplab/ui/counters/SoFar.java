package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.KswapdState;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.timeline.AddedSlots;

import java.util.ArrayList;
import java.util.List;

/// What a run has come to at the cursor, as rows of a label, a figure and a note; all from the
/// kernel's own counters.
public final class SoFar {
    private final Texts texts;
    private final Counters counters;
    private final Frame frame;
    private final boolean hasBlocks;
    private final long slots;
    private final KswapdState kswapd;
    private final List<Row> rows = new ArrayList<>();

    /// One figure.
    ///
    /// @param key which one, for style and tests
    /// @param label what is counted
    /// @param value the figure
    /// @param note what to compare it with
    /// @param bad whether it tells of a failure
    public record Row(String key, String label, String value, String note, boolean bad) {}

    private SoFar(Texts texts, Frame frame) {
        this.texts = texts;
        counters = frame.kernel().counters();
        this.frame = frame;
        hasBlocks = frame.kernel().machine().hasVmemmapBlocks();
        kswapd = frame.kernel().node().kswapd();
        slots = AddedSlots.of(frame.kernel(), frame.scenario()).count();
    }

    /// {@return the rows at a frame's cursor}
    static List<Row> rows(Texts texts, Frame frame) {
        SoFar soFar = new SoFar(texts, frame);
        soFar.addMapped();
        soFar.addFreed();
        soFar.addCosts();
        return List.copyOf(soFar.rows);
    }

    private void addMapped() {
        String of = hasBlocks ? "blocks.note" : "blocks.noteNever";
        addNoted("blocks", of, get(Counter.BLOCKS_MAPPED), false, slots);
        add("pages", get(Counter.BASE_PAGES_MAPPED), false, get(Counter.VMEMMAP_TABLES));
        long failed = get(Counter.ORDER9_FAILED);
        add("attempts", get(Counter.ORDER9_ATTEMPTS), failed > 0, failed);
    }

    private void addFreed() {
        long none = get(Counter.VISITED_NONE);
        add("freed", none + get(Counter.VISITED_MAPPED), false, none);
    }

    private void addCosts() {
        long entries = get(Counter.BLOCKS_MAPPED) + get(Counter.BASE_PAGES_MAPPED);
        if (hasBlocks) {
            long most = slots << frame.kernel().machine().pmdOrder();
            add("tlb", entries, false, slots, most);
        } else {
            addNoted("tlb", "tlb.noteAlways", entries, false, structPages());
        }
        long allocated = get(Counter.PAGES_ALLOCATED);
        if (allocated > 0 || get(Counter.LINEAR_TABLES) > 0) {
            add("allocated", allocated, false, get(Counter.LINEAR_TABLES));
        }
        long thrownAway = get(Counter.BLOCKS_THROWN_AWAY);
        if (thrownAway > 0) {
            add("thrownAway", thrownAway, true);
        }
        long byKswapd = kswapd.stolen(true);
        long dropped = kswapd.stolen(false) + byKswapd;
        if (dropped > 0) {
            add("dropped", dropped, false, byKswapd);
        }
    }

    // Base pages that the struct pages of all added memory take; what comes twice counts once.
    private long structPages() {
        int shift = frame.kernel().machine().pageShift();
        return frame.scenario().operations().stream()
                .filter(Operation.Add.class::isInstance)
                .mapToLong(Operation::start)
                .distinct()
                .map(start -> sizeAt(start) >>> (2 * shift - AddressLayout.STRUCT_PAGE_SHIFT))
                .sum();
    }

    private long sizeAt(long start) {
        return frame.scenario().operations().stream()
                .filter(add -> add instanceof Operation.Add && add.start() == start)
                .mapToLong(Operation::size)
                .max()
                .orElse(0);
    }

    private long get(Counter counter) {
        return counters.get(counter);
    }

    private void add(String key, long value, boolean bad, Object... compared) {
        addNoted(key, key + ".note", value, bad, compared);
    }

    private void addNoted(String key, String noteKey, long value, boolean bad, Object... compared) {
        rows.add(
                new Row(
                        key,
                        texts.of(key + ".label"),
                        Figures.count(value),
                        texts.of(noteKey, compared),
                        bad));
    }
}
