package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;

/// Finds what a selection is in memory, in the page tables, on the free lists and in the run.
///
/// Costs at most reading one table: nothing grows with the size of memory.
final class Resolver {
    private final Frame frame;
    private final Kernel kernel;
    private final PhysicalMemory memory;
    private final AddressLayout layout;
    private final TableWalk walk;
    private final Things.Builder things = new Things.Builder();

    private Resolver(Frame frame) {
        this.frame = frame;
        kernel = frame.kernel();
        memory = kernel.memory();
        layout = kernel.layout();
        walk = new TableWalk(kernel);
    }

    /// {@return what shines at a frame while something is pointed at}
    ///
    /// @param lines tells at which line of code a step is
    static Lit resolve(Frame frame, Selection selection, LineFinder lines) {
        if (selection instanceof Selection.None) {
            return Lit.NOTHING;
        }
        Resolver resolver = new Resolver(frame);
        resolver.gather(selection);
        return new Lit(selection, resolver.things.build(), family(selection), frame, lines);
    }

    private static Family family(Selection selection) {
        return switch (selection) {
            case Selection.FreeList(int order, int type) -> new Family.Listed(order, type);
            case Selection.OfRole role -> new Family.OfRole(role.role());
            case Selection.Tally(Counted counted) -> new Family.Tallied(counted);
            case Selection.None _,
                    Selection.PageFrame _,
                    Selection.Frames _,
                    Selection.VirtualAddress _,
                    Selection.Entry _,
                    Selection.Section _,
                    Selection.Moment _,
                    Selection.CodeLine _ ->
                    new Family.None();
        };
    }

    private void gather(Selection selection) {
        switch (selection) {
            case Selection.PageFrame(int pfn) -> addBlockOf(pfn);
            case Selection.Frames(int pfn, int pages) -> addFrames(pfn, pages);
            case Selection.VirtualAddress(long addr) -> addSlot(addr);
            case Selection.Entry(int table, int index) -> addEntry(table, index);
            case Selection.FreeList(int order, int type) -> things.onList(order, type);
            case Selection.Section(int section) -> addSection(section);
            case Selection.Moment(int step) -> {
                if (step >= 1 && step <= frame.timeline().size()) {
                    addEvent(frame.timeline().event(step));
                }
            }
            case Selection.OfRole _, Selection.Tally _, Selection.CodeLine _, Selection.None _ -> {}
        }
    }

    private void addBlockOf(int pfn) {
        addStructPages(pfn, 1);
        if (!memory.covers(pfn)) {
            things.addFrames(pfn, 1);
            return;
        }
        int head = memory.headOf(pfn);
        long word = memory.word(head);
        boolean present = FrameWord.kind(word) != FrameKind.ABSENT;
        things.addFrames(present ? head : pfn, present ? 1L << FrameWord.order(word) : 1);
        things.addSections(pfn / kernel.machine().pagesPerSection(), 1);
        addOwner(head, word);
    }

    private void addFrames(int pfn, int pages) {
        things.addFrames(pfn, pages);
        addStructPages(pfn, pages);
        int perSection = kernel.machine().pagesPerSection();
        int first = pfn / perSection;
        things.addSections(first, (pfn + pages - 1) / perSection - first + 1L);
        if (memory.covers(pfn) && memory.headOf(pfn) == pfn) {
            addOwner(pfn, memory.word(pfn));
        }
    }

    // What a block is to the lists or to the tables.
    private void addOwner(int head, long word) {
        FrameKind kind = FrameWord.kind(word);
        things.addKind(kind);
        if (kind == FrameKind.FREE) {
            things.onList(FrameWord.order(word), FrameWord.freeType(word));
        } else if (kind == FrameKind.PAGE_TABLE) {
            addTable(head);
        } else if (TableWalk.hasAddress(kind)) {
            Level level = kind == FrameKind.VMEMMAP_BLOCK ? Level.PMD : Level.PTE;
            addEntryAt(level, TablePage.address(word));
            long start = TablePage.address(word);
            things.addAddresses(start, start + layout.span(level));
        }
    }

