package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.FreeListDump.CpuDump;
import io.github.vmemmaplab.capture.FreeListDump.ListKey;
import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;
import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.CompactionState;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PerCpuPages;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.scenario.BootMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.StartState;
import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.timeline.Timeline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Memory as a real kernel had it when a request's work on the vmemmap began: owners from the page
/// map, free lists in list order from the snapshot.
///
/// What the page map calls free and the snapshot does not list was taken in between; it is laid out
/// as kernel memory. A pageblock's type is the page map's, unless its free blocks have moved to
/// other lists since: then the kernel's own rule for claiming pageblocks says whether it changed.
/// What no snapshot shows (the types of pageblocks that are full, compaction's skip marks and
/// deferral) comes from running the capture's earlier requests in the model.
final class CapturedState implements StartState {
    private final Capture capture;
    private final CaptureCase.Request request;
    private final PageMap pageMap;
    private final FreeListDump dump;
    private final @Nullable PageTableWalk walk;
    private final int[] linearTables;
    private final @Nullable NodeStats stats;

    CapturedState(
            Capture capture,
            CaptureCase.Request request,
            PageMap pageMap,
            FreeListDump dump,
            @Nullable PageTableWalk walk,
            int[] linearTables,
            @Nullable NodeStats stats) {
        this.capture = capture;
        this.request = request;
        this.pageMap = pageMap;
        this.dump = dump;
        this.walk = walk;
        this.linearTables = linearTables.clone();
        this.stats = stats;
    }

    @Override
    public String provenance() {
        return "real positions, from capture " + capture.name();
    }

    @Override
    public Witness witness(Scenario scenario, Timeline run) {
        try {
            boolean same =
                    scenario.policy().equals(capture.caseFile().policy())
                            && scenario.operations()
                                    .equals(List.of(capture.caseFile().operation(request)));
            return same
                    ? CapturedEvents.of(capture, request.n())
                            .map(events -> events.witness(scenario, run))
                            .orElse(new Witness.None())
                    : new Witness.None();
        } catch (IOException e) {
            // A log that cannot be read is no witness; the run itself does not need it.
            return new Witness.None();
        }
    }

    @Override
    public void layOut(Kernel kernel) {
        try {
            Operation operation = capture.caseFile().operation(request);
            reserve(kernel, operation);
            Kernel earlier = capture.before(request.n());
            layOutFrames(kernel);
            if (earlier != null) {
                kernel.memory().inheritPageblockTypes(earlier.memory());
            }
            layOutZones(kernel);
            ReservedFrames reserved = new ReservedFrames(pageMap, kernel.machine().pmdOrder());
            CapturedRanges ranges =
                    new CapturedRanges(
                            kernel, capture, request, dump, walk, linearTables, reserved);
            ranges.placeInZones();
            EarlierLists lists = earlier == null ? listsBefore() : EarlierLists.of(earlier);
            for (ZoneDump zone : dump.zones()) {
                layOutLists(kernel, zone, lists);
            }
            kernel.tables().placeRoot(reserved.page());
            BootMemory.map(
                    kernel, capture.caseFile().bootStart(), capture.caseFile().bootEnd(), reserved);
            ranges.layOut(operation);
            new CapturedCache(kernel, pageMap, stats).layOut();
            new CapturedClock(capture, dump, linearTables.length).set(kernel, request.n());
            if (earlier == null ? firstDeviceNeedsPage(kernel) : slabIsFull(earlier)) {
                kernel.hotplug().devices().fillSlab();
            }
            if (earlier != null) {
                kernel.node().inherit(earlier.node());
                kernel.memory().inheritSkipMarks(earlier.memory());
            }
        } catch (CaptureException e) {
            throw new UncheckedIOException(e);
        }
    }

    // No capture shows how full the slabs are. Each 6.1 kernel had none of the room that the first
    // memory block's device wants; no 6.12 kernel lacked it.
    private static boolean firstDeviceNeedsPage(Kernel kernel) {
        return !kernel.machine().version().isAtLeast(KernelVersion.V6_12);
    }

    private static boolean slabIsFull(Kernel earlier) {
        return earlier.hotplug().devices().isSlabFull();
    }

    private void reserve(Kernel kernel, Operation operation) {
        int shift = kernel.machine().pageShift();
        long end = (operation.start() + operation.size()) >>> shift;
        for (ZoneDump zone : dump.zones()) {
            end = Math.max(end, zone.figure("start", 0) + zone.figure("spanned", 0));
        }
        PageMap.Run last = pageMap.runs().getLast();
        kernel.memory().reserveUpTo((int) Math.max(end, (long) last.start() + last.count()));
    }

    private void layOutFrames(Kernel kernel) {
        PhysicalMemory memory = kernel.memory();
        for (PageMap.Run run : pageMap.runs()) {
            long word = word(run.state());
            for (int pfn = run.start(); pfn < run.start() + run.count(); pfn++) {
                memory.setWord(pfn, word);
                memory.setPageblock(pfn, zoneOf(pfn).ordinal(), Math.max(0, run.type()));
            }
        }
    }

