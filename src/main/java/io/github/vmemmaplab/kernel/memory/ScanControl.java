package io.github.vmemmaplab.kernel.memory;

/// One run of reclaim: what it is for and how far it is (`struct scan_control`, mm/vmscan.c).
final class ScanControl {
    /// Where runs begin: each scan looks at a 2^12th of the list.
    static final int DEFAULT_PRIORITY = 12;

    /// Pages that are looked at in one go, and what a request wants to have dropped
    /// (`SWAP_CLUSTER_MAX`).
    static final int CLUSTER = 32;

    final int highestZone;
    final boolean byKswapd;
    int order;
    int priority = DEFAULT_PRIORITY;
    long toReclaim = CLUSTER;
    long scanned;
    long reclaimed;

    ScanControl(int order, int highestZone, boolean byKswapd) {
        this.order = order;
        this.highestZone = highestZone;
        this.byKswapd = byKswapd;
    }

    /// {@return whether pages are dropped so that compaction has room to work
    /// (`in_reclaim_compaction`)}
    boolean isForCompaction() {
        return order > PerCpuPages.COSTLY_ORDER || (order > 0 && priority < DEFAULT_PRIORITY - 2);
    }
}
