package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.Counters;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.memory.Node;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.Registers;

/// Wires the parts of memory hot-plug to each other.
public final class HotplugCore {
    private final MemoryHotplug hotplug;
    private final LinearMap linearMap;

    /// The hot-plug core of a machine under a policy.
    public HotplugCore(
            Machine machine,
            AddressLayout layout,
            PhysicalMemory memory,
            PageTables tables,
            Sections sections,
            Node node,
            PageAllocator allocator,
            Counters counters,
            VmemmapPolicy policy,
            Registers registers,
            EventSink events) {
        HotplugTables walks = new HotplugTables(layout, tables, allocator, events, counters);
        VmemmapFree free = new VmemmapFree(layout, walks, memory, allocator, events, counters);
        VmemmapAllocator blocks = new VmemmapAllocator(memory, allocator, counters, events);
        Vmemmap vmemmap =
                new Vmemmap(machine, layout, tables, blocks, free, policy, events, counters);
        SparseSections sparse =
                new SparseSections(machine, layout, sections, vmemmap, free, events);
        linearMap = new LinearMap(machine, layout, tables, allocator, walks, events, counters);
        MemoryBlocks memoryBlocks =
                new MemoryBlocks(machine, memory, node, allocator, sections, linearMap, events);
        hotplug =
                new MemoryHotplug(
                        machine,
                        layout,
                        memory,
                        sections,
                        linearMap,
                        sparse,
                        memoryBlocks,
                        new BlockDevices(allocator, registers),
                        allocator,
                        events);
    }

    /// {@return the front of the core}
    public MemoryHotplug hotplug() {
        return hotplug;
    }

    /// {@return the linear map of added memory}
    public LinearMap linearMap() {
        return linearMap;
    }
}