    // The processes of a captured machine lock their memory, and so is its file system in memory;
    // page cache that may be dropped is told apart at the end.
    private static long word(char state) {
        FrameKind kind = kind(state);
        return kind.isMovable() ? FrameWord.unevictable(kind) : FrameWord.used(kind, 0, 0);
    }

    private static FrameKind kind(char state) {
        return switch (state) {
            case 'R' -> FrameKind.RESERVED;
            case 'S' -> FrameKind.SLAB;
            case 'A' -> FrameKind.ANON;
            case 'L' -> FrameKind.FILE;
            default -> FrameKind.KERNEL;
        };
    }

    private Zone.Kind zoneOf(int pfn) {
        for (ZoneDump zone : dump.zones()) {
            long start = zone.figure("start", 0);
            if (pfn >= start && pfn < start + zone.figure("spanned", 0)) {
                return kindOf(zone);
            }
        }
        return Zone.Kind.NORMAL;
    }

    static Zone.Kind kindOf(ZoneDump zone) {
        for (Zone.Kind kind : Zone.Kind.values()) {
            if (kind.kernelName().equals(zone.name())) {
                return kind;
            }
        }
        return Zone.Kind.NORMAL;
    }

    private void layOutZones(Kernel kernel) {
        for (ZoneDump zone : dump.zones()) {
            Zone target = kernel.node().zone(kindOf(zone));
            int start = (int) zone.figure("start", 0);
            target.setSpan(start, start + (int) zone.figure("spanned", 0));
            target.addPages(zone.figure("present", 0), zone.figure("managed", 0));
        }
        kernel.node().setUpWatermarks();
        for (ZoneDump zone : dump.zones()) {
            Zone target = kernel.node().zone(kindOf(zone));
            target.setMarks(zone.figure("min", 0), zone.figure("low", 0), zone.figure("high", 0));
            target.setBoost(zone.figure("boost", 0));
            CompactionState compaction = target.compaction();
            compaction.setMigratePfn(false, (int) zone.figure("mig_pfn_async", 0));
            compaction.setMigratePfn(true, (int) zone.figure("mig_pfn_sync", 0));
            compaction.setFreePfn((int) zone.figure("free_pfn", 0));
        }
    }

    private EarlierLists listsBefore() throws CaptureException {
        PageMap.Run last = pageMap.runs().getLast();
        return EarlierLists.of(
                capture.listsBefore(),
                pageMap.runs().getFirst().start(),
                last.start() + last.count());
    }

    private void layOutLists(Kernel kernel, ZoneDump zone, EarlierLists earlier) {
        Zone target = kernel.node().zone(kindOf(zone));
        PageblockTypes types = new PageblockTypes(kernel, pageMap, earlier);
        Map<Integer, Map<ListKey, List<Integer>>> byOrder = new TreeMap<>();
        zone.lists()
                .forEach((key, pfns) ->
                        byOrder.computeIfAbsent(key.order(), k -> new java.util.LinkedHashMap<>())
                                .put(key, pfns));
        byOrder.values()
                .forEach(lists ->
                        lists.forEach((key, pfns) -> {
                            for (int pfn : pfns) {
                                types.listed(pfn, key.order(), key.type(), target.index());
                                target.freeArea().addTail(pfn, key.order(), key.type());
                            }
                            if (key.type() != MigrateType.ISOLATE.ordinal()) {
                                target.addFreePages((long) pfns.size() << key.order());
                            }
                        }));
        zone.cpus()
                .forEach((cpu, cpuDump) -> layOutCpu(kernel, target.perCpu(cpu), cpuDump, types));
        if (request.n() == 1) {
            for (int table : linearTables) {
                types.takenFor(table, MigrateType.UNMOVABLE.ordinal());
            }
        }
        types.settle();
    }

    private static void layOutCpu(
            Kernel kernel, PerCpuPages pcp, CpuDump dump, PageblockTypes types) {
        Map<String, Long> figures = dump.figures();
        dump.lists()
                .forEach((list, pfns) -> {
                    for (int pfn : pfns) {
                        pcp.addTail(pfn, list);
                        types.heldByCpu(pfn, list % MigrateType.PCPTYPES);
                    }
                });
        pcp.setCount((int) (long) figures.getOrDefault("count", 0L));
        pcp.setHigh((int) (long) figures.getOrDefault("high", 0L));
        pcp.setBatch((int) (long) figures.getOrDefault("batch", 1L));
        pcp.setFreeFactor((int) (long) figures.getOrDefault("free_factor", 0L));
        if (kernel.machine().version().isAtLeast(KernelVersion.V6_12)) {
            pcp.setAllocFactor((int) (long) figures.getOrDefault("alloc_factor", 0L));
            pcp.setHighBounds(
                    (int) (long) figures.getOrDefault("high_min", 0L),
                    (int) (long) figures.getOrDefault("high_max", 0L));
        }
    }
}
