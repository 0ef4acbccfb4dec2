package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import java.util.List;

/// Boot memory whose every free block is given; all else is the kernel's. Made for small cases
/// where each page matters.
///
/// All of it is one ZONE_NORMAL. A pageblock has the type of the first block listed in it.
///
/// @param start physical address of the first byte, aligned to the largest block
/// @param size bytes of boot memory, a multiple of a pageblock
/// @param blocks the free blocks, each list in this order, head first
public record ListedMemory(long start, long size, List<FreeBlock> blocks) implements StartState {

    /// A free block, aligned to its order.
    public record FreeBlock(int pfn, int order, MigrateType type) {
        /// {@return the PFN after its last page}
        public int end() {
            return pfn + (1 << order);
        }
    }

    public ListedMemory {
        blocks = List.copyOf(blocks);
    }

    /// {@return the first PFN of such memory that boot does not keep for itself}
    public static int firstUsable(Machine machine, long start, long size) {
        Kernel kernel = new Kernel(machine, new VmemmapPolicy.PerSection());
        return BootReserve.take(kernel, start, start + size, Zone.Kind.NORMAL);
    }

    @Override
    public void layOut(Kernel kernel) {
        PhysicalMemory memory = kernel.memory();
        int reserved = BootReserve.take(kernel, start, start + size, Zone.Kind.NORMAL);
        int startPfn = (int) (start >>> kernel.machine().pageShift());
        int endPfn = (int) ((start + size) >>> kernel.machine().pageShift());
        long free = blocks.stream().mapToLong(block -> block.end() - block.pfn()).sum();
        Zone zone =
                new BootZone(Zone.Kind.NORMAL, startPfn, endPfn, reserved - startPfn, free)
                        .open(kernel);
        use(memory, reserved, endPfn);
        for (FreeBlock block : blocks.reversed()) {
            setType(memory, block);
        }
        for (FreeBlock block : blocks) {
            zone.freeArea().addTail(block.pfn(), block.order(), block.type().ordinal());
        }
        kernel.node().setUpWatermarks();
    }

    private static void use(PhysicalMemory memory, int from, int to) {
        int zone = Zone.Kind.NORMAL.ordinal();
        int pages = 1 << memory.pageblockOrder();
        for (int pfn = from; pfn < to; pfn++) {
            memory.setWord(pfn, FrameWord.used(FrameKind.KERNEL, 0, 0));
            if ((pfn & (pages - 1)) == 0) {
                memory.setPageblock(pfn, zone, MigrateType.UNMOVABLE.ordinal());
            }
        }
    }

    @Override
    public String provenance() {
        return "every free block given";
    }

    private static void setType(PhysicalMemory memory, FreeBlock block) {
        int pages = 1 << memory.pageblockOrder();
        for (int pfn = block.pfn() & -pages; pfn < block.end(); pfn += pages) {
            memory.setPageblockType(pfn, block.type().ordinal());
        }
    }
}
