package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.LinearMap;
import io.github.vmemmaplab.kernel.hotplug.VmemmapBuilder;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.Level;

import java.util.List;

/// Lays out the struct pages that a walk of a real kernel's tables found.
final class CapturedVmemmap {
    private final Kernel kernel;
    private final VmemmapBuilder builder;
    private final TablePages tables;

    /// Tables above the slots that the walk does not name come from `tables`.
    CapturedVmemmap(Kernel kernel, TablePages tables) {
        this.kernel = kernel;
        this.tables = tables;
        builder = new VmemmapBuilder(kernel.machine(), kernel.layout(), kernel.tables());
    }

    /// Hands out pages that nothing else uses.
    @FunctionalInterface
    interface BootPages {
        int page();
    }

    /// Names the page of a table of some level.
    @FunctionalInterface
    interface TablePages {
        int next(Level level);
    }

    void layOut(PageTableWalk walk) {
        for (PageTableWalk.Slot slot : walk.slots()) {
            switch (slot) {
                case PageTableWalk.Slot.None(long addr) -> {
                    // Nothing is mapped there.
                }
                case PageTableWalk.Slot.Block(long addr, int pfn) -> layOutBlock(addr, pfn);
                case PageTableWalk.Slot.Table(long addr, int pfn, List<Integer> pages) ->
                        layOutTable(addr, pfn, pages);
            }
        }
    }

    private void layOutBlock(long addr, int pfn) {
        builder.mapBlock(addr, pfn, this::above);
        kernel.memory()
                .setWord(
                        pfn,
                        FrameWord.withOrder(
                                VmemmapBuilder.blockOwner(addr), kernel.machine().pmdOrder()));
        kernel.counters().add(Counter.BLOCKS_MAPPED, 1);
    }

    private void layOutTable(long addr, int pfn, List<Integer> pages) {
        LinearMap.PfnSource source =
                (level, owner) -> {
                    if (level != Level.PTE) {
                        return above(level, owner);
                    }
                    kernel.memory().setWord(pfn, owner);
                    kernel.counters().add(Counter.VMEMMAP_TABLES, 1);
                    return pfn;
                };
        for (int i = 0; i < pages.size(); i++) {
            int page = pages.get(i);
            if (page >= 0) {
                long at = addr + (long) i * kernel.machine().pageSize();
                builder.mapPage(at, page, source);
                kernel.memory().setWord(page, VmemmapBuilder.pageOwner(at));
                kernel.counters().add(Counter.BASE_PAGES_MAPPED, 1);
            }
        }
    }

    // A table above the slots that only this range needs was allocated with it, but the walk does
    // not name it.
    private int above(Level level, long owner) {
        int pfn = tables.next(level);
        kernel.memory().setWord(pfn, owner);
        kernel.counters().add(Counter.VMEMMAP_TABLES, 1);
        return pfn;
    }
}
