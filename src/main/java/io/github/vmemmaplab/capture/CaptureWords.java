package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.event.AllocatorEvent;
import io.github.vmemmaplab.kernel.event.AllocatorEvent.StealKind;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Visits;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Pass;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import java.util.List;
import java.util.Locale;

/// Events in the words of a capture's log, one line each; what the log has no word for gives none.
final class CaptureWords {
    private final int policy;

    /// Words for a run under `policy`, which the instrumented kernel logs as a number.
    CaptureWords(VmemmapPolicy policy) {
        this.policy =
                switch (policy) {
                    case VmemmapPolicy.Original p -> 0;
                    case VmemmapPolicy.PostedV1 p -> 1;
                    case VmemmapPolicy.PerSection p -> 2;
                    case VmemmapPolicy.UnmapRebuild p -> 3;
                    case VmemmapPolicy.Generic p -> 4;
                    case VmemmapPolicy.X86HugePages p -> 4;
                };
    }

    /// {@return the lines that the instrumented kernel would have written for `event`}
    List<String> of(Event event) {
        return switch (event) {
            case AllocatorEvent allocator -> allocator(allocator);
            case VmemmapEvent vmemmap -> vmemmap(vmemmap);
            case HotplugEvent hotplug -> hotplug(hotplug);
        };
    }

    private static List<String> allocator(AllocatorEvent event) {
        return switch (event) {
            case AllocatorEvent.BlockTaken e ->
                    List.of(
                            "RMQ zone=%s order=%d from=%d mt=%d pfn=%x"
                                    .formatted(
                                            zone(e.zone()),
                                            e.order(),
                                            e.fromOrder(),
                                            e.type().ordinal(),
                                            e.pfn()));
            case AllocatorEvent.BlockStolen e -> List.of(stolen(e));
            case AllocatorEvent.BlockAllocated e ->
                    List.of("ALLOC_BLOCK order=%d pfn=%x ok=1".formatted(e.order(), e.pfn()));
            case AllocatorEvent.AllocationFailed e ->
                    List.of("ALLOC_BLOCK order=%d pfn=0 ok=0".formatted(e.failure().order()));
            case AllocatorEvent.ClaimRefused e ->
                    List.of(
                            "CLAIM_REFUSED zone=%s order=%d current_order=%d pfn=%x free_pages=%d alike_pages=%d"
                                    .formatted(
                                            zone(e.zone()),
                                            e.order(),
                                            e.currentOrder(),
                                            e.pfn(),
                                            e.freePages(),
                                            e.alikePages()));
            case AllocatorEvent.PerCpuDrained e -> List.of();
            case AllocatorEvent.WarnedOnce e -> List.of();
            case AllocatorEvent.PageMigrated e -> List.of();
            case AllocatorEvent.CompactionEnded e -> List.of();
            case AllocatorEvent.OutOfMemory e -> List.of();
            case AllocatorEvent.OomKilled e -> List.of("OOM_KILL pages=" + e.pages());
            case AllocatorEvent.PageReclaimed e -> List.of();
            case AllocatorEvent.DirectReclaimEnded e -> List.of();
            case AllocatorEvent.KswapdEnded e -> List.of();
        };
    }

    private static String stolen(AllocatorEvent.BlockStolen e) {
        String kind =
                switch (e.kind()) {
                    case FALLBACK -> "";
                    case CLAIM -> "kind=claim whole=0 ";
                    case CLAIM_WHOLE -> "kind=claim whole=1 ";
                    case STEAL -> "kind=steal whole=0 ";
                };
        String line =
                "STEAL %szone=%s order=%d current_order=%d start_mt=%d fallback_mt=%d can_steal=1 pfn=%x"
                        .formatted(
                                kind,
                                zone(e.zone()),
                                e.order(),
                                e.currentOrder(),
                                e.start().ordinal(),
                                e.fallback().ordinal(),
                                e.pfn());
        return e.kind() == StealKind.CLAIM
                ? line
                        + " free_pages=%d movable_pages=%d alike_pages=%d boost=%d"
                                .formatted(
                                        e.freePages(), e.movablePages(), e.alikePages(), e.boost())
                : line;
    }

