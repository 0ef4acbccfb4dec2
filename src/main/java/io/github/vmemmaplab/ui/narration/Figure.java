package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.ui.Selection;

/// A figure in a sentence that stands for a thing: pointing at it lights the thing up.
///
/// @param text as it is written
/// @param thing what it stands for
record Figure(String text, Selection thing) {
    /// {@return a page frame by its number}
    static Figure frame(int pfn) {
        return new Figure(Figures.hex(pfn), new Selection.PageFrame(pfn));
    }

    /// {@return frames side by side, written as the number of the first}
    static Figure frames(int pfn, int pages) {
        return new Figure(Figures.hex(pfn), new Selection.Frames(pfn, pages));
    }

    /// {@return an order, which stands for all free blocks of it}
    static Figure order(int order) {
        return new Figure(
                Figures.count(order), new Selection.FreeList(order, Selection.FreeList.ANY_TYPE));
    }

    /// {@return a free list, written as its migrate type}
    static Figure list(int order, MigrateType type) {
        return new Figure(Figures.type(type), new Selection.FreeList(order, type.ordinal()));
    }

    /// {@return a section by its number}
    static Figure section(int section) {
        return new Figure(Figures.count(section), new Selection.Section(section));
    }

    /// {@return a step of the run by its number}
    static Figure step(int step) {
        return new Figure(Figures.count(step), new Selection.Moment(step));
    }
}
