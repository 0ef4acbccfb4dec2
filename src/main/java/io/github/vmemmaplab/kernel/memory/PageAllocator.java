package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.state.Registers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The page allocator's front: `alloc_pages`, `get_page_from_freelist`, `rmqueue`, `free_pages`
/// (mm/page_alloc.c).
///
/// A request is first tried against the low watermark; what cannot be had goes through the {@link
/// SlowPath}. Requests run on CPU 0. PFNs are returned, or {@link #NONE}.
public final class PageAllocator {
    /// No page.
    public static final int NONE = -1;

    private final PhysicalMemory memory;
    private final Node node;
    private final boolean looksAtHighFirst;
    private final Buddy buddy;
    private final Fallback fallback;
    private final PerCpuAllocator perCpu;
    private final SlowPath slowPath;
    private final VmstatWorker vmstat;

    /// The allocator of a node.
    public PageAllocator(
            Machine machine,
            PhysicalMemory memory,
            Node node,
            Registers registers,
            EventSink events) {
        this.memory = memory;
        this.node = node;
        looksAtHighFirst = machine.version().isAtLeast(KernelVersion.V6_12);
        boolean claims = machine.version().isAtLeast(KernelVersion.V6_12);
        buddy = new Buddy(memory, events, machine.maxOrder(), claims);
        WatermarkBoost boost =
                new WatermarkBoost(machine.watermarkBoostFactor(), 1 << machine.pageblockOrder());
        fallback =
                claims
                        ? new ClaimThenSteal(memory, buddy, boost, events)
                        : new LargestFallback(memory, buddy, boost, events);
        perCpu = new PerCpuAllocator(memory, buddy, fallback, node.batching(), claims, events);
        vmstat = new VmstatWorker(node, perCpu, registers);
        Compaction compaction = new Compaction(memory, node, buddy, this, machine, events);
        OomKiller oomKiller = new OomKiller(machine, memory, node, this, events);
        Reclaim reclaim = new Reclaim(memory, node, this, claims, events);
        Kswapd kswapd = new Kswapd(memory, node, reclaim, events);
        slowPath = new SlowPath(this, node, compaction, reclaim, kswapd, oomKiller, events);
    }

    /// A request of the hot-plug core begins: what the kernel does in the background falls due.
    public void requestBegins() {
        vmstat.becomeDue();
    }

    /// Says of a start state that what runs each second has just run.
    public void backgroundHasJustRun() {
        vmstat.hasJustRun();
    }

    /// The request gives way to others (`cond_resched`).
    void giveWay() {
        vmstat.runIfDue();
    }

    /// Allocates a block of `order` and gives it to `owner` (a {@linkplain FrameWord#used used}
    /// word).
    ///
    /// @return its PFN, or {@link #NONE}; then {@link SlowPath} has told why
    /// @throws KernelHalt where a small request may not fail and nobody may be killed for it
    public int allocate(GfpFlags gfp, int order, long owner) {
        int pfn = fromFreeLists(gfp, order, Watermark.LOW);
        if (pfn == NONE) {
            pfn = slowPath.allocate(gfp, order);
        }
        if (pfn != NONE) {
            memory.setWord(pfn, FrameWord.withOrder(owner, order));
        }
        return pfn;
    }

    /// {@return why the last request that failed did, or null if none has}
    public @Nullable AllocationFailure lastFailure() {
        return slowPath.lastFailure();
    }

    /// Gives a block back (`__free_pages`).
    public void free(int pfn, int order) {
        free(pfn, order, 0);
    }

    /// Gives a block back from a task that runs on `cpu`.
    public void free(int pfn, int order, int cpu) {
        Zone zone = node.zone(memory.zoneOf(pfn));
        if (zone.perCpu(cpu).allows(order)) {
            perCpu.free(zone, cpu, pfn, order);
        } else {
            buddy.freeOne(zone, pfn, order, memory.pageblockType(pfn), false);
        }
    }

    /// Gives a block to the buddy lists, at the tail, as new memory comes (`__free_pages_core`,
    /// 5.10 on).
    public void freeToTail(int pfn, int order) {
        buddy.freeOne(node.zone(memory.zoneOf(pfn)), pfn, order, memory.pageblockType(pfn), true);
    }

