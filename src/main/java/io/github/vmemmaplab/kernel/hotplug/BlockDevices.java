package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.state.Registers;

/// The devices of new memory blocks, as far as they take memory (`create_memory_block_devices`,
/// drivers/base/memory.c).
///
/// Their objects live in slabs. Departure: how full the slabs are is not modelled; they have room,
/// unless a start state says that the next object needs a page.
public final class BlockDevices {
    private static final long SLAB_PAGE = FrameWord.used(FrameKind.SLAB, 0, 0);

    private final PageAllocator allocator;
    private final Registers registers;
    private final int slabIsFull;

    BlockDevices(PageAllocator allocator, Registers registers) {
        this.allocator = allocator;
        this.registers = registers;
        slabIsFull = registers.reserve(1);
    }

    /// Says of a start state that the next device's objects find no room in their slabs.
    public void fillSlab() {
        registers.set(slabIsFull, 1);
    }

    /// {@return whether the next device's objects need a page of their own}
    public boolean isSlabFull() {
        return registers.get(slabIsFull) != 0;
    }

    /// The blocks of a range are there; their devices follow.
    void create() {
        if (isSlabFull()
                && allocator.allocate(GfpFlags.KERNEL, 0, SLAB_PAGE) != PageAllocator.NONE) {
            registers.set(slabIsFull, 0);
        }
    }
}