    private List<String> vmemmap(VmemmapEvent event) {
        return switch (event) {
            case VmemmapEvent.PopulateEntered e ->
                    List.of(
                            "POPULATE_ENTRY start=%x end=%x altmap=%d policy=%d"
                                    .formatted(e.start(), e.end(), flag(e.altmap()), policy));
            case VmemmapEvent.PopulateReturned e ->
                    List.of(
                            "POPULATE_EXIT start=%x end=%x ret=%d"
                                    .formatted(e.start(), e.end(), e.result()));
            case VmemmapEvent.SlotTried e ->
                    List.of(
                            "PMD_TRY addr=%x next=%x altmap=%d"
                                    .formatted(e.addr(), e.next(), flag(e.altmap())));
            case VmemmapEvent.SlotGotBlock e ->
                    List.of("PMD_OK addr=%x pfn=%x".formatted(e.addr(), e.pfn()));
            case VmemmapEvent.SlotMapped e ->
                    List.of("PMD_SET_HUGE addr=%x pfn=%x".formatted(e.addr(), e.pfn()));
            case VmemmapEvent.SlotPresent e -> List.of("PMD_PRESENT addr=%x".formatted(e.addr()));
            case VmemmapEvent.SlotFailed e -> List.of("PMD_FAIL addr=%x pfn=0".formatted(e.addr()));
            case VmemmapEvent.RemedyChosen e ->
                    List.of(
                            "POLICY %s start=%x end=%x"
                                    .formatted(
                                            e.remedy().name().toLowerCase(Locale.ROOT),
                                            e.start(),
                                            e.end()));
            case VmemmapEvent.BasePagesEntered e ->
                    List.of("BASEPAGES_ENTRY start=%x end=%x".formatted(e.start(), e.end()));
            case VmemmapEvent.BasePageMapped e ->
                    List.of(
                            "BASEPAGE addr=%x pfn=%x altmap=%d"
                                    .formatted(e.addr(), e.pfn(), flag(e.altmap())));
            case VmemmapEvent.BasePagesReturned e ->
                    List.of(
                            "BASEPAGES_EXIT start=%x end=%x ret=%d"
                                    .formatted(e.start(), e.end(), e.result()));
            case VmemmapEvent.TableInstalled e ->
                    List.of(
                            "PGTABLE level=%s addr=%x pfn=%x"
                                    .formatted(lower(e.level()), e.addr(), e.pfn()));
            case VmemmapEvent.FreeEntered e ->
                    List.of(
                            e.range() == Range.VMEMMAP
                                    ? "VMEMMAP_FREE_ENTRY start=%x end=%x altmap=%d"
                                            .formatted(e.start(), e.end(), flag(e.altmap()))
                                    : "LINEAR_UNMAP_ENTRY start=%x end=%x"
                                            .formatted(e.start(), e.end()));
            case VmemmapEvent.EntryVisited e -> List.of();
            case VmemmapEvent.EntriesScanned e -> List.of();
            case VmemmapEvent.MemoryFreed e ->
                    List.of(
                            "FREE_MEM pfn=%x order=%d altmap=%d"
                                    .formatted(e.pfn(), e.order(), flag(e.altmap())));
            case VmemmapEvent.TableFreed e ->
                    List.of("FREE_PGTABLE pfn=%x order=0 altmap=0".formatted(e.pfn()));
            case VmemmapEvent.FreeReturned e -> freed(e);
        };
    }

    private static List<String> freed(VmemmapEvent.FreeReturned e) {
        String prefix = e.range() == Range.VMEMMAP ? "VMEMMAP_FREE" : "LINEAR_UNMAP";
        List<String> lines = new java.util.ArrayList<>();
        for (Pass pass : Pass.values()) {
            for (Level level : Level.values()) {
                addVisit(lines, prefix, e.visits(), pass, level);
            }
        }
        lines.add("%s_EXIT start=%x end=%x".formatted(prefix, e.start(), e.end()));
        return lines;
    }

    private static void addVisit(
            List<String> lines, String prefix, Visits visits, Pass pass, Level level) {
        long none = visits.none(pass, level);
        long mapped = visits.mapped(pass, level);
        if (none + mapped > 0) {
            String phase =
                    switch (pass) {
                        case UNMAP -> "unmap";
                        case FREE_EMPTY -> "free_empty";
                        case RESCAN -> "free_empty_rescan";
                    };
            lines.add(
                    "%s_VISIT phase=%s level=%s none=%d mapped=%d"
                            .formatted(prefix, phase, lower(level), none, mapped));
        }
    }

    private static List<String> hotplug(HotplugEvent event) {
        return switch (event) {
            case HotplugEvent.OperationBegun e ->
                    List.of(
                            "BEGIN %s start=%x size=%x"
                                    .formatted(
                                            name(e.operation()),
                                            e.operation().start(),
                                            e.operation().size()));
            case HotplugEvent.OperationEnded e -> List.of("END rc=" + e.result());
            case HotplugEvent.LinearTableTaken e ->
                    List.of("LINEAR_PGTABLE level=%s pfn=%x".formatted(lower(e.level()), e.pfn()));
            // The kernel's log breaks off there: no END line, no return code.
            case HotplugEvent.KernelHalted e -> List.of("HALT " + lower(e.halt()));
            case HotplugEvent.Refused e -> List.of();
            case HotplugEvent.LinearMapped e -> List.of();
            case HotplugEvent.SectionAdded e -> List.of();
            case HotplugEvent.SectionFailed e -> List.of();
            case HotplugEvent.SectionRemoved e -> List.of();
            case HotplugEvent.SectionsLeftBehind e -> List.of();
            case HotplugEvent.BlockOnlined e -> List.of();
            case HotplugEvent.BlockOfflined e -> List.of();
        };
    }

    private static String name(Operation operation) {
        return switch (operation) {
            case Operation.Add add -> "add";
            case Operation.Remove remove -> "remove";
            case Operation.Online online -> "online";
            case Operation.Offline offline -> "offline";
        };
    }

    private static String zone(int index) {
        return Zone.Kind.values()[index].kernelName();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }
}
