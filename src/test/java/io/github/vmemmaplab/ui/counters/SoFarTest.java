package io.github.vmemmaplab.ui.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePagesReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.tables.SlotState;
import io.github.vmemmaplab.ui.tables.TableTree;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.io.IOException;

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
        assertEquals("of 8", row(model, "blocks").note());
        assertEquals("best 8 · worst 4\u202f096", row(model, "tlb").note());
        assertEquals(false, has(model, "allocated"));
        assertEquals(false, has(model, "thrownAway"));
    }

    @Test
    void theFirstFailureIsCounted() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        Runs.seek(model, SlotFailed.class, 1);
        assertEquals("4", row(model, "blocks").value());
        assertEquals("5", row(model, "attempts").value());
        assertEquals("1 failed", row(model, "attempts").note());
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
        assertEquals(Figures.count(mapped), row(model, "thrownAway").value());
        assertEquals("4\u202f096", row(model, "tlb").value());
    }

    @Test
    void walkedIsWhatTheWalkReturned() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));
        Runs.seek(model, FreeReturned.class, 1);
        TableTree tree =
                new TableTree(model.frame().get(), Outline.of(model.frame().get().timeline()));
        assertEquals(Figures.count(tree.walk().visited()), row(model, "freed").value());
        assertEquals(
                "entries, " + Figures.count(tree.walk().none()) + " none",
                row(model, "freed").note());
    }

    @Test
    void pageCacheThatGaveWayIsCountedWhereThereIsAny() throws IOException {
        LabModel model = Runs.lab(ShippedCaptures.open("s30-pcwhole-orig").scenario(1));
        assertEquals(false, has(model, "dropped"));
        Runs.seek(model, KswapdEnded.class, 1);
        KswapdEnded run =
                (KswapdEnded) model.frame().get().timeline().event(model.frame().get().step());
        assertEquals(Figures.count(run.reclaimed()), row(model, "dropped").value());
        assertEquals(Figures.count(run.reclaimed()) + " by kswapd", row(model, "dropped").note());
    }
}