    // The entry that points to a table; of the last level also the addresses, which are one slot's.
    private void addTable(int table) {
        walk.placeOf(table)
                .filter(place -> place.level() != Level.PGD)
                .ifPresent(place -> {
                    Level above = above(place.level());
                    addEntryAt(above, place.base());
                    if (place.level() == Level.PTE) {
                        things.addAddresses(place.base(), place.base() + layout.span(above));
                    }
                });
    }

    private Level above(Level level) {
        Level above = Level.PGD;
        while (layout.below(above) != level) {
            above = layout.below(above);
        }
        return above;
    }

    private void addEntryAt(Level level, long addr) {
        int table = walk.tableOf(level, addr);
        if (table != TableWalk.NO_TABLE) {
            things.addEntry(table, layout.index(level, addr));
        }
    }

    // The struct pages that describe frames: where they lie in the vmemmap.
    private void addStructPages(int pfn, int pages) {
        things.addAddresses(layout.vmemmapOf(pfn), layout.vmemmapOf((long) pfn + pages));
    }

    private void addEntry(int table, int index) {
        things.addEntry(table, index);
        walk.placeOf(table)
                .ifPresent(place -> {
                    long addr = place.base() + index * layout.span(place.level());
                    if (place.level() == Level.PTE) {
                        things.addAddresses(addr, addr + layout.span(Level.PTE));
                        addLeaf(kernel.tables().entry(table, index), 1, FrameKind.VMEMMAP_PAGE);
                    } else if (layout.below(place.level()) == Level.PTE) {
                        addSlot(addr);
                    } else {
                        addLeaf(kernel.tables().entry(table, index), 1, FrameKind.PAGE_TABLE);
                    }
                });
    }

    // What an entry points to; who holds it follows from the entry.
    private void addLeaf(long entry, int pages, FrameKind kind) {
        if (Descriptor.isValid(entry)) {
            things.addFrames(walk.target(entry), pages);
            things.addKind(kind);
        }
    }

    private void addSlot(long addr) {
        long span = layout.span(Level.PMD);
        long start = addr & -span;
        things.addAddresses(start, start + span);
        addEntryAt(Level.PMD, start);
        long entry = walk.entry(Level.PMD, start);
        if (Descriptor.isBlock(entry)) {
            addLeaf(entry, layout.entries(), FrameKind.VMEMMAP_BLOCK);
        } else if (Descriptor.isTable(entry)) {
            addLeaf(entry, 1, FrameKind.PAGE_TABLE);
            addPages(walk.target(entry), start, start + span);
        }
        if (start >= layout.vmemmapStart() && start < layout.vmemmapEnd()) {
            addDescribedSections(start, start + span);
        } else {
            things.addFrames(frameOfLinear(start), layout.entries());
        }
    }

    private void addPages(int table, long start, long end) {
        for (long addr = start; addr < end; addr += layout.span(Level.PTE)) {
            long page = kernel.tables().entry(table, layout.index(Level.PTE, addr));
            addLeaf(page, 1, FrameKind.VMEMMAP_PAGE);
        }
    }

    private long frameOfLinear(long addr) {
        return (addr - layout.pageOffset() + kernel.machine().memstart()) >>> layout.pageShift();
    }

    private void addDescribedSections(long start, long end) {
        int perSection = kernel.machine().pagesPerSection();
        long first = layout.pfnOf(start) / perSection;
        things.addSections(first, (layout.pfnOf(end) - 1) / perSection - first + 1);
    }

    private void addSection(int section) {
        int pages = kernel.machine().pagesPerSection();
        long first = (long) section * pages;
        things.addSections(section, 1);
        things.addFrames(first, pages);
        things.addAddresses(layout.vmemmapOf(first), layout.vmemmapOf(first + pages));
    }

    private void addEvent(Event event) {
        About about = About.of(event, layout);
        things.addFrames(about.pfn(), about.pages());
        things.addAddresses(about.start(), about.end());
        if (about.order() >= 0) {
            things.onList(about.order(), about.type());
        }
        if (about.sections() > 0) {
            things.addSections(about.section(), about.sections());
        }
        if (about.end() - about.start() == layout.span(Level.PMD)) {
            addEntryAt(Level.PMD, about.start());
        } else if (about.end() - about.start() == layout.span(Level.PTE)) {
            addEntryAt(Level.PTE, about.start());
        }
    }
}
