package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.state.Registers;

import java.util.ArrayList;
import java.util.List;

/// The one memory node: its zones, the order in which requests try them, and the watermarks that
/// follow from their sizes (`struct pglist_data`; `init_per_zone_wmark_min`, mm/page_alloc.c).
public final class Node {
    private static final int[] RESERVE_RATIO = {256, 256, 32};
    private static final int SCALE_FACTOR = 10;
    private static final int KIB_SHIFT = 10;

    private final Zone[] zones;
    private final Machine machine;
    private final PcpBatching batching;
    private final Lruvec lruvec;
    private final KswapdState kswapd;

    /// Zones of a machine, all empty.
    public Node(Machine machine, PhysicalMemory memory, Registers registers) {
        this.machine = machine;
        lruvec = new Lruvec(memory, registers);
        kswapd = new KswapdState(registers);
        batching =
                machine.version().isAtLeast(KernelVersion.V6_12)
                        ? new ScaledBatching()
                        : new FixedBatching();
        // Lists beyond order 0 came with 5.14.
        boolean multiOrder = machine.version().isAtLeast(KernelVersion.V6_1);
        int costlyOrder = multiOrder ? PerCpuPages.COSTLY_ORDER : 0;
        int hugeOrder =
                multiOrder && machine.transparentHugePages() ? machine.pageblockOrder() : -1;
        zones = new Zone[Zone.Kind.values().length];
        for (Zone.Kind kind : Zone.Kind.values()) {
            zones[kind.ordinal()] =
                    new Zone(
                            kind,
                            memory,
                            registers,
                            machine.maxOrder(),
                            machine.cpus(),
                            costlyOrder,
                            hugeOrder);
        }
    }

    /// {@return the page cache that reclaim may drop}
    public Lruvec lruvec() {
        return lruvec;
    }

    /// {@return what is remembered of kswapd}
    public KswapdState kswapd() {
        return kswapd;
    }

    PcpBatching batching() {
        return batching;
    }

    /// {@return the zone with this index}
    public Zone zone(int index) {
        return zones[index];
    }

    /// {@return the zone of this kind}
    public Zone zone(Zone.Kind kind) {
        return zones[kind.ordinal()];
    }

    /// {@return the zones that hold any page, lowest first}
    public List<Zone> populated() {
        List<Zone> populated = new ArrayList<>();
        for (Zone zone : zones) {
            if (zone.isPopulated()) {
                populated.add(zone);
            }
        }
        return populated;
    }

    /// {@return free pages of all zones}
    public long freePages() {
        long sum = 0;
        for (Zone zone : zones) {
            sum += zone.freePages();
        }
        return sum;
    }

    /// Takes over what the zones of an earlier state remember and no dump of their lists shows.
    public void inherit(Node earlier) {
        for (Zone zone : zones) {
            zone.inherit(earlier.zones[zone.index()]);
        }
        kswapd.setFailures(earlier.kswapd.failures());
    }

    /// Computes marks, reserves and per-cpu limits anew, as at boot and after memory came or went.
    public void setUpWatermarks() {
        long minPages = minFreeKib() >> (machine.pageShift() - KIB_SHIFT);
        long managed = 0;
        for (Zone zone : zones) {
            managed += zone.managed();
        }
        for (Zone zone : zones) {
            long min = managed == 0 ? 0 : minPages * zone.managed() / managed;
            long gap =
                    Math.max(
                            min >> 2,
                            zone.managed() / 10000 * SCALE_FACTOR
                                    + zone.managed() % 10000 * SCALE_FACTOR / 10000);
            zone.setBoost(0);
            zone.setMarks(min, min + gap, min + 2 * gap);
        }
        setUpReserves();
        for (Zone zone : populated()) {
            batching.tune(zone, machine.pageShift());
        }
    }

    private long minFreeKib() {
        long buffer = 0;
        int populated = 0;
        for (Zone zone : zones) {
            // Movable memory is no use to the kernel's own buffers.
            if (zone.kind() != Zone.Kind.MOVABLE) {
                buffer += Math.max(0, zone.managed() - zone.boostedMark(Watermark.HIGH));
            }
            populated += zone.isPopulated() && zone.kind() != Zone.Kind.MOVABLE ? 1 : 0;
        }
        long kib = buffer << (machine.pageShift() - KIB_SHIFT);
        long min = Math.clamp((long) Math.sqrt(kib * 16.0), 128, 262144);
        if (!machine.transparentHugePages()) {
            return min;
        }
        // khugepaged wants a few free pageblocks in each zone, so that types need not mix.
        long wanted = (1L << machine.pageblockOrder()) * populated * (2 + 9);
        return Math.max(min, Math.min(wanted, buffer / 20) << (machine.pageShift() - KIB_SHIFT));
    }

    private void setUpReserves() {
        for (int low = 0; low < zones.length - 1; low++) {
            long above = 0;
            for (int high = low + 1; high < zones.length; high++) {
                above += zones[high].managed();
                zones[low].setLowmemReserve(
                        high, zones[low].managed() == 0 ? 0 : above / RESERVE_RATIO[low]);
            }
        }
    }
}
