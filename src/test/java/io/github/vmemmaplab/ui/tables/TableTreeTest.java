package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outline;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/// What the tree says is what the kernel's tables hold.
final class TableTreeTest {
    private static LabModel lab(VmemmapPolicy policy) {
        return Runs.lab(Runs.thread(policy));
    }

    private static TableTree tree(LabModel model) {
        Frame frame = model.frame().get();
        return new TableTree(frame, Outline.of(frame.timeline()));
    }

    @Test
    void aSectionOf1GiBIsEightSlotsFromPmd8On() {
        TableTree tree = tree(lab(new VmemmapPolicy.PerSection()));
        assertEquals(8, tree.slots().count());
        assertEquals(0xfffffc0001000000L, tree.slots().addressOf(0));
        assertEquals(8, tree.slot(0).pmdIndex());
        assertEquals(504, tree.layout().index(Level.PGD, tree.slots().addressOf(0)));
    }

    @Test
    void aSectionOf128MiBIsOneSlot() {
        Scenario scenario = Runs.scenario(new VmemmapPolicy.PerSection(), 96, 27, 1L << 27);
        assertEquals(1, tree(Runs.lab(scenario)).slots().count());
    }

    @Test
    void rangesThatAreAddedTwiceCountOnce() {
        Scenario once = Runs.thread(new VmemmapPolicy.PerSection());
        Scenario twice =
                new Scenario(
                        once.title(),
                        once.text(),
                        once.machine(),
                        once.start(),
                        once.policy(),
                        java.util.List.of(
                                once.operations().getFirst(), once.operations().getFirst()),
                        null);
        assertEquals(8, tree(Runs.lab(twice)).slots().count());
    }

    @Test
    void aMappedSlotPointsToTheBlockOfItsEvent() {
        LabModel model = lab(new VmemmapPolicy.PerSection());
        Runs.seek(model, SlotMapped.class, 3);
        SlotMapped mapped = (SlotMapped) model.frame().get().event();
        assertNotNull(mapped);
        SlotState slot = tree(model).slot(2);
        assertEquals(SlotState.Kind.BLOCK, slot.kind());
        assertEquals(mapped.pfn(), slot.target());
        assertTrue(slot.atWork());
        assertFalse(slot.failed());
    }

    @Test
    void aFailedSlotSaysSoUntilItIsMapped() {
        LabModel model = lab(new VmemmapPolicy.PerSection());
        Runs.seek(model, SlotFailed.class, 1);
        SlotState failed = tree(model).slot(4);
        assertTrue(failed.failed());
        assertEquals(SlotState.Kind.NONE, failed.kind());
        Runs.seek(model, BasePageMapped.class, 312);
        SlotState fallenBack = tree(model).slot(4);
        assertEquals(SlotState.Kind.TABLE, fallenBack.kind());
        assertEquals(312, fallenBack.mapped());
        BasePageMapped page = (BasePageMapped) model.frame().get().event();
        assertNotNull(page);
        assertEquals(page.pfn(), tree(model).framePfn(fallenBack, 311));
        assertEquals(-1, tree(model).framePfn(fallenBack, 312));
    }

    @Test
    void aPageIsItsEntryToOtherPanels() {
        LabModel model = lab(new VmemmapPolicy.PerSection());
        Runs.seek(model, BasePageMapped.class, 100);
        BasePageMapped page = (BasePageMapped) model.frame().get().event();
        assertNotNull(page);
        TableTree tree = tree(model);
        SlotState slot = tree.slot(4);
        EntryRef ref = new EntryRef(Level.PTE, page.addr());
        assertEquals(new Selection.Entry(slot.target(), 99), tree.selection(ref));
        model.hovered().set(new Selection.PageFrame(page.pfn()));
        Glow glow = new Glow(model.lit().get(), tree);
        assertTrue(glow.slot(slot.addr()));
        assertTrue(glow.page(slot, 99));
        assertFalse(glow.page(slot, 98));
        assertFalse(glow.slot(tree.slot(3).addr()));
    }

    @Test
    void theWalkCountsAsTheKernelDoes() {
        LabModel model = lab(new VmemmapPolicy.PostedV1());
        TableTree tree = tree(model);
        assertFalse(tree.walk().isRunning());
        Frame frame = model.frame().get();
        Outline outline = Outline.of(frame.timeline());
        int from = Runs.step(frame.timeline(), FreeEntered.class, 1);
        int to = Runs.step(frame.timeline(), FreeReturned.class, 1);
        for (int step = from; step <= to; step++) {
            model.seek(step);
            tree.show(model.frame().get(), outline);
            var counters = model.frame().get().kernel().counters();
            assertEquals(counters.get(Counter.VISITED_NONE), tree.walk().none());
            assertEquals(
                    counters.get(Counter.VISITED_NONE) + counters.get(Counter.VISITED_MAPPED),
                    tree.walk().visited());
        }
        assertTrue(tree.walk().none() > 0);
        model.seek(to + 1);
        tree.show(model.frame().get(), outline);
        assertFalse(tree.walk().isRunning());
    }

