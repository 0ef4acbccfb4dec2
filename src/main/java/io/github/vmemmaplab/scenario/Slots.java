package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

/// How each PMD slot of one add's struct pages is mapped, kept up from the events.
final class Slots {
    static final Slots NONE = new Slots(0, 0, 0);

    /// Longer ranges are refused by the model before anything is mapped.
    private static final int MOST = 1 << 14;

    private final long start;
    private final int shift;
    private final boolean[] blocks;
    private final int[] basePages;

    private Slots(long start, int shift, int count) {
        this.start = start;
        this.shift = shift;
        blocks = new boolean[count];
        basePages = new int[count];
    }

    static Slots of(Kernel kernel, Operation.Add add) {
        AddressLayout layout = kernel.layout();
        int shift = layout.shift(Level.PMD);
        long from = layout.vmemmapOf(add.start() >>> layout.pageShift());
        long to = layout.vmemmapOf((add.start() + add.size()) >>> layout.pageShift());
        long first = from & -(1L << shift);
        long count = add.size() <= 0 ? 0 : ((to - 1 - first) >> shift) + 1;
        return new Slots(first, shift, Math.clamp(count, 0, MOST));
    }

    void note(Event event) {
        if (event instanceof SlotMapped mapped && holds(mapped.addr())) {
            blocks[slot(mapped.addr())] = true;
        } else if (event instanceof BasePageMapped mapped && holds(mapped.addr())) {
            basePages[slot(mapped.addr())]++;
        } else if (event instanceof MemoryFreed freed && holds(freed.addr())) {
            int slot = slot(freed.addr());
            basePages[slot] -= freed.order() == 0 ? 1 : 0;
            blocks[slot] &= freed.order() == 0;
        }
    }

    private boolean holds(long addr) {
        long slot = (addr - start) >> shift;
        return slot >= 0 && slot < blocks.length;
    }

    private int slot(long addr) {
        return (int) ((addr - start) >> shift);
    }

    /// {@return how many slots are mapped by a block}
    int blocks() {
        int count = 0;
        for (boolean block : blocks) {
            count += block ? 1 : 0;
        }
        return count;
    }

    /// {@return how many slots are mapped by base pages}
    int inBasePages() {
        int count = 0;
        for (int i = 0; i < blocks.length; i++) {
            count += !blocks[i] && basePages[i] > 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < blocks.length; i++) {
            text.append(blocks[i] ? 'B' : basePages[i] > 0 ? 'p' : '.');
        }
        return text.toString();
    }
}
