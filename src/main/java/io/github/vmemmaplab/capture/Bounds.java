package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

/// What numbers in a capture's files can be: pages of its memory, slots of the range that a request
/// is about.
///
/// @param firstPfn first page of memory
/// @param endPfn page after the last, added ranges counted
/// @param slotStart first vmemmap address of the range
/// @param slotEnd address after the last
/// @param slotSize bytes that one slot maps
record Bounds(long firstPfn, long endPfn, long slotStart, long slotEnd, long slotSize) {

    static Bounds of(Machine machine, Operation operation, long memoryEnd) {
        AddressLayout layout = new AddressLayout(machine);
        int shift = machine.pageShift();
        return new Bounds(
                machine.memstartPfn(),
                memoryEnd >>> shift,
                layout.vmemmapOf(operation.start() >>> shift),
                layout.vmemmapOf((operation.start() + operation.size()) >>> shift),
                machine.pmdSize());
    }

    boolean holdsSlot(long addr) {
        return Long.compareUnsigned(addr, slotStart) >= 0
                && Long.compareUnsigned(addr, slotEnd) < 0
                && (addr & (slotSize - 1)) == 0;
    }

    int page(LineReader reader, String word) throws CaptureException {
        return (int) reader.number(word, 16, firstPfn, endPfn - 1);
    }
}
