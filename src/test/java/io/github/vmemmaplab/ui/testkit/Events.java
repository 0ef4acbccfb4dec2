package io.github.vmemmaplab.ui.testkit;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.AllocationFailure.Compaction;
import io.github.vmemmaplab.kernel.event.AllocationFailure.ZoneState;
import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.StealKind;
import io.github.vmemmaplab.kernel.event.CompactionResult;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;
import io.github.vmemmaplab.kernel.hotplug.Errno;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Events of every kind in every variant, for what must have an answer to all of them.
public final class Events {
    private static final long SLOT = 2L << 20;
    private static final long ADDR = 0xfffffc0001000000L;
    private static final long END = ADDR + 8 * SLOT;
    private static final Operation ADD = new Operation.Add(1L << 31, 1L << 30, true);
    private static final List<Operation> OPERATIONS =
            List.of(
                    ADD,
                    new Operation.Online(1L << 31, 1L << 30, OnlineType.KERNEL),
                    new Operation.Online(1L << 31, 1L << 30, OnlineType.MOVABLE),
                    new Operation.Offline(1L << 31, 1L << 30),
                    new Operation.Remove(1L << 31, 1L << 30));

    private Events() {}

    /// {@return every record type that is an event}
    public static Set<Class<?>> types() {
        Set<Class<?>> types = new HashSet<>();
        collect(Event.class, types);
        return types;
    }

    private static void collect(Class<?> type, Set<Class<?>> types) {
        if (!type.isSealed()) {
            types.add(type);
            return;
        }
        for (Class<?> each : type.getPermittedSubclasses()) {
            collect(each, types);
        }
    }

    /// {@return a machine with 64 KiB pages, whose vmemmap is base pages from the start}
    public static Scenario onLargePages() {
        Machine small = Machine.of(KernelVersion.V6_1, Runs.START);
        Machine large =
                new Machine(
                        small.version(),
                        29,
                        small.memstart(),
                        48,
                        16,
                        1,
                        small.rodataFull(),
                        small.transparentHugePages(),
                        small.watermarkBoostFactor(),
                        small.compactsUnevictable());
        return new Scenario(
                "64 KiB pages",
                "A PMD entry would span four sections.",
                large,
                new FragmentedMemory(Runs.START, 4L << 30, Pattern.PINNED, 0, 1, 10),
                new VmemmapPolicy.PerSection(),
                List.of(new Operation.Add(Runs.START + (4L << 30), 1L << 29, false)),
                null);
    }

    /// {@return events of every kind}
    public static List<Event> samples() {
        List<Event> events = new ArrayList<>();
        addAllocator(events);
        addPopulate(events);
        addFree(events);
        addHotplug(events);
        return events;
    }

    private static void addAllocator(List<Event> events) {
        events.add(new AllocatorEvent.BlockTaken(2, 0, 0, MigrateType.UNMOVABLE, 0x41000));
        events.add(new AllocatorEvent.BlockTaken(2, 0, 3, MigrateType.UNMOVABLE, 0x41000));
        for (StealKind kind : StealKind.values()) {
            for (int free : new int[] {0, 100, 300}) {
                events.add(
                        new AllocatorEvent.BlockStolen(
                                2,
                                0,
                                8,
                                MigrateType.UNMOVABLE,
                                MigrateType.MOVABLE,
                                kind,
                                0x41000,
                                free,
                                0,
                                20,
                                free));
            }
        }
        events.add(new AllocatorEvent.ClaimRefused(2, 0, 4, MigrateType.MOVABLE, 0x41000, 100, 20));
        events.add(new AllocatorEvent.BlockAllocated(0, 0x41000));
        events.add(new AllocatorEvent.BlockAllocated(9, 0x41000));
        for (AllocationFailure failure : failures()) {
            events.add(new AllocatorEvent.AllocationFailed(failure));
            events.add(new VmemmapEvent.SlotFailed(ADDR, failure));
        }
        events.add(new AllocatorEvent.PerCpuDrained(2, 0, 63));
        events.add(new AllocatorEvent.WarnedOnce(9));
        events.add(new AllocatorEvent.OutOfMemory(10, 900));
        events.add(new AllocatorEvent.OomKilled(4096));
        events.add(new AllocatorEvent.OomKilled(0));
        events.add(new AllocatorEvent.PageMigrated(0x41000, 0x42000));
        for (int pages : new int[] {0, 1, 1344}) {
            events.add(new AllocatorEvent.DirectReclaimEnded(9, pages + 2, pages));
            events.add(new AllocatorEvent.KswapdEnded(9, pages, pages));
        }
        events.add(new AllocatorEvent.PageReclaimed(0x41000, true));
        events.add(new AllocatorEvent.PageReclaimed(0x41000, false));
        for (CompactionResult result : CompactionResult.values()) {
            for (int captured : new int[] {-1, 0x41000}) {
                events.add(compacted(true, result, captured));
                events.add(compacted(false, result, captured));
            }
        }
    }

