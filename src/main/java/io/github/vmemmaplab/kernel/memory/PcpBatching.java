package io.github.vmemmaplab.kernel.memory;

/// How many pages move between a per-cpu list and the buddy lists at a time: the part of
/// mm/page_alloc.c that 6.7 rewrote.
sealed interface PcpBatching permits FixedBatching, ScaledBatching {

    /// {@return how many blocks of `order` a refill asks for}
    int refill(PerCpuPages pcp, Zone zone, int order);

    /// Notes that a page is being allocated.
    void allocating(PerCpuPages pcp);

    /// Notes that a block of `order` was put on its list.
    ///
    /// @return how many pages to give back to the buddy lists, 0 for none
    int freed(PerCpuPages pcp, Zone zone, int order);

    /// Lets the high mark sink, as it does each second.
    void decay(PerCpuPages pcp);

    /// Sets batch and high marks for a zone whose size or marks changed
    /// (`zone_set_pageset_high_and_batch`).
    void tune(Zone zone, int pageShift);

    /// {@return pages to move at a time for a zone: about a thousandth, at most 1 MiB, as 2^n - 1
    /// (`zone_batchsize`)}
    static int batchSize(long managed, int pageShift) {
        long batch = Math.min(managed >> 10, (1 << 20) >> pageShift) / 4;
        batch = Math.max(batch, 1);
        return (int) Math.max(Long.highestOneBit(batch + batch / 2) - 1, 1);
    }
}
