package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

import org.jspecify.annotations.Nullable;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// What the kernel's log says at the default level about what happened (`warn_alloc`,
/// `show_free_areas`, mm/page_alloc.c; mm/memory_hotplug.c; mm/oom_kill.c).
///
/// An add that succeeds, and most that fail, leave no line: only the first missing block since boot
/// is told. Left out is what the model has no notion of: times, the stack, the figures of Mem-Info
/// other than the free lists, and the rebuilding of zonelists. The task is taken to be a worker of
/// the ACPI driver, which adds memory on most machines.
final class KernelLog {
    private static final String TASK = "kworker/0:1";
    private static final String TYPES = "UMEHI";
    private static final int KIB_SHIFT = 10;
    // Lines of the builds that were captured, without their instrumentation.
    private static final int TABLE_BUG_6_1 = 419;
    private static final int TABLE_BUG_6_12 = 479;

    private final Machine machine;
    private final StringBuilder text = new StringBuilder();
    private final Formatter out = new Formatter(text, Locale.ROOT);
    private @Nullable AllocationFailure lastFailure;
    private @Nullable Operation operation;

    KernelLog(Machine machine) {
        this.machine = machine;
    }

    /// {@return the log of these events; costs a look at each}
    String tell(List<Event> happened) {
        for (Event event : happened) {
            switch (event) {
                case AllocatorEvent allocator -> tell(allocator);
                case HotplugEvent hotplug -> tell(hotplug);
                case VmemmapEvent _ -> {
                    // The tables change in silence.
                }
            }
        }
        return text.toString();
    }

    private void tell(AllocatorEvent event) {
        switch (event) {
            case AllocatorEvent.AllocationFailed(AllocationFailure failure) ->
                    lastFailure = failure;
            case AllocatorEvent.WarnedOnce(int order) -> warn(order);
            case AllocatorEvent.OutOfMemory _ -> callKiller();
            case AllocatorEvent.BlockTaken _,
                    AllocatorEvent.BlockStolen _,
                    AllocatorEvent.ClaimRefused _,
                    AllocatorEvent.BlockAllocated _,
                    AllocatorEvent.PerCpuDrained _,
                    AllocatorEvent.PageMigrated _,
                    AllocatorEvent.PageReclaimed _,
                    AllocatorEvent.DirectReclaimEnded _,
                    AllocatorEvent.KswapdEnded _,
                    AllocatorEvent.OomKilled _,
                    AllocatorEvent.CompactionEnded _ -> {
                // The everyday work of the allocator; of a victim the model knows no name.
            }
        }
    }

    private void tell(HotplugEvent event) {
        switch (event) {
            case HotplugEvent.OperationBegun begun -> operation = begun.operation();
            case HotplugEvent.Refused refused -> refuse(refused);
            case HotplugEvent.BlockOfflined offlined -> offline(offlined);
            case HotplugEvent.KernelHalted halted -> halt(halted.halt());
            case HotplugEvent.OperationEnded _,
                    HotplugEvent.LinearTableTaken _,
                    HotplugEvent.LinearMapped _,
                    HotplugEvent.SectionAdded _,
                    HotplugEvent.SectionFailed _,
                    HotplugEvent.SectionRemoved _,
                    HotplugEvent.SectionsLeftBehind _,
                    HotplugEvent.BlockOnlined _ -> {
                // Told to those who debug, if at all.
            }
        }
    }

    private void warn(int order) {
        out.format(
                "%s: vmemmap alloc failure: order:%d,"
                        + " mode:0x4cc0(GFP_KERNEL|__GFP_RETRY_MAYFAIL),"
                        + " nodemask=(null),cpuset=/,mems_allowed=0\n",
                TASK, order);
        if (lastFailure != null) {
            out.format("Mem-Info:\n");
            lastFailure.zones().reversed().forEach(this::addFreeLists);
        }
    }