    private static Event compacted(boolean sync, CompactionResult result, int captured) {
        return new AllocatorEvent.CompactionEnded(2, 9, sync, result, 900, 400, 70, captured);
    }

    /// {@return a failure for every reason there is}
    public static List<AllocationFailure> failures() {
        List<AllocationFailure> failures = new ArrayList<>();
        for (Compaction compaction : Compaction.values()) {
            failures.add(failure(9, 8, 30_208, 0, compaction));
            failures.add(failure(9, 10, 1100, 300, compaction));
            failures.add(failure(0, -1, 0, 0, compaction));
        }
        return failures;
    }

    private static AllocationFailure failure(
            int order, int largest, long free, long boost, Compaction compaction) {
        ZoneState zone = new ZoneState(2, free, 3, 700 + boost, boost, largest, List.of());
        return new AllocationFailure(order, List.of(zone), compaction, 1);
    }

    private static void addPopulate(List<Event> events) {
        for (boolean altmap : new boolean[] {false, true}) {
            events.add(new VmemmapEvent.PopulateEntered(ADDR, END, altmap));
            events.add(new VmemmapEvent.SlotTried(ADDR, ADDR + SLOT, altmap));
            events.add(new VmemmapEvent.BasePageMapped(ADDR + 4096, 0x41000, altmap));
            events.add(new VmemmapEvent.FreeEntered(Range.VMEMMAP, ADDR, END, altmap));
            events.add(new VmemmapEvent.MemoryFreed(ADDR, 0x41000, 0, altmap));
            events.add(new VmemmapEvent.MemoryFreed(ADDR, 0x41000, 9, altmap));
        }
        for (int result : new int[] {0, Errno.ENOMEM}) {
            events.add(new VmemmapEvent.PopulateReturned(ADDR, END, result));
            events.add(new VmemmapEvent.BasePagesReturned(ADDR, END, result));
        }
        events.add(new VmemmapEvent.SlotGotBlock(ADDR, 0x41000));
        events.add(new VmemmapEvent.SlotMapped(ADDR, 0x41000));
        events.add(new VmemmapEvent.SlotPresent(ADDR));
        for (Remedy remedy : Remedy.values()) {
            events.add(new VmemmapEvent.RemedyChosen(remedy, ADDR, ADDR));
            events.add(new VmemmapEvent.RemedyChosen(remedy, ADDR + SLOT, END));
        }
        events.add(new VmemmapEvent.BasePagesEntered(ADDR, ADDR + SLOT));
        events.add(new VmemmapEvent.TableInstalled(Level.PTE, ADDR, 0x41000));
        events.add(new VmemmapEvent.TableInstalled(Level.PMD, ADDR, 0x41000));
    }

    private static void addFree(List<Event> events) {
        for (Pass pass : Pass.values()) {
            for (boolean none : new boolean[] {false, true}) {
                events.add(new VmemmapEvent.EntryVisited(pass, Level.PMD, ADDR, none));
            }
            events.add(new VmemmapEvent.EntriesScanned(pass, Level.PTE, ADDR, 512, 0));
            events.add(new VmemmapEvent.EntriesScanned(pass, Level.PTE, ADDR, 5, 1));
        }
        for (Range range : Range.values()) {
            events.add(new VmemmapEvent.FreeEntered(range, ADDR, END, false));
            events.add(new VmemmapEvent.TableFreed(range, Level.PTE, ADDR, 0x41000));
            events.add(new VmemmapEvent.FreeReturned(range, ADDR, END, new Visits()));
        }
    }

    private static void addHotplug(List<Event> events) {
        for (Operation operation : OPERATIONS) {
            events.add(new HotplugEvent.OperationBegun(1, operation));
            events.add(new HotplugEvent.OperationEnded(1, operation, 0));
            events.add(new HotplugEvent.OperationEnded(1, operation, Errno.EBUSY));
        }
        for (HotplugEvent.Halt halt : HotplugEvent.Halt.values()) {
            events.add(new HotplugEvent.KernelHalted(1, ADD, halt));
        }
        for (HotplugEvent.Refusal refusal : HotplugEvent.Refusal.values()) {
            events.add(new HotplugEvent.Refused(refusal, 1L << 31));
        }
        events.add(new HotplugEvent.LinearTableTaken(Level.PTE, ADDR, 0x41000));
        events.add(new HotplugEvent.LinearMapped(ADDR, END, 513));
        events.add(new HotplugEvent.SectionAdded(2));
        events.add(new HotplugEvent.SectionFailed(2, Errno.ENOMEM));
        events.add(new HotplugEvent.SectionRemoved(2));
        events.add(new HotplugEvent.SectionsLeftBehind(2, 1));
        events.add(new HotplugEvent.BlockOnlined(0x80000, 262_144, 2));
        events.add(new HotplugEvent.BlockOfflined(0x80000, 262_144, 2));
    }
}
