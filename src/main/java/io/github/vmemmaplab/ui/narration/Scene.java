package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotTried;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.timeline.Outline;
import io.github.vmemmaplab.ui.timeline.Slots;
import io.github.vmemmaplab.ui.timeline.Span;

import org.jspecify.annotations.Nullable;

/// Where in the run an event stands: what a sentence about it may refer to besides the event
/// itself.
///
/// @param scenario what is run
/// @param outline the run
/// @param step number of the event
record Scene(Scenario scenario, Outline outline, int step) {
    private static final int STRUCT_PAGE_SHIFT = 6;

    Machine machine() {
        return scenario.machine();
    }

    VmemmapPolicy policy() {
        return scenario.policy();
    }

    /// {@return the slots of the running request; none outside a request}
    Slots slots() {
        Slots slots = outline.slotsAt(step);
        return slots == null ? new Slots(0, 0, machine().pmdSize()) : slots;
    }

    int slot(long addr) {
        return slots().indexOf(addr);
    }

    /// {@return the slot of an address as a figure}
    Figure slotAt(long addr) {
        return new Figure(
                Figures.count(Math.max(0, slot(addr))), new Selection.VirtualAddress(addr));
    }

    /// {@return a slot of the running request as a figure}
    Figure slotNumber(int slot) {
        return slotAt(slots().addressOf(slot));
    }

    /// {@return a block of PMD_SIZE by its first frame}
    Figure blockAt(int pfn) {
        return Figure.frames(pfn, (int) pagesPerBlock());
    }

    /// {@return a physical address, which stands for its frame}
    Figure physical(long addr) {
        int pfn = Math.clamp(addr >>> machine().pageShift(), 0, Integer.MAX_VALUE);
        return new Figure(Figures.hex(addr), new Selection.PageFrame(pfn));
    }

    /// {@return how many slots a range of virtual addresses touches}
    int slotsIn(long start, long end) {
        return start == end ? 0 : slot(end - 1) - slot(start) + 1;
    }

    /// {@return the slot worked on, or -1 where none is}
    int currentSlot() {
        return outline.slotAt(step);
    }

    @Nullable Span within(Span.Kind kind) {
        Span span = outline.spanAt(step);
        return span == null ? null : span.enclosing(kind);
    }

    @Nullable Operation operation() {
        var begun = outline.requestAt(step);
        return begun == null ? null : begun.operation();
    }

    boolean altmap() {
        Span slot = within(Span.Kind.SLOT);
        return slot != null && slot.opener() instanceof SlotTried tried && tried.altmap();
    }

    long pagesPerBlock() {
        return 1L << machine().pmdOrder();
    }

    /// {@return bytes of memory that `bytes` of struct pages describe}
    long described(long bytes) {
        return bytes >> STRUCT_PAGE_SHIFT << machine().pageShift();
    }

    /// {@return which page of its slot holds an address, from 1}
    long pageOfSlot(long addr) {
        return ((addr & machine().pmdSize() - 1) >> machine().pageShift()) + 1;
    }
}
