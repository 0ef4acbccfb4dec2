package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.timeline.AddedSlots;
import io.github.vmemmaplab.ui.timeline.Outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The page tables of the added ranges' vmemmap at the cursor, as far as they are looked at: the
/// state of one slot costs reading one table, all others are left alone.
///
/// Reads the kernel of the frame it was last given; FX thread only.
public final class VmemmapTree {
    /// No table.
    static final int NO_TABLE = -1;

    private final FreeWalk walk = new FreeWalk();
    private final Set<Long> failed = new HashSet<>();
    private Frame frame;
    private AddedSlots slots;
    private Outline outline;
    private int atWork;
    private int endPfn;

    /// The tables at a frame of a run.
    public VmemmapTree(Frame frame, Outline outline) {
        this.frame = frame;
        this.outline = outline;
        slots = AddedSlots.of(frame.kernel(), frame.scenario());
        show(frame, outline);
    }

    /// Goes to another frame.
    void show(Frame now, Outline run) {
        slots = AddedSlots.of(now.kernel(), now.scenario());
        frame = now;
        outline = run;
        walk.follow(run, now.step());
        failed.clear();
        for (Outline.Attempt attempt : run.attempts()) {
            if (attempt.step() > now.step()) {
                break;
            }
            if (attempt.failed()) {
                failed.add(attempt.addr());
            } else {
                failed.remove(attempt.addr());
            }
        }
        atWork = slotAtWork();
        endPfn = kernel().memory().basePfn() + 1;
        for (Zone zone : kernel().node().populated()) {
            endPfn = Math.max(endPfn, zone.endPfn());
        }
    }

    private int slotAtWork() {
        int slot = outline.slotAt(frame.step());
        var requested = outline.slotsAt(frame.step());
        return slot < 0 || requested == null ? -1 : slots.indexOf(requested.addressOf(slot));
    }

    Kernel kernel() {
        return frame.kernel();
    }

    AddressLayout layout() {
        return frame.kernel().layout();
    }

    /// {@return the slots of all added ranges}
    public AddedSlots slots() {
        return slots;
    }

    /// {@return how far `vmemmap_free` has come}
    public FreeWalk walk() {
        return walk;
    }

    /// {@return the slot that the step is about, -1 for none}
    public int atWork() {
        return atWork;
    }

    /// {@return the levels above the slots that this machine has, top first}
    List<Level> upperLevels() {
        List<Level> levels = new ArrayList<>();
        for (Level level = Level.PGD; level != Level.PTE; level = layout().below(level)) {
            levels.add(level);
        }
        return levels;
    }

    /// {@return the PFN of the table whose entry of `level` an address goes through, {@link
    /// #NO_TABLE} if there is none}
    int tableOf(Level level, long addr) {
        int table = kernel().tables().root();
        Level held = layout().held(level);
        for (Level at = Level.PGD; at != held; at = layout().below(at)) {
            long entry = kernel().tables().entry(table, layout().index(at, addr));
            if (entry == Descriptor.NONE || !Descriptor.isTable(entry)) {
                return NO_TABLE;
            }
            table = pfn(entry);
        }
        return table;
    }

    /// {@return the 64 bits of an entry; none where its table is missing}
    public long entry(EntryRef ref) {
        int table = tableOf(ref.level(), ref.addr());
        return table == NO_TABLE
                ? Descriptor.NONE
                : kernel().tables().entry(table, layout().index(ref.level(), ref.addr()));
    }

    private int pfn(long entry) {
        return (int) (Descriptor.address(entry) >>> layout().pageShift());
    }

    /// {@return what slot `index` holds, without counting its pages}
    SlotState.Kind kind(int index) {
        return kindOf(entry(new EntryRef(Level.PMD, slots.addressOf(index))));
    }

    private static SlotState.Kind kindOf(long entry) {
        if (entry == Descriptor.NONE) {
            return SlotState.Kind.NONE;
        }
        return Descriptor.isBlock(entry) ? SlotState.Kind.BLOCK : SlotState.Kind.TABLE;
    }

    /// {@return the state of slot `index`}
    public SlotState slot(int index) {
        long addr = slots.addressOf(index);
        long entry = entry(new EntryRef(Level.PMD, addr));
        SlotState.Kind kind = kindOf(entry);
        return new SlotState(
                index,
                addr,
                layout().index(Level.PMD, addr),
                kind,
                entry,
                pfn(entry),
                kind == SlotState.Kind.TABLE ? countMapped(pfn(entry)) : 0,
                index == atWork,
                failed.contains(addr),
                walk.slotAt(addr));
    }

    private int countMapped(int table) {
        int mapped = 0;
        for (int i = 0; i < layout().entries(); i++) {
            mapped += kernel().tables().entry(table, i) == Descriptor.NONE ? 0 : 1;
        }
        return mapped;
    }

    /// {@return the PFN that page `index` of a slot with a page table is in, -1 if it is not
    /// mapped}
    int framePfn(SlotState slot, int index) {
        long entry = kernel().tables().entry(slot.target(), index);
        return entry == Descriptor.NONE ? -1 : pfn(entry);
    }

    /// {@return where a frame lies in memory, from 0 for the first to 1 for the last}
    double placeOf(int pfn) {
        double base = kernel().memory().basePfn();
        return Math.clamp((pfn - base) / (endPfn - base), 0, 1);
    }

    /// {@return the virtual address that a selection means, 0 for none: its own, or the one that a
    /// frame of the vmemmap serves}
    long addressOf(Selection selection) {
        return switch (selection) {
            case Selection.VirtualAddress virtual -> virtual.addr();
            case Selection.PageFrame page -> addressServedBy(page.pfn());
            case Selection.Frames frames -> addressServedBy(frames.pfn());
            case Selection.None _,
                    Selection.Entry _,
                    Selection.FreeList _,
                    Selection.Section _,
                    Selection.OfRole _,
                    Selection.Moment _,
                    Selection.CodeLine _,
                    Selection.Tally _ ->
                    0;
        };
    }

    private long addressServedBy(int pfn) {
        if (!kernel().memory().covers(pfn)) {
            return 0;
        }
        int head = kernel().memory().headOf(pfn);
        long word = kernel().memory().word(head);
        FrameKind kind = FrameWord.kind(word);
        boolean serves =
                kind == FrameKind.VMEMMAP_BLOCK
                        || kind == FrameKind.VMEMMAP_PAGE
                        || kind == FrameKind.PAGE_TABLE;
        return serves ? TablePage.address(word) : 0;
    }

    /// {@return how many entries in use the PMD tables of slots `from` to `to` hold that belong to
    /// other memory}
    int otherEntries(int from, int to) {
        int others = 0;
        Set<Integer> seen = new HashSet<>();
        for (int index = from; index < to; index++) {
            long addr = slots.addressOf(index);
            int table = tableOf(Level.PMD, addr);
            if (table != NO_TABLE && seen.add(table)) {
                others += othersIn(table, addr);
            }
        }
        return others;
    }

    private int othersIn(int table, long addr) {
        long start = addr & -(layout().span(Level.PMD) * layout().entries());
        int others = 0;
        for (int i = 0; i < layout().entries(); i++) {
            boolean used = kernel().tables().entry(table, i) != Descriptor.NONE;
            boolean added = slots.indexOf(start + i * layout().span(Level.PMD)) >= 0;
            others += used && !added ? 1 : 0;
        }
        return others;
    }
}
