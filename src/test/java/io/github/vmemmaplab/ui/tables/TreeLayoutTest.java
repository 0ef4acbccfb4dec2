package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cards fit the panel at any size and any number of slots, and a point finds what is drawn there.
final class TreeLayoutTest {
    private static TableTree tree(LabModel model) {
        Frame frame = model.frame().get();
        return new TableTree(frame, Outline.of(frame.timeline()));
    }

    private static TableTree tree(int sectionBits, long size) {
        return tree(Runs.lab(Runs.scenario(new VmemmapPolicy.PerSection(), 50, sectionBits, size)));
    }

    @ParameterizedTest
    @CsvSource({"27, 27, 1, 1", "30, 30, 8, 8", "30, 33, 64, 9", "30, 40, 8192, 9"})
    void asManyCardsAsFit(int sectionBits, int sizeBits, int slots, int cards) {
        TableTree tree = tree(sectionBits, 1L << sizeBits);
        assertEquals(slots, tree.slots().count());
        TreeLayout layout = new TreeLayout(tree, 572, 420, 0);
        assertEquals(cards, layout.count());
        assertEquals(cards < slots, layout.hasStrip());
        double lowest = layout.card(layout.first() + cards - 1).getMaxY();
        assertTrue(lowest <= (layout.hasStrip() ? layout.strip().getMinY() : 420));
    }

    @Test
    void theLastSlotsCanBeReached() {
        TableTree tree = tree(30, 1L << 33);
        TreeLayout layout = new TreeLayout(tree, 572, 420, 1000);
        assertEquals(64, layout.first() + layout.count());
        assertEquals(63, layout.slotInStrip(571));
        assertEquals(0, layout.slotInStrip(-3));
    }

    @Test
    void cardsOfTwoPmdTablesHaveABoxEach() {
        TableTree tree = tree(30, 1L << 37);
        int border = 512 - 8;
        TreeLayout layout = new TreeLayout(tree, 572, 420, border - 4);
        assertEquals(
                2, layout.boxes().stream().filter(box -> box.ref().level() == Level.PMD).count());
        assertEquals(
                1, layout.boxes().stream().filter(box -> box.ref().level() == Level.PUD).count());
    }

    @Test
    void everyCellIsFoundWhereItLies() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        Runs.seek(model, BasePageMapped.class, 312);
        TableTree tree = tree(model);
        TreeLayout layout = new TreeLayout(tree, 572, 420, 0);
        for (int cell = 0; cell < 512; cell++) {
            Rectangle2D area = layout.cell(4, cell);
            assertEquals(
                    new EntryRef(Level.PTE, tree.slots().addressOf(4) + cell * 4096L),
                    layout.entryAt(
                            area.getMinX() + area.getWidth() / 2,
                            area.getMinY() + area.getHeight() / 2));
        }
    }

    @Test
    void blocksAndBoxesAreFoundWhereTheyLie() {
        TableTree tree = tree(30, 1L << 30);
        TreeLayout layout = new TreeLayout(tree, 572, 420, 0);
        Rectangle2D card = layout.card(3);
        assertEquals(
                new EntryRef(Level.PMD, tree.slots().addressOf(3)),
                layout.entryAt(card.getMinX() + 5, card.getMinY() + 5));
        Rectangle2D top = layout.boxes().getFirst().area();
        assertEquals(
                layout.boxes().getFirst().ref(),
                layout.entryAt(top.getMinX() + 5, top.getMinY() + 5));
        assertFalse(layout.hasStrip());
    }
}
