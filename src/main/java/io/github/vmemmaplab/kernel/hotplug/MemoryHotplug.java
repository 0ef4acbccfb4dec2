package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.HotplugEvent.SectionsLeftBehind;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.KernelHalt;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

/// The memory hot-plug core: what a request to add, online, offline or remove memory does, from the
/// checks to the rollback (mm/memory_hotplug.c; `arch_add_memory`, arch/arm64/mm/mmu.c).
///
/// Every call returns 0 or a negative {@link Errno}, or {@link #NO_RETURN}. Not modelled: the
/// objects of the driver core and the memblock array, which live in slabs.
public final class MemoryHotplug {
    /// In place of a result: the kernel stopped for good, in this request or in an earlier one.
    public static final int NO_RETURN = Integer.MIN_VALUE;

    private final Machine machine;
    private final AddressLayout layout;
    private final PhysicalMemory memory;
    private final Sections sections;
    private final LinearMap linearMap;
    private final SparseSections sparse;
    private final MemoryBlocks blocks;
    private final BlockDevices devices;
    private final PageAllocator allocator;
    private final EventSink events;
    private int operations;
    private boolean halted;

    MemoryHotplug(
            Machine machine,
            AddressLayout layout,
            PhysicalMemory memory,
            Sections sections,
            LinearMap linearMap,
            SparseSections sparse,
            MemoryBlocks blocks,
            BlockDevices devices,
            PageAllocator allocator,
            EventSink events) {
        this.machine = machine;
        this.layout = layout;
        this.memory = memory;
        this.sections = sections;
        this.linearMap = linearMap;
        this.sparse = sparse;
        this.blocks = blocks;
        this.devices = devices;
        this.allocator = allocator;
        this.events = events;
    }

    /// {@return the devices of the memory blocks}
    public BlockDevices devices() {
        return devices;
    }

    /// Carries out one request.
    ///
    /// @return its result, or {@link #NO_RETURN}
    public int run(Operation operation) {
        if (halted) {
            return NO_RETURN;
        }
        int number = ++operations;
        allocator.requestBegins();
        events.on(new OperationBegun(number, operation));
        try {
            int result = carryOut(operation);
            events.on(new OperationEnded(number, operation, result));
            return result;
        } catch (KernelHalt halt) {
            halted = true;
            events.on(new KernelHalted(number, operation, halt.halt()));
            return NO_RETURN;
        }
    }

    private int carryOut(Operation operation) {
        return switch (operation) {
            case Operation.Add add -> addMemory(add);
            case Operation.Online online -> blocks.online(online);
            case Operation.Offline offline -> blocks.offline(offline);
            case Operation.Remove remove -> removeMemory(remove);
        };
    }

    private int addMemory(Operation.Add add) {
        int refused = check(add);
        if (refused != 0) {
            return refused;
        }
        setResource(add.start(), add.size(), true);
        int result = hostsItself(add) ? addSelfHosted(add) : archAddMemory(withoutAltmap(add));
        if (result != 0) {
            setResource(add.start(), add.size(), false);
        } else {
            devices.create();
        }
        return result;
    }

    private boolean hostsItself(Operation.Add add) {
        return add.memmapOnMemory() && SparseSections.mayHostMemmap(machine);
    }

    private static Operation.Add withoutAltmap(Operation.Add add) {
        return new Operation.Add(add.start(), add.size(), false);
    }

    /// Adds block by block, each with an altmap of its own; if one fails the earlier ones are
    /// removed again.
    private int addSelfHosted(Operation.Add add) {
        for (long at = add.start(); at != add.start() + add.size(); at += sections.size()) {
            int result = archAddMemory(new Operation.Add(at, sections.size(), true));
            if (result != 0) {
                for (long done = add.start(); done != at; done += sections.size()) {
                    archRemoveMemory(done, sections.size());
                }
                return result;
            }
        }
        return 0;
    }

    private int check(Operation.Add add) {
        if (add.size() <= 0 || (add.start() | add.size()) % sections.size() != 0) {
            return refuse(Refusal.UNALIGNED, add.start(), Errno.EINVAL);
        }
        // From 6.6 on a range that cannot host its own struct pages is added without; before 6.1
        // the request knows no such wish.
        boolean strict = machine.version() == KernelVersion.V6_1;
        boolean fits = add.size() == sections.size() && SparseSections.mayHostMemmap(machine);
        if (add.memmapOnMemory() && strict && !fits) {
            return refuse(Refusal.MEMMAP_ON_MEMORY_SIZE, add.start(), Errno.EINVAL);
        }
        // The lab's own bound on PFNs is tighter than the kernel's; both say that the range cannot
        // be mapped.
        long offset = add.start() - machine.memstart();
        long reach =
                Math.min(layout.linearSize(), (long) FrameWord.MAX_FRAMES << machine.pageShift());
        if (offset < 0 || offset > reach - add.size()) {
            return refuse(Refusal.UNREACHABLE, add.start(), Errno.E2BIG);
        }
        for (long at = add.start(); at < add.start() + add.size(); at += sections.size()) {
            if (sections.hasAny(sections.sectionOf(at), Sections.EARLY | Sections.RESOURCE)) {
                return refuse(Refusal.OVERLAP, at, Errno.EEXIST);
            }
        }
        return 0;
    }

