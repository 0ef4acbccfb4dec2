package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Everything that is the same thing as what is pointed at, else selected, at the frame shown: what
/// each panel makes shine, whatever panel it was pointed at in.
///
/// One thing is known by ranges of page frames and virtual addresses. A family, such as a free list
/// or all memory of a role, may have millions of members: it has no ranges and tells its members
/// one by one. Asking costs the logarithm of the ranges, of a family a look at the frame. Valid,
/// like a {@link Frame}, until the next frame is shown.
public final class Lit {
    /// Nothing shines.
    public static final Lit NOTHING =
            new Lit(
                    new Selection.None(),
                    Things.NONE,
                    new Family.None(),
                    null,
                    (_, _) -> Optional.empty());

    private final Selection cause;
    private final Things things;
    private final Family family;
    private final @Nullable Frame frame;
    private final LineFinder lines;

    Lit(Selection cause, Things things, Family family, @Nullable Frame frame, LineFinder lines) {
        this.cause = cause;
        this.things = things;
        this.family = family;
        this.frame = frame;
        this.lines = lines;
    }

    /// {@return what was pointed at}
    public Selection cause() {
        return cause;
    }

    /// {@return whether nothing shines}
    public boolean isNothing() {
        return cause instanceof Selection.None;
    }

    /// {@return whether it is many things that are alike rather than one}
    public boolean isFamily() {
        return !(family instanceof Family.None);
    }

    /// {@return whether frame `pfn` shines}
    public boolean hasFrame(int pfn) {
        if (things.frames().contains(pfn)) {
            return true;
        }
        if (frame == null || !isFamily()) {
            return false;
        }
        PhysicalMemory memory = frame.kernel().memory();
        return memory.covers(pfn) && family.has(memory.word(memory.headOf(pfn)));
    }

    /// {@return whether any of `pages` frames from `pfn` on shines, not counting families}
    public boolean hasAnyFrame(int pfn, int pages) {
        return things.frames().intersects(pfn, (long) pfn + pages);
    }

    /// {@return whether the block with head `pfn` and this word shines, for those who walk over
    /// blocks}
    public boolean hasBlock(int pfn, long word) {
        return family.has(word)
                || things.frames().intersects(pfn, pfn + (1L << FrameWord.order(word)));
    }

    /// {@return whether a thing is, in whole or in part, what shines; in doubt by what was pointed
    /// at}
    public boolean has(Selection thing) {
        return switch (thing) {
            case Selection.PageFrame(int pfn) -> hasFrame(pfn);
            case Selection.Frames(int pfn, int pages) -> hasAnyFrame(pfn, pages) || hasFrame(pfn);
            case Selection.VirtualAddress(long addr) -> coversAddress(addr, addr + 1);
            case Selection.Entry(int table, int index) -> hasEntry(table, index);
            case Selection.FreeList(int order, int type) -> hasList(order, type);
            case Selection.Section(int section) -> hasSection(section);
            case Selection.Moment(int step) -> hasStep(step);
            case Selection.CodeLine(String listing, int line) -> hasLine(listing, line);
            case Selection.Tally(Counted counted) -> hasTally(counted);
            case Selection.OfRole _ -> cause.equals(thing);
            case Selection.None _ -> false;
        };
    }

    /// {@return how many ranges of frames shine; none of a family}
    public int frameRanges() {
        return things.frames().count();
    }

    /// {@return the first frame of range `index`; ranges are sorted and apart}
    public int rangeStart(int index) {
        return (int) things.frames().start(index);
    }

    /// {@return the frame after the last of range `index`}
    public int rangeEnd(int index) {
        return (int) things.frames().end(index);
    }

    /// {@return whether any of the virtual addresses from `start` to before `end` shines}
    public boolean coversAddress(long start, long end) {
        if (things.addresses().intersects(start, end)) {
            return true;
        }
        if (frame == null || !isFamily()) {
            return false;
        }
        return new TableWalk(frame.kernel())
                .firstFrame(start, end)
                .filter(this::hasFrame)
                .isPresent();
    }

    /// {@return whether entry `index` of the table in page `table` shines}
    public boolean hasEntry(int table, int index) {
        return things.entries().contains(Things.entry(table, index));
    }

    /// {@return whether the list of free blocks of an order and a migrate type shines, or with
    /// {@link Selection.FreeList#ANY_TYPE} any list of that order}
    public boolean hasList(int order, int type) {
        return order == things.order()
                && (type == things.type()
                        || type == Selection.FreeList.ANY_TYPE
                        || things.type() == Selection.FreeList.ANY_TYPE);
    }

    /// {@return whether a section shines}
    public boolean hasSection(int section) {
        return things.sections().contains(section);
    }

    /// {@return whether a counter that counts this shines}
    public boolean hasTally(Counted counted) {
        if (cause instanceof Selection.Tally(Counted of)) {
            return of == counted;
        }
        for (FrameKind kind : FrameKind.values()) {
            if ((things.kinds() >>> kind.ordinal() & 1) != 0 && counted.holds(kind)) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether the same steps shine, as far as that is known without looking at them all}
    public boolean hasSameStepsAs(Lit other) {
        return frame != null
                && other.frame != null
                && frame.timeline().equals(other.frame.timeline())
                && cause.equals(other.cause)
                && things.frames().equals(other.things.frames())
                && things.addresses().equals(other.things.addresses());
    }

    /// {@return whether event `step` took, freed, mapped or looked at what shines, or is it; on any
    /// thread, since events do not change}
    public boolean hasStep(int step) {
        if (frame == null || step < 1 || step > frame.timeline().size()) {
            return false;
        }
        return switch (cause) {
            case Selection.Moment(int moment) -> step == moment;
            case Selection.Tally(Counted counted) -> counted.counts(frame.timeline().event(step));
            case Selection.CodeLine(String listing, int line) -> isAt(step, frame, listing, line);
            case Selection.OfRole _, Selection.None _ -> false;
            case Selection.FreeList _,
                    Selection.PageFrame _,
                    Selection.Frames _,
                    Selection.VirtualAddress _,
                    Selection.Entry _,
                    Selection.Section _ ->
                    isAbout(frame.timeline().event(step), frame);
        };
    }

    private boolean isAt(int step, Frame shown, String listing, int line) {
        return lines.lineAt(shown, step)
                .filter(new Breakpoint.OnLine(listing, line)::equals)
                .isPresent();
    }

    private boolean isAbout(Event event, Frame shown) {
        if (About.isWhole(event)) {
            return false;
        }
        About about = About.of(event, shown.kernel().layout());
        if (cause instanceof Selection.FreeList) {
            return about.order() >= 0 && hasList(about.order(), about.type());
        }
        return things.frames().intersects(about.pfn(), (long) about.pfn() + about.pages())
                || things.addresses().intersects(about.start(), about.end())
                || (cause instanceof Selection.Section
                        && things.sections()
                                .intersects(about.section(), about.section() + about.sections()));
    }

    /// {@return whether a line of pseudocode shines}
    ///
    /// @param listing title of the routine
    /// @param line index of the line in it
    public boolean hasLine(String listing, int line) {
        if (frame != null && cause instanceof Selection.Moment(int step)) {
            boolean exists = step >= 1 && step <= frame.timeline().size();
            return exists && isAt(step, frame, listing, line);
        }
        return cause.equals(new Selection.CodeLine(listing, line));
    }
}
