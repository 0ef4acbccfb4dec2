package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

/// The vmemmap, or the linear map, of one request's range, cut into PMD_SIZE slots: slot 0 of the
/// vmemmap holds the struct pages of the range's first bytes.
///
/// @param start virtual address of slot 0
/// @param end virtual address after the last slot
/// @param span bytes of virtual address space in a slot
public record Slots(long start, long end, long span) {
    // Longer ranges are refused before anything is mapped.
    private static final long MOST = 1 << 14;
    private static final long MOST_LINEAR = 1 << 20;

    /// {@return the slots of the range that `operation` is about}
    public static Slots of(Kernel kernel, Operation operation) {
        AddressLayout layout = kernel.layout();
        long span = layout.span(Level.PMD);
        int shift = kernel.machine().pageShift();
        long start = layout.vmemmapOf(operation.start() >>> shift) & -span;
        long end = layout.vmemmapOf((operation.start() + operation.size()) >>> shift);
        return between(start, end, span, operation.size() <= 0 ? 0 : MOST);
    }

    /// {@return the slots of the linear map of the range that `operation` is about}
    public static Slots linear(Kernel kernel, Operation operation) {
        AddressLayout layout = kernel.layout();
        long span = layout.span(Level.PMD);
        long start = layout.linearOf(operation.start()) & -span;
        long end = layout.linearOf(operation.start() + operation.size());
        return between(start, end, span, operation.size() <= 0 ? 0 : MOST_LINEAR);
    }

    private static Slots between(long start, long end, long span, long most) {
        long count = Math.clamp(Math.ceilDiv(end - start, span), 0, most);
        return new Slots(start, start + count * span, span);
    }

    /// {@return how many there are}
    public int count() {
        return (int) ((end - start) / span);
    }

    /// {@return which slot holds a virtual address; outside the range it may be any number}
    public int indexOf(long addr) {
        return (int) Math.floorDiv(addr - start, span);
    }

    /// {@return the first address of slot `index`}
    public long addressOf(int index) {
        return start + index * span;
    }

    /// {@return whether the address lies in the range}
    public boolean contains(long addr) {
        return addr >= start && addr < end;
    }
}
