package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.KswapdEnded;
import io.github.vmemmaplab.kernel.event.EventSink;

/// The page-out daemon: woken by requests that find too little free, it drops page cache until some
/// zone is above its high mark again (`kswapd`, `balance_pgdat`, mm/vmscan.c).
///
/// Departures: it runs wherever the task that woke it offers the CPU, where the kernel's scheduler
/// decides; and it does not wake kcompactd.
final class Kswapd {
    private static final int LEAST_PRIORITY_FOR_BOOST = ScanControl.DEFAULT_PRIORITY - 2;

    private final PhysicalMemory memory;
    private final Node node;
    private final KswapdState state;
    private final Reclaim reclaim;
    private final EventSink events;

    Kswapd(PhysicalMemory memory, Node node, Reclaim reclaim, EventSink events) {
        this.memory = memory;
        this.node = node;
        state = node.kswapd();
        this.reclaim = reclaim;
        this.events = events;
    }

    /// Asks for room for a request of `order`, unless there is room or no hope (`wakeup_kswapd`).
    void wake(GfpFlags gfp, int order) {
        state.request(order, gfp.highestZone());
        boolean needed = !isBalanced(order, gfp.highestZone()) || boost(gfp.highestZone()) > 0;
        if (needed && !state.isHopeless()) {
            state.setWoken(true);
        }
    }

    /// Runs until it can sleep, if it was woken.
    void runIfWoken() {
        if (!state.isWoken()) {
            return;
        }
        state.setWoken(false);
        int highestZone = state.highestZone();
        int order;
        do {
            int wanted = state.takeOrder();
            int reached = balance(wanted, highestZone);
            // What was asked for could not be had; nothing more is asked for.
            order = reached < wanted ? reached : state.order();
        } while (!maySleep(order, highestZone));
        forgetSkipMarks();
    }

    // (`prepare_kswapd_sleep`)
    private boolean maySleep(int order, int highestZone) {
        return state.isHopeless() || isBalanced(order, highestZone);
    }

    // Pages have come and gone: compaction may look at every pageblock again
    // (`reset_isolation_suitable`).
    private void forgetSkipMarks() {
        for (Zone zone : node.populated()) {
            new SkipMarks(memory, zone).reset();
        }
    }

    private boolean isBalanced(int order, int highestZone) {
        for (int i = 0; i <= highestZone; i++) {
            Zone zone = node.zone(i);
            if (zone.isPopulated()
                    && PageAllocator.isWatermarkOk(
                            zone, order, zone.boostedMark(Watermark.HIGH), highestZone)) {
                return true;
            }
        }
        return false;
    }

    private long boost(int highestZone) {
        long boost = 0;
        for (int i = 0; i <= highestZone; i++) {
            boost += node.zone(i).boost();
        }
        return boost;
    }

    /// {@return the order that it worked for at last: 0 once twice what was asked for has been
    /// dropped}
    private int balance(int order, int highestZone) {
        ScanControl sc = new ScanControl(order, highestZone, true);
        setReclaimActive(highestZone, true);
        long scanned = shrinkUntilBalanced(sc);
        setReclaimActive(highestZone, false);
        for (int i = 0; i <= highestZone; i++) {
            node.zone(i).setBoost(0);
        }
        events.on(new KswapdEnded(order, (int) scanned, (int) sc.reclaimed));
        return sc.order;
    }

    // Boosts are worked off in a node that is balanced; one that is not is balanced first.
    private long shrinkUntilBalanced(ScanControl sc) {
        long boost = boost(sc.highestZone);
        long scanned = 0;
        while (sc.priority >= 1) {
            boolean balanced = isBalanced(sc.order, sc.highestZone);
            if (!balanced && boost > 0) {
                boost = 0;
                sc.priority = ScanControl.DEFAULT_PRIORITY;
            }
            if (balanced && boost == 0) {
                return scanned;
            }
            long before = sc.reclaimed;
            boolean enough = shrink(sc);
            scanned += sc.scanned;
            long progress = sc.reclaimed - before;
            boost -= Math.min(boost, progress);
            if (boost > 0 && progress == 0) {
                break;
            }
            boolean gently = boost > 0 && sc.priority == LEAST_PRIORITY_FOR_BOOST;
            if (progress == 0 || (!enough && !gently)) {
                sc.priority--;
            }
        }
        if (sc.reclaimed == 0) {
            state.setFailures(state.failures() + 1);
        }
        return scanned;
    }

    // (`kswapd_shrink_node`)
    private boolean shrink(ScanControl sc) {
        sc.scanned = 0;
        sc.toReclaim = 0;
        for (int i = 0; i <= sc.highestZone; i++) {
            Zone zone = node.zone(i);
            if (zone.isPopulated()) {
                sc.toReclaim += Math.max(zone.boostedMark(Watermark.HIGH), ScanControl.CLUSTER);
            }
        }
        reclaim.shrinkNode(sc);
        if (sc.order > 0 && sc.reclaimed >= Compaction.gap(sc.order)) {
            sc.order = 0;
        }
        return sc.scanned >= sc.toReclaim;
    }

    private void setReclaimActive(int highestZone, boolean active) {
        for (int i = 0; i <= highestZone; i++) {
            node.zone(i).setFlag(Zone.RECLAIM_ACTIVE, active && node.zone(i).isPopulated());
        }
    }
}
