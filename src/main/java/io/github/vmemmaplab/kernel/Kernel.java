package io.github.vmemmaplab.kernel;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.hotplug.HotplugCore;
import io.github.vmemmaplab.kernel.hotplug.LinearMap;
import io.github.vmemmaplab.kernel.hotplug.MemoryHotplug;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.memory.Node;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.PageTables;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.kernel.state.Registers;

/// One modelled kernel with all its state: memory, zones, page tables, sections, and the hot-plug
/// core that works on them.
///
/// Build the start state through the parts, then call {@link #record} and run operations. Every
/// change after that reaches the log, and {@link #apply} takes any logged change back or makes it
/// again. One thread at a time.
public final class Kernel {
    private final Machine machine;
    private final Registers registers = new Registers();
    private final PhysicalMemory memory;
    private final AddressLayout layout;
    private final PageTables tables;
    private final Sections sections;
    private final Counters counters;
    private final Node node;
    private final PageAllocator allocator;
    private final HotplugCore core;
    private EventSink listener = EventSink.NONE;

    /// A machine without memory, its top page table in the first page.
    public Kernel(Machine machine, VmemmapPolicy policy) {
        this.machine = machine;
        memory = new PhysicalMemory(machine.memstartPfn(), machine.pageblockOrder());
        layout = new AddressLayout(machine);
        tables =
                new PageTables(
                        machine.memstartPfn(), machine.memstartPfn(), machine.pageShift() - 3);
        sections = new Sections(machine.sectionSizeBits());
        counters = new Counters(registers);
        node = new Node(machine, memory, registers);
        EventSink events = new Relay();
        allocator = new PageAllocator(machine, memory, node, registers, events);
        core =
                new HotplugCore(
                        machine, layout, memory, tables, sections, node, allocator, counters,
                        policy, registers, events);
    }

    // The listener changes; the parts keep the one that they were built with.
    private final class Relay implements EventSink {
        @Override
        public void on(Event event) {
            listener.on(event);
        }

        @Override
        public boolean hearsPages() {
            return listener.hearsPages();
        }
    }

    /// From now on tells changes to `log` and events to `events`.
    public void record(ChangeLog log, EventSink events) {
        registers.logTo(log);
        memory.logTo(log);
        tables.logTo(log);
        sections.logTo(log);
        listener = events;
    }

    /// Applies a logged change, in either direction; tells nobody.
    public void apply(long cell, long delta) {
        long index = Cell.index(cell);
        switch (Cell.space(cell)) {
            case FRAME -> memory.applyFrame(index, delta);
            case PAGEBLOCK -> memory.applyPageblock(index, delta);
            case REGISTER -> registers.apply(index, delta);
            case ENTRY -> tables.apply(index, delta);
            case SECTION -> sections.apply(index, delta);
        }
    }

    /// {@return what is fixed at boot}
    public Machine machine() {
        return machine;
    }

    /// {@return all page frames}
    public PhysicalMemory memory() {
        return memory;
    }

    /// {@return the node's zones}
    public Node node() {
        return node;
    }

    /// {@return the page allocator}
    public PageAllocator allocator() {
        return allocator;
    }

    /// {@return where things lie in kernel addresses}
    public AddressLayout layout() {
        return layout;
    }

    /// {@return the translation tables}
    public PageTables tables() {
        return tables;
    }

    /// {@return the memory sections}
    public Sections sections() {
        return sections;
    }

    /// {@return what was counted so far}
    public Counters counters() {
        return counters;
    }

    /// {@return the hot-plug core}
    public MemoryHotplug hotplug() {
        return core.hotplug();
    }

    /// {@return the linear map of added memory}
    public LinearMap linearMap() {
        return core.linearMap();
    }

    /// {@return all scalar state, for comparing whole states}
    public Registers registers() {
        return registers;
    }
}