    /// Gives a block to the buddy lists as an ordinary free, past the per-cpu lists (new memory up
    /// to 5.9).
    public void freeToHead(int pfn, int order) {
        buddy.freeOne(node.zone(memory.zoneOf(pfn)), pfn, order, memory.pageblockType(pfn), false);
    }

    /// Tries every allowed zone, highest first, that stays above its mark.
    int fromFreeLists(GfpFlags gfp, int order, Watermark mark) {
        boolean noFragment = mark == Watermark.LOW && avoidsFragmentation(gfp);
        int pfn = fromZones(gfp, order, mark, noFragment);
        return pfn == NONE && noFragment ? fromZones(gfp, order, mark, false) : pfn;
    }

    private int fromZones(GfpFlags gfp, int order, Watermark mark, boolean noFragment) {
        for (int i = gfp.highestZone(); i >= 0; i--) {
            Zone zone = node.zone(i);
            if (zone.isPopulated() && mayTake(zone, gfp, order, mark)) {
                int pfn = take(zone, gfp.type().ordinal(), order, noFragment);
                if (pfn != NONE) {
                    return pfn;
                }
            }
        }
        return NONE;
    }

    private boolean mayTake(Zone zone, GfpFlags gfp, int order, Watermark mark) {
        if (looksAtHighFirst && !zone.hasFlag(Zone.BELOW_HIGH)) {
            if (isWatermarkOk(zone, order, zone.boostedMark(Watermark.HIGH), gfp.highestZone())) {
                return true;
            }
            zone.setFlag(Zone.BELOW_HIGH, true);
        }
        return isWatermarkOk(zone, order, zone.boostedMark(mark), gfp.highestZone());
    }

    /// {@return whether a request of `order` leaves the zone above `mark` and a large enough block
    /// is listed (`__zone_watermark_ok`)}
    static boolean isWatermarkOk(Zone zone, int order, long mark, int highestZone) {
        return isWatermarkOk(zone, order, mark, highestZone, zone.freePages());
    }

    /// {@return the same if `pages` were free}
    static boolean isWatermarkOk(Zone zone, int order, long mark, int highestZone, long pages) {
        long free = pages - ((1L << order) - 1);
        if (free <= mark + zone.lowmemReserve(highestZone)) {
            return false;
        }
        return order == 0 || zone.largestFreeOrder() >= order;
    }

    private int take(Zone zone, int type, int order, boolean noFragment) {
        int pfn;
        if (zone.perCpu(0).allows(order)) {
            pfn = perCpu.allocate(zone, 0, order, type, noFragment);
        } else {
            fallback.begin();
            pfn = fallback.take(zone, order, type, noFragment);
        }
        zone.setFlag(Zone.BOOSTED, false);
        return pfn;
    }

    // Fragmenting is avoided first where a lower zone could serve instead.
    private boolean avoidsFragmentation(GfpFlags gfp) {
        return node.zone(Zone.Kind.DMA32).isPopulated()
                && node.zone(Zone.Kind.NORMAL).isPopulated()
                && gfp.highestZone() >= Zone.Kind.NORMAL.ordinal();
    }

    /// Gives this CPU's pages of one zone back to the buddy lists (`drain_local_pages`).
    void drainLocal(Zone zone) {
        perCpu.drain(zone, 0);
    }

    /// Runs `work` while the zone's per-cpu lists are empty and every page that is freed goes on to
    /// the buddy lists (`zone_pcp_disable`, `zone_pcp_enable`).
    ///
    /// @return what `work` returns
    public boolean withoutPerCpuLists(Zone zone, BooleanSupplier work) {
        List<PerCpuPages.Limits> limits = new ArrayList<>();
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            PerCpuPages pcp = zone.perCpu(cpu);
            limits.add(pcp.limits());
            pcp.setLimits(new PerCpuPages.Limits(0, 1, 0, 0));
            perCpu.drain(zone, cpu);
        }
        boolean result = work.getAsBoolean();
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            zone.perCpu(cpu).setLimits(limits.get(cpu));
        }
        return result;
    }

    /// Gives every CPU's pages back to the buddy lists (`drain_all_pages`).
    public void drainAllPages() {
        for (Zone zone : node.populated()) {
            for (int cpu = 0; cpu < zone.cpus(); cpu++) {
                perCpu.drain(zone, cpu);
            }
        }
    }
}
