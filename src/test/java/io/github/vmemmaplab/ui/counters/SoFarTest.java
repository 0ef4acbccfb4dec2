package io.github.vmemmaplab.ui.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.Counted;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.tables.SlotState;
import io.github.vmemmaplab.ui.tables.TableTree;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// The figures agree with what the page tables hold and what the events told.
final class SoFarTest {
    private static final Texts TEXTS = Texts.beside(CountersView.class, "counters");

    private static SoFar.Row row(LabModel model, String key) {
        return SoFar.rows(TEXTS, model.frame().get()).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static boolean has(LabModel model, String key) {
        return SoFar.rows(TEXTS, model.frame().get()).stream()
                .anyMatch(row -> row.key().equals(key));
    }

    @Test
    void atTheStartNothingIsMapped() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        assertEquals("0", row(model, "blocks").value());
        assertEquals("8", row(model, "blocks").best());
        assertEquals("0", row(model, "blocks").worst());
        assertEquals("8", row(model, "tlb").best());
        assertEquals("4\u202f096", row(model, "tlb").worst());
        assertEquals(false, has(model, "allocated"));
        assertEquals(false, has(model, "thrown_away"));
    }

    @Test
    void theFirstFailureIsCounted() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        Runs.seek(model, SlotFailed.class, 1);
        assertEquals("4", row(model, "blocks").value());
        assertEquals("1", row(model, "attempts").value());
        assertEquals("of 5", row(model, "attempts").fact());
        assertEquals(true, row(model, "attempts").bad());
    }

    @Test
    void mappedAgreesWithTheTablesAtEveryTenthPage() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        for (int nth = 1; nth <= 512; nth += 10) {
            Runs.seek(model, BasePageMapped.class, nth);
            TableTree tree =
                    new TableTree(model.frame().get(), Outline.of(model.frame().get().timeline()));
            int blocks = 0;
            int pages = 0;
            for (int slot = 0; slot < tree.slots().count(); slot++) {
                SlotState state = tree.slot(slot);
                blocks += state.kind() == SlotState.Kind.BLOCK ? 1 : 0;
                pages += state.mapped();
            }
            assertEquals(Figures.count(blocks), row(model, "blocks").value());
            assertEquals(Figures.count(pages), row(model, "pages").value());
            assertEquals(Figures.count(blocks + pages), row(model, "tlb").value());
        }
    }

    @Test
    void blocksThatWereFreedAgainAreThrownAway() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        Runs.seek(model, BasePagesReturned.class, 1);
        int mapped = 0;
        for (int step = 1; step <= model.frame().get().step(); step++) {
            mapped += model.frame().get().timeline().event(step) instanceof SlotMapped ? 1 : 0;
        }
        assertEquals(Figures.count(mapped), row(model, "thrown_away").value());
        assertEquals("4\u202f096", row(model, "tlb").value());
    }

    @Test
    void walkedIsWhatTheWalkReturned() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        Runs.seek(model, FreeReturned.class, 1);
        TableTree tree =
                new TableTree(model.frame().get(), Outline.of(model.frame().get().timeline()));
        assertEquals(Figures.count(tree.walk().visited()), row(model, "freed").value());
        assertEquals(Figures.count(tree.walk().none()) + " none", row(model, "freed").fact());
    }

    @Test
    void pageCacheThatGaveWayIsCountedWhereThereIsAny() throws IOException {
        LabModel model = Runs.lab(ShippedCaptures.open("s30-pcwhole-orig").scenario(1));
        assertEquals(false, has(model, "dropped"));
        Runs.seek(model, KswapdEnded.class, 1);
        KswapdEnded run =
                (KswapdEnded) model.frame().get().timeline().event(model.frame().get().step());
        assertEquals(Figures.count(run.reclaimed()), row(model, "dropped").value());
        assertEquals(Figures.count(run.reclaimed()) + " by kswapd", row(model, "dropped").fact());
    }

    @Test
    void theShareOfACoresTlbFollowsFromItsEntries() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        assertEquals("0\u202f%", row(model, "core").value());
        assertEquals("400\u202f%", row(model, "core").worst(), "4 096 entries, of 1 024");
        assertEquals("0.8\u202f%", row(model, "core").best(), "8 entries, of 1 024");
        Runs.seek(model, BasePagesReturned.class, 1);
        assertEquals("400\u202f%", row(model, "core").value());
        assertEquals(true, row(model, "core").bad());
        assertEquals(4.0, row(model, "core").share().orElseThrow());
    }

    @Test
    void nothingGetsBetterThanBestOrWorseThanWorst() {
        for (VmemmapPolicy policy : Policies.ALL) {
            for (int fragmentation : List.of(0, 96, 100)) {
                LabModel model = Runs.lab(Runs.thread(policy, fragmentation));
                Frame end = atEnd(model);
                Extremes extremes = new Extremes(end.kernel(), end.scenario());
                for (Counted counted : Counted.values()) {
                    long value = Measure.of(counted, end.kernel().counters()::get);
                    long worst = extremes.worst(counted).orElse(Long.MAX_VALUE);
                    long best = extremes.best(counted).orElse(0);
                    boolean moreIsBetter = best > worst;
                    String what = counted + " under " + policy.label() + " at " + fragmentation;
                    assertEquals(true, value <= (moreIsBetter ? best : worst), what);
                }
            }
        }
    }

    private static Frame atEnd(LabModel model) {
        model.seek(model.frame().get().timeline().size());
        return model.frame().get();
    }

    @Test
    void allSlotsAsBlocksIsTheBestCase() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection(), 0));
        atEnd(model);
        for (String key : List.of("blocks", "pages", "attempts", "freed", "tlb", "core")) {
            assertEquals(row(model, key).best(), row(model, key).value(), key);
        }
    }
}