    @Test
    void theWalkIsTheSameForwardsAndBack() {
        LabModel model = lab(new VmemmapPolicy.PostedV1());
        TableTree tree = tree(model);
        Outline outline = Outline.of(model.frame().get().timeline());
        Runs.seek(model, MemoryFreed.class, 4);
        tree.show(model.frame().get(), outline);
        Runs.seek(model, MemoryFreed.class, 2);
        tree.show(model.frame().get(), outline);
        assertTrue(cleared(tree, 1));
        assertNull(tree.slot(2).walk());
        Runs.seek(model, FreeReturned.class, 1);
        tree.show(model.frame().get(), outline);
        assertTrue(cleared(tree, 3));
        FreeWalk.Slot failed = tree.slot(4).walk();
        assertNotNull(failed);
        assertTrue(failed.seenNone());
    }

    private static boolean cleared(TableTree tree, int slot) {
        FreeWalk.Slot walk = tree.slot(slot).walk();
        return walk != null && walk.blockCleared();
    }

    @Test
    void otherMemorysEntriesInTheSameTableAreCounted() {
        LabModel model = lab(new VmemmapPolicy.PerSection());
        TableTree tree = tree(model);
        assertEquals(8, tree.otherEntries(0, 8));
    }

    @Test
    void theLinearMapTakesATableForEvery2MiB() {
        LabModel model = lab(new VmemmapPolicy.PerSection());
        Runs.seek(model, HotplugEvent.LinearMapped.class, 1);
        HotplugEvent.LinearMapped mapped = (HotplugEvent.LinearMapped) model.frame().get().event();
        assertNotNull(mapped);
        TableTree tree = tree(model);
        tree.turnTo(Window.LINEAR);
        assertEquals(512, tree.slots().count());
        assertEquals(mapped.start(), tree.slots().addressOf(0));
        assertEquals(mapped.tables(), 1 + distinctTables(tree));
        SlotState last = tree.slot(511);
        assertEquals(SlotState.Kind.TABLE, last.kind());
        assertEquals(512, last.mapped());
        long physical = 2 * Runs.START + (511L << 21) + (17 << 12);
        assertEquals(physical >> 12, tree.framePfn(last, 17));
        assertEquals(physical, Descriptor.address(tree.entry(tree.page(last, 17))));
    }

    private static long distinctTables(TableTree tree) {
        return IntStream.range(0, tree.slots().count())
                .map(slot -> tree.slot(slot).target())
                .distinct()
                .count();
    }

    @Test
    void aLargerBlockOfTheLinearMapIsSeenFromItsSlots() {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        Scenario blocks =
                new Scenario(
                        thread.title(),
                        thread.text(),
                        thread.machine().withRodataOn(),
                        thread.start(),
                        thread.policy(),
                        thread.operations(),
                        null);
        LabModel model = Runs.lab(blocks);
        TableTree tree = tree(model);
        tree.turnTo(Window.LINEAR);
        assertEquals(SlotState.Kind.NONE, tree.kind(0));
        Runs.seek(model, HotplugEvent.LinearMapped.class, 1);
        tree.show(model.frame().get(), Outline.of(model.frame().get().timeline()));
        assertEquals(SlotState.Kind.LARGER_BLOCK, tree.kind(300));
        EntryRef larger = tree.largerBlock(tree.slots().addressOf(300));
        assertEquals(new EntryRef(Level.PUD, tree.slots().addressOf(0)), larger);
    }

    @Test
    void aFailureSaysWhatIsDoneInsteadOnceItIs() {
        LabModel model = lab(new VmemmapPolicy.PostedV1());
        Runs.seek(model, SlotFailed.class, 1);
        assertNull(tree(model).slot(4).remedy());
        Runs.seek(model, RemedyChosen.class, 1);
        assertEquals(Remedy.FREE_REQUEST, tree(model).slot(4).remedy());
        assertEquals(1, tree(model).failures().count());
    }

    @Test
    void theTrailIsTheWalkInItsOrder() {
        LabModel model = lab(new VmemmapPolicy.PostedV1());
        Runs.seek(model, MemoryFreed.class, 3);
        TableTree tree = tree(model);
        List<Visit> trail = tree.walk().trail();
        assertEquals(
                List.of(Level.PMD, Level.PMD, Level.PMD, Level.PUD, Level.PGD),
                trail.stream().map(Visit::level).toList());
        assertEquals(tree.slots().addressOf(2), trail.getFirst().addr());
        assertEquals(Visit.Found.LEAF, trail.getFirst().found());
        FreeWalk.Slot second = tree.slot(1).walk();
        assertNotNull(second);
        assertEquals(2, second.order());
    }

    @Test
    void aWalkThatIsOverKeepsItsFiguresToTheEndOfTheRequest() {
        LabModel model = lab(new VmemmapPolicy.PostedV1());
        Runs.seek(model, FreeReturned.class, 1);
        long visited = tree(model).walk().visited();
        assertTrue(tree(model).walk().neverMapped() > 0);
        Runs.seek(model, BasePageMapped.class, 5);
        TableTree after = tree(model);
        assertFalse(after.walk().isRunning());
        assertTrue(after.walk().isOver());
        assertEquals(visited, after.walk().visited());
        assertNull(after.slot(0).walk());
        assertTrue(after.walk().trail().isEmpty());
        Runs.seek(model, HotplugEvent.OperationBegun.class, 2);
        assertFalse(tree(model).walk().isOver());
    }
}
