package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FreeArea;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.code.StepLines;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Role;
import io.github.vmemmaplab.ui.timeline.Outlines;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

/// What shines, on runs of the thread's case: each thing is found again from its other ends.
final class LitTest {
    private static final int PAGES = 512;

    private final LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
    private final Timeline timeline = model.frame().get().timeline();
    private final Kernel kernel = timeline.kernel();
    private final long slotSpan = kernel.layout().span(Level.PMD);

    private Lit hover(Selection selection) {
        model.hovered().set(selection);
        return model.lit().get();
    }

    private <E extends Event> E seek(Class<E> type, int nth) {
        Runs.seek(model, type, nth);
        return type.cast(timeline.event(timeline.cursor()));
    }

    @Test
    void aFrameOfABlockIsItsSlotItsEntryAndItsStep() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 2);
        int step = timeline.cursor();
        Lit lit = hover(new Selection.PageFrame(mapped.pfn() + 77));
        assertEquals(1, lit.frameRanges());
        assertEquals(mapped.pfn(), lit.rangeStart(0));
        assertEquals(mapped.pfn() + PAGES, lit.rangeEnd(0));
        assertFalse(lit.hasFrame(mapped.pfn() - 1));
        assertFalse(lit.hasFrame(mapped.pfn() + PAGES));
        assertTrue(lit.coversAddress(mapped.addr(), mapped.addr() + 1));
        assertFalse(lit.coversAddress(mapped.addr() + slotSpan, mapped.addr() + 2 * slotSpan));
        assertTrue(lit.hasTally(Counted.BLOCKS));
        assertFalse(lit.hasTally(Counted.PAGES));
        assertTrue(lit.hasStep(step), "the step that mapped it");
        assertTrue(lit.hasStep(Runs.step(timeline, VmemmapEvent.SlotTried.class, 2)));
        assertFalse(lit.hasStep(Runs.step(timeline, VmemmapEvent.SlotTried.class, 1)));
        assertFalse(lit.hasStep(Runs.step(timeline, VmemmapEvent.PopulateEntered.class, 1)));
    }

    @Test
    void aBlocksEntryLeadsToTheSameFrames() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 1);
        TableWalk walk = new TableWalk(kernel);
        int table = walk.tableOf(Level.PMD, mapped.addr());
        int index = kernel.layout().index(Level.PMD, mapped.addr());
        assertTrue(hover(new Selection.PageFrame(mapped.pfn())).hasEntry(table, index));
        Lit lit = hover(new Selection.Entry(table, index));
        assertEquals(mapped.pfn(), lit.rangeStart(0));
        assertEquals(mapped.pfn() + PAGES, lit.rangeEnd(0));
        assertTrue(lit.hasEntry(table, index));
        assertFalse(lit.hasEntry(table, index + 1));
        assertTrue(lit.coversAddress(mapped.addr(), mapped.addr() + slotSpan));
    }

    @Test
    void aFallenBackSlotIsItsTableAndItsPages() {
        VmemmapEvent.BasePagesReturned done = seek(VmemmapEvent.BasePagesReturned.class, 1);
        Set<Integer> expected = new HashSet<>();
        for (Event event : timeline.events().subList(0, timeline.cursor())) {
            if (event instanceof VmemmapEvent.BasePageMapped page
                    && page.addr() >= done.start()
                    && page.addr() < done.end()) {
                expected.add(page.pfn());
            } else if (event instanceof VmemmapEvent.TableInstalled table
                    && table.level() == Level.PTE) {
                expected.add(table.pfn());
            }
        }
        assertEquals(PAGES + 1, expected.size());
        Lit lit = hover(new Selection.VirtualAddress(done.start() + 4711));
        Set<Integer> found = new HashSet<>();
        for (int range = 0; range < lit.frameRanges(); range++) {
            for (int pfn = lit.rangeStart(range); pfn < lit.rangeEnd(range); pfn++) {
                found.add(pfn);
            }
        }
        assertEquals(expected, found);
        assertTrue(lit.hasTally(Counted.PAGES));
        assertTrue(lit.hasStep(Runs.step(timeline, VmemmapEvent.SlotFailed.class, 1)));
    }

    @Test
    void aBasePageIsOnePageOfItsSlot() {
        VmemmapEvent.BasePageMapped page = seek(VmemmapEvent.BasePageMapped.class, 40);
        Lit lit = hover(new Selection.PageFrame(page.pfn()));
        assertEquals(page.pfn(), lit.rangeStart(0));
        assertEquals(page.pfn() + 1, lit.rangeEnd(0));
        int table = new TableWalk(kernel).tableOf(Level.PTE, page.addr());
        assertTrue(lit.hasEntry(table, 39));
        assertFalse(lit.hasEntry(table, 38));
        assertTrue(lit.coversAddress(page.addr(), page.addr() + 1));
        assertFalse(lit.coversAddress(page.addr() + 4096, page.addr() + 8192));
        assertTrue(lit.hasStep(timeline.cursor()));
    }

    @Test
    void aTablePageIsTheEntryThatPointsToIt() {
        VmemmapEvent.TableInstalled installed = seek(VmemmapEvent.TableInstalled.class, 2);
        Lit lit = hover(new Selection.PageFrame(installed.pfn()));
        TableWalk walk = new TableWalk(kernel);
        Level above = Level.PMD;
        assertEquals(Level.PTE, installed.level(), "the first fallback's table");
        int parent = walk.tableOf(above, installed.addr());
        int index = kernel.layout().index(above, installed.addr());
        assertTrue(lit.hasEntry(parent, index));
        Lit back = hover(new Selection.Entry(parent, index));
        assertTrue(back.hasFrame(installed.pfn()));
        assertEquals(
                new TableWalk.Place(Level.PTE, installed.addr() & -slotSpan),
                walk.placeOf(installed.pfn()).orElseThrow());
    }

    @Test
    void anUpperEntryIsTheTableBelowOnly() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 1);
        TableWalk walk = new TableWalk(kernel);
        int table = walk.tableOf(Level.PUD, mapped.addr());
        int index = kernel.layout().index(Level.PUD, mapped.addr());
        Lit lit = hover(new Selection.Entry(table, index));
        assertTrue(lit.hasFrame(walk.tableOf(Level.PMD, mapped.addr())));
        assertFalse(lit.hasFrame(mapped.pfn()));
        assertFalse(lit.coversAddress(mapped.addr(), mapped.addr() + slotSpan));
    }

    @Test
    void aFreeListIsExactlyItsBlocks() {
        seek(VmemmapEvent.SlotFailed.class, 1);
        int type = MigrateType.MOVABLE.ordinal();
        Zone zone = kernel.node().populated().getFirst();
        FreeArea lists = zone.freeArea();
        int order = lists.smallest(1, type);
        Set<Integer> members = new HashSet<>();
        for (int pfn = lists.first(order, type); pfn >= 0; pfn = lists.next(pfn)) {
            members.add(pfn);
        }
        Lit lit = hover(new Selection.FreeList(order, type));
        assertTrue(lit.isFamily());
        for (int pfn = kernel.memory().basePfn(); pfn < zone.endPfn(); pfn++) {
            int head = kernel.memory().headOf(pfn);
            assertEquals(members.contains(head), lit.hasFrame(pfn), "frame " + pfn);
        }
        assertTrue(lit.hasList(order, type));
        assertTrue(lit.hasList(order, Selection.FreeList.ANY_TYPE));
        assertFalse(lit.hasList(order + 1, type));
        Lit one = hover(new Selection.PageFrame(lists.first(order, type)));
        assertTrue(one.hasList(order, type));
        assertFalse(one.hasList(order, MigrateType.RECLAIMABLE.ordinal()));
        assertEquals(1, one.frameRanges(), "one block, not the whole list");
    }

    @Test
    void aListsStepsAreThoseThatTookFromIt() {
        AllocatorEvent.BlockTaken taken = seek(AllocatorEvent.BlockTaken.class, 3);
        Lit lit = hover(new Selection.FreeList(taken.fromOrder(), taken.type().ordinal()));
        for (int step = 1; step <= timeline.size(); step++) {
            boolean took =
                    timeline.event(step) instanceof AllocatorEvent.BlockTaken t
                            && t.fromOrder() == taken.fromOrder()
                            && t.type() == taken.type();
            if (took) {
                assertTrue(lit.hasStep(step), "step " + step);
            } else if (timeline.event(step) instanceof VmemmapEvent) {
                assertFalse(lit.hasStep(step), "step " + step);
            }
        }
    }

    @Test
    void aMomentIsWhatItsEventIsAbout() {
        VmemmapEvent.BasePageMapped page = seek(VmemmapEvent.BasePageMapped.class, 3);
        int step = timeline.cursor();
        Lit lit = hover(new Selection.Moment(step));
        assertAll(
                () -> assertTrue(lit.hasFrame(page.pfn())),
                () -> assertTrue(lit.coversAddress(page.addr(), page.addr() + 1)),
                () -> assertTrue(lit.hasStep(step)),
                () -> assertFalse(lit.hasStep(step - 1)));
    }

    @Test
    void aLineIsTheStepsThatStoodOnItAndAStepIsItsLine() {
        model.findLines(new StepLines(new Outlines()));
        seek(VmemmapEvent.SlotFailed.class, 1);
        int step = timeline.cursor();
        Lit line = hover(new Selection.CodeLine("vmemmap_populate", 4));
        for (int other = 1; other <= timeline.size(); other++) {
            boolean failed = timeline.event(other) instanceof VmemmapEvent.SlotFailed;
            assertEquals(failed, line.hasStep(other), "step " + other);
        }
        assertTrue(line.hasLine("vmemmap_populate", 4));
        Lit moment = hover(new Selection.Moment(step));
        assertTrue(moment.hasLine("vmemmap_populate", 4));
        assertFalse(moment.hasLine("vmemmap_populate", 3));
        assertFalse(moment.hasLine("add_memory", 4));
    }

    @Test
    void aSectionIsItsFramesAndTheirStructPages() {
        HotplugEvent.SectionAdded added = seek(HotplugEvent.SectionAdded.class, 1);
        Lit lit = hover(new Selection.Section(added.section()));
        int first = added.section() * kernel.machine().pagesPerSection();
        assertTrue(lit.hasFrame(first));
        assertFalse(lit.hasFrame(first - 1));
        assertTrue(lit.hasSection(added.section()));
        long structs = kernel.layout().vmemmapOf(first);
        assertTrue(lit.coversAddress(structs, structs + 1));
        assertFalse(lit.coversAddress(structs - 1, structs));
        assertTrue(lit.hasStep(timeline.cursor()));
        Lit slot = hover(new Selection.VirtualAddress(structs));
        assertTrue(slot.hasSection(added.section()));
        assertFalse(slot.hasSection(added.section() + 1));
    }

    @Test
    void aCounterIsWhatItCounts() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 3);
        int step = timeline.cursor();
        Lit lit = hover(new Selection.Tally(Counted.BLOCKS));
        assertTrue(lit.hasFrame(mapped.pfn() + 1));
        assertTrue(lit.coversAddress(mapped.addr(), mapped.addr() + slotSpan));
        assertFalse(lit.coversAddress(mapped.addr() + slotSpan, mapped.addr() + 2 * slotSpan));
        assertTrue(lit.hasStep(step));
        assertFalse(lit.hasStep(step - 1));
        assertTrue(lit.hasTally(Counted.BLOCKS));
        assertFalse(lit.hasTally(Counted.TLB));
    }

    @Test
    void aRoleIsAllMemoryOfIt() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 1);
        assertTrue(hover(new Selection.OfRole(Role.VMEMMAP_BLOCK)).hasFrame(mapped.pfn()));
        assertFalse(hover(new Selection.OfRole(Role.MOVABLE)).hasFrame(mapped.pfn()));
    }

    @Test
    void whatIsHoveredGoesBeforeWhatIsSelected() {
        Selection selected = new Selection.PageFrame(kernel.memory().basePfn() + 9);
        Selection hovered = new Selection.Moment(5);
        model.selected().set(selected);
        assertEquals(selected, model.lit().get().cause());
        assertEquals(hovered, hover(hovered).cause());
        assertEquals(selected, hover(new Selection.None()).cause());
        model.selected().set(new Selection.None());
        assertSame(Lit.NOTHING, model.lit().get());
    }

    @Test
    void isResolvedOnceForEachChange() {
        Lit lit = hover(new Selection.PageFrame(kernel.memory().basePfn()));
        assertSame(lit, model.lit().get());
        model.seek(model.frame().get().step() + 1);
        Lit next = model.lit().get();
        assertNotSame(lit, next);
        assertSame(next, model.lit().get());
    }

    @Test
    void followsTheFrame() {
        VmemmapEvent.SlotMapped mapped = seek(VmemmapEvent.SlotMapped.class, 1);
        int step = timeline.cursor();
        Lit after = hover(new Selection.VirtualAddress(mapped.addr()));
        assertTrue(after.hasFrame(mapped.pfn()));
        model.seek(step - 1);
        assertFalse(model.lit().get().hasFrame(mapped.pfn()));
        assertNotEquals(0, step);
    }
}