    private int refuse(Refusal refusal, long at, int errno) {
        events.on(new Refused(refusal, at));
        return errno;
    }

    private void setResource(long start, long size, boolean on) {
        for (long at = start; at != start + size; at += sections.size()) {
            sections.set(sections.sectionOf(at), Sections.RESOURCE, on);
        }
    }

    /// Linear map first, then the sections; if those fail the linear map of the whole range goes
    /// again.
    private int archAddMemory(Operation.Add add) {
        if (!linearMap.create(add.start(), add.size())) {
            linearMap.remove(add.start(), add.size());
            return Errno.ENOMEM;
        }
        return addPages(add);
    }

    /// The part of an add that begins when the linear map stands: sections, struct pages, and the
    /// rollback.
    public int addPages(Operation.Add add) {
        setOffline(add.start(), add.size());
        int result = sparse.addPages(add.start(), add.size(), add.memmapOnMemory());
        if (result != 0) {
            tellLeftBehind(add);
            linearMap.remove(add.start(), add.size());
            setAbsent(add.start(), add.size());
        }
        return result;
    }

    private void tellLeftBehind(Operation.Add add) {
        int first = sections.sectionOf(add.start());
        int count = 0;
        while (count < add.size() / sections.size()
                && sections.has(first + count, Sections.PRESENT)) {
            count++;
        }
        if (count > 0) {
            events.on(new SectionsLeftBehind(first, count));
        }
    }

    private void setOffline(long start, long size) {
        memory.reserveUpTo(pfn(start + size));
        int order = machine.maxOrder();
        for (int pfn = pfn(start); pfn != pfn(start + size); pfn += 1 << order) {
            if (FrameWord.order(memory.word(pfn)) == 0 && memory.word(pfn) == 0) {
                memory.setWord(pfn, FrameWord.offline(order));
            }
        }
    }

    private void setAbsent(long start, long size) {
        for (long at = start; at != start + size; at += sections.size()) {
            if (sections.has(sections.sectionOf(at), Sections.PRESENT)) {
                continue;
            }
            for (int pfn = pfn(at);
                    pfn != pfn(at + sections.size());
                    pfn += 1 << machine.maxOrder()) {
                clearBlock(pfn);
            }
        }
    }

    // Every frame, not only those that head blocks: what they held before would come to light.
    private void clearBlock(int start) {
        for (int pfn = start; pfn < start + (1 << machine.maxOrder()); pfn++) {
            memory.setWord(pfn, 0);
        }
    }

    private int removeMemory(Operation.Remove remove) {
        int refused = check(remove);
        if (refused != 0) {
            return refused;
        }
        long selfHosted = countSelfHosted(remove);
        if (selfHosted != 0 && selfHosted != mostSelfHosted(remove.size() / sections.size())) {
            return refuse(Refusal.MEMMAP_ON_MEMORY_SIZE, remove.start(), Errno.EINVAL);
        }
        // Blocks that host their own struct pages go one by one, as they came.
        long size = knownEnd(remove) - remove.start();
        long step = selfHosted == 0 ? size : sections.size();
        // What a failed request left behind has no resource any more; while it goes it is a
        // request's again.
        setResource(remove.start(), size, true);
        for (long at = remove.start(); at != knownEnd(remove); at += step) {
            archRemoveMemory(at, step);
        }
        setResource(remove.start(), size, false);
        return 0;
    }

    // The kernel looks at memory blocks and skips those that are not there, such as the sections
    // that a failed request left behind. Departure: where nothing at all is there it warns and
    // reports success; here that is refused.
    private int check(Operation.Remove remove) {
        if (remove.size() <= 0 || (remove.start() | remove.size()) % sections.size() != 0) {
            return refuse(Refusal.UNALIGNED, remove.start(), Errno.EINVAL);
        }
        boolean present = false;
        for (long at = remove.start(); at < knownEnd(remove); at += sections.size()) {
            int section = sections.sectionOf(at);
            if (sections.has(section, Sections.ONLINE)) {
                return refuse(Refusal.WRONG_STATE, at, Errno.EBUSY);
            }
            present |= sections.has(section, Sections.PRESENT);
        }
        return present ? 0 : refuse(Refusal.WRONG_STATE, remove.start(), Errno.EINVAL);
    }

    // Above the last section that anything is known of there is nothing to take away.
    private long knownEnd(Operation.Remove remove) {
        return Math.min(remove.start() + remove.size(), sections.startOf(sections.end()));
    }

    private long countSelfHosted(Operation.Remove remove) {
        long count = 0;
        for (long at = remove.start(); at != knownEnd(remove); at += sections.size()) {
            boolean own = sections.has(sections.sectionOf(at), Sections.MEMMAP_ON_MEMORY);
            count += own ? 1 : 0;
        }
        return count;
    }

    // How many of the blocks must be so if any is: all, and in 6.1 there must be one only.
    private long mostSelfHosted(long blocks) {
        return machine.version() == KernelVersion.V6_1 && blocks > 1 ? 0 : blocks;
    }

    /// Struct pages first, then the linear map.
    private void archRemoveMemory(long start, long size) {
        sparse.removePages(start, size);
        linearMap.remove(start, size);
        setAbsent(start, size);
    }

    private int pfn(long physical) {
        return (int) (physical >>> machine.pageShift());
    }
}
