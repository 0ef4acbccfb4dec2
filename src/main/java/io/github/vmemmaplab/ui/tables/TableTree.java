package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.timeline.AddedSlots;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Slots;
import io.github.vmemmaplab.ui.timeline.Span;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The page tables of the added ranges' vmemmap, or of their linear map, at the cursor, as far as
/// they are looked at: the state of one slot costs reading one table, all others are left alone.
///
/// Reads the kernel of the frame it was last given; FX thread only.
public final class TableTree {
    /// No table.
    static final int NO_TABLE = -1;

    private static final long UNKNOWN = 1;

    private final FreeWalk walk = new FreeWalk();
    private final Failures failures = new Failures();
    private Frame frame;
    private AddedSlots slots;
    private Window window = Window.VMEMMAP;
    private Outline outline;
    private int atWork;
    private int endPfn;
    private long lastTableBase = UNKNOWN;
    private int lastTable = NO_TABLE;

    /// The tables at a frame of a run.
    public TableTree(Frame frame, Outline outline) {
        this.frame = frame;
        this.outline = outline;
        slots = AddedSlots.of(frame.kernel(), frame.scenario());
        show(frame, outline);
    }

    /// Goes to another frame.
    void show(Frame now, Outline run) {
        frame = now;
        outline = run;
        walk.follow(run, now.step());
        failures.follow(run, now.step());
        look();
        endPfn = kernel().memory().basePfn() + 1;
        for (Zone zone : kernel().node().populated()) {
            endPfn = Math.max(endPfn, zone.endPfn());
        }
    }

    /// Turns to another part of the kernel's addresses.
    void turnTo(Window other) {
        window = other;
        look();
    }

    private void look() {
        lastTableBase = UNKNOWN;
        slots =
                switch (window) {
                    case VMEMMAP -> AddedSlots.of(frame.kernel(), frame.scenario());
                    case LINEAR -> AddedSlots.linear(frame.kernel(), frame.scenario());
                };
        atWork = slotAtWork();
    }

    private int slotAtWork() {
        return switch (window) {
            case VMEMMAP -> {
                int slot = outline.slotAt(frame.step());
                Slots requested = outline.slotsAt(frame.step());
                yield slot < 0 || requested == null ? -1 : slots.indexOf(requested.addressOf(slot));
            }
            case LINEAR -> slots.indexOf(linearTableAtWork());
        };
    }

    private long linearTableAtWork() {
        if (frame.event() instanceof HotplugEvent.LinearTableTaken taken
                && taken.level() == Level.PTE) {
            return taken.addr();
        }
        return frame.event() instanceof VmemmapEvent.TableFreed freed
                        && freed.range() == VmemmapEvent.Range.LINEAR
                ? freed.addr()
                : 0;
    }

    /// {@return which part of the kernel's addresses is shown}
    Window window() {
        return window;
    }