    private void addFreeLists(ZoneState zone) {
        out.format("Node 0 %s: ", Zone.Kind.values()[zone.zone()].kernelName());
        long kib = machine.pageSize() >>> KIB_SHIFT;
        long total = 0;
        for (int order = 0; order < zone.counts().size(); order++) {
            List<Integer> counts = zone.counts().get(order);
            long blocks = counts.stream().mapToLong(Integer::longValue).sum();
            total += blocks << order;
            out.format("%d*%dkB ", blocks, kib << order);
            if (blocks > 0) {
                out.format("(%s) ", types(counts));
            }
        }
        out.format("= %dkB\n", total * kib);
    }

    private static String types(List<Integer> counts) {
        StringBuilder types = new StringBuilder();
        for (int type = 0; type < counts.size(); type++) {
            if (counts.get(type) > 0) {
                types.append(TYPES.charAt(type));
            }
        }
        return types.toString();
    }

    // Only tables of the linear map are asked for without leave to fail.
    private void callKiller() {
        String flags =
                machine.version().isAtLeast(KernelVersion.V6_12)
                        ? "0xcc0(GFP_KERNEL)"
                        : "0xdc0(GFP_KERNEL|__GFP_ZERO)";
        out.format("%s invoked oom-killer: gfp_mask=%s, order=0, oom_score_adj=0\n", TASK, flags);
    }

    private void halt(HotplugEvent.Halt halt) {
        switch (halt) {
            case DEADLOCKED_ON_MEMORY ->
                    out.format("Kernel panic - not syncing: System is deadlocked on memory\n");
            case NO_TABLE_PAGE ->
                    out.format(
                            "kernel BUG at arch/arm64/mm/mmu.c:%d!\n",
                            machine.version().isAtLeast(KernelVersion.V6_12)
                                    ? TABLE_BUG_6_12
                                    : TABLE_BUG_6_1);
        }
    }

    private void refuse(HotplugEvent.Refused refused) {
        if (operation == null) {
            return;
        }
        switch (refused.refusal()) {
            case UNALIGNED -> tellUnaligned(operation);
            case UNREACHABLE -> tellUnreachable(operation);
            case WRONG_STATE -> tellOnline(operation, refused.at());
            case UNMOVABLE_PAGE -> out.format("page dumped because: unmovable page\n");
            case OVERLAP, SECTION_PRESENT, MEMMAP_ON_MEMORY_SIZE, BOOT_MEMORY, SPLITS_LEAF -> {
                // The errno is all that the caller gets.
            }
        }
    }

    private void tellUnaligned(Operation request) {
        if (request instanceof Operation.Add) {
            out.format(
                    "Block size [%#x] unaligned hotplug range: start %s, size %s\n",
                    1L << machine.sectionSizeBits(), hex(request.start()), hex(request.size()));
        }
    }

    // Before 5.12 the address was looked at elsewhere, and told otherwise.
    private void tellUnreachable(Operation request) {
        if (machine.version().isAtLeast(KernelVersion.V6_1)) {
            AddressLayout layout = new AddressLayout(machine);
            out.format(
                    "Hotplug memory [%s-%s] exceeds maximum addressable range [%s-%s]\n",
                    hex(request.start()),
                    hex(request.start() + request.size()),
                    hex(machine.memstart()),
                    hex(machine.memstart() + layout.linearSize() - 1));
        }
    }

    private void tellOnline(Operation request, long at) {
        if (request instanceof Operation.Remove) {
            out.format(
                    "removing memory fails, because memory [0x%016x-0x%016x] is onlined\n",
                    at, at + (1L << machine.sectionSizeBits()) - 1);
        }
    }

    // Later kernels tell it to those who debug only.
    private void offline(HotplugEvent.BlockOfflined offlined) {
        if (machine.version() == KernelVersion.V5_9) {
            out.format("Offlined Pages %d\n", offlined.pages());
        }
    }

    // The kernel's %#llx writes nought without its prefix.
    private static String hex(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