    /// {@return the run that is shown}
    Timeline run() {
        return frame.timeline();
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

    /// {@return which slots failed to get their block}
    Failures failures() {
        return failures;
    }

    /// {@return the slot that the step is about, -1 for none}
    public int atWork() {
        return atWork;
    }

    /// {@return whether the step is about finding a block for the slot at work}
    boolean isBlockWanted() {
        Span span = window == Window.VMEMMAP ? outline.spanAt(frame.step()) : null;
        return span != null
                && span.enclosing(Span.Kind.SLOT) != null
                && span.enclosing(Span.Kind.BASE_PAGES) == null
                && span.enclosing(Span.Kind.FREE_VMEMMAP) == null;
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
        if (table == NO_TABLE) {
            return Descriptor.NONE;
        }
        // The model does not store the last level of the linear map: all follows from its place.
        return ref.level() == Level.PTE && isLinear(ref.addr())
                ? Descriptor.of(kernel().machine()).linearPage() | physicalOf(ref)
                : kernel().tables().entry(table, layout().index(ref.level(), ref.addr()));
    }

    private boolean isLinear(long addr) {
        long from = layout().pageOffset();
        return addr - from >= 0 && addr - from < layout().linearSize();
    }

    private long physicalOf(EntryRef ref) {
        long page = ref.first(layout()).addr();
        return page - layout().pageOffset() + kernel().machine().memstart();
    }

    /// {@return the page frame that an entry points to, the first of a block}
    int pfn(long entry) {
        return (int) (Descriptor.address(entry) >>> layout().pageShift());
    }

    /// {@return what slot `index` holds, without counting its pages}
    SlotState.Kind kind(int index) {
        return kindAt(slots.addressOf(index));
    }

    private SlotState.Kind kindAt(long addr) {
        int table = pmdTable(addr);
        if (table == NO_TABLE) {
            return largerBlock(addr) == null ? SlotState.Kind.NONE : SlotState.Kind.LARGER_BLOCK;
        }
        return kindOf(kernel().tables().entry(table, layout().index(Level.PMD, addr)));
    }

    // Slots are asked for in order, hundreds of one table.
    private int pmdTable(long addr) {
        long base = addr & -(layout().span(Level.PMD) << (layout().pageShift() - 3));
        if (base != lastTableBase) {
            lastTableBase = base;
            lastTable = tableOf(Level.PMD, addr);
        }
        return lastTable;
    }

    private static SlotState.Kind kindOf(long entry) {
        if (entry == Descriptor.NONE) {
            return SlotState.Kind.NONE;
        }
        return Descriptor.isBlock(entry) ? SlotState.Kind.BLOCK : SlotState.Kind.TABLE;
    }

    /// {@return the entry above the slots that maps an address as one block, null if none does}
    @Nullable EntryRef largerBlock(long addr) {
        for (Level level : upperLevels()) {
            EntryRef ref = new EntryRef(level, addr);
            if (level != layout().held(Level.PMD) && Descriptor.isBlock(entry(ref))) {
                return ref.first(layout());
            }
        }
        return null;
    }

    /// {@return the state of slot `index`}
    public SlotState slot(int index) {
        long addr = slots.addressOf(index);
        long entry = entry(new EntryRef(Level.PMD, addr));
        SlotState.Kind kind = kindAt(addr);
        boolean vmemmap = window == Window.VMEMMAP;
        return new SlotState(
                index,
                addr,
                layout().index(Level.PMD, addr),
                kind,
                entry,
                pfn(entry),
                kind == SlotState.Kind.TABLE ? countMapped(addr, pfn(entry)) : 0,
                index == atWork,
                vmemmap && failures.has(addr),
                vmemmap ? failures.remedyOf(addr) : null,
                vmemmap ? walk.slotAt(addr) : null);
    }

    private int countMapped(long addr, int table) {
        if (isLinear(addr)) {
            return layout().entries();
        }
        int mapped = 0;
        for (int i = 0; i < layout().entries(); i++) {
            mapped += kernel().tables().entry(table, i) == Descriptor.NONE ? 0 : 1;
        }
        return mapped;
    }

    /// {@return the PFN that page `index` of a slot with a page table is in, -1 if it is not
    /// mapped}
    int framePfn(SlotState slot, int index) {
        if (isLinear(slot.addr())) {
            return pfn(entry(page(slot, index)));
        }
        long entry = kernel().tables().entry(slot.target(), index);
        return entry == Descriptor.NONE ? -1 : pfn(entry);
    }

    /// {@return the entry of page `index` of a slot}
    EntryRef page(SlotState slot, int index) {
        return new EntryRef(Level.PTE, slot.addr() + ((long) index << layout().pageShift()));
    }

    /// {@return the first frame of memory, and the one after the last}
    int[] memoryPfns() {
        return new int[] {kernel().memory().basePfn(), endPfn};
    }

    /// {@return where a frame lies in memory, from 0 for the first to 1 for the last}
    double placeOf(int pfn) {
        double base = kernel().memory().basePfn();
        return Math.clamp((pfn - base) / (endPfn - base), 0, 1);
    }

    /// {@return what an entry is to other panels: a slot by its address, a page by its entry, and
    /// of the linear map, whose last level is not stored, the memory that it maps}
    Selection selection(EntryRef ref) {
        int table = tableOf(ref.level(), ref.addr());
        if (ref.level() != Level.PTE || table == NO_TABLE) {
            return new Selection.VirtualAddress(ref.addr());
        }
        return isLinear(ref.addr())
                ? new Selection.PageFrame(pfn(entry(ref)))
                : new Selection.Entry(table, layout().index(Level.PTE, ref.addr()));
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
