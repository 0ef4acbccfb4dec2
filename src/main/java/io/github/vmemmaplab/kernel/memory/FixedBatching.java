package io.github.vmemmaplab.kernel.memory;

/// Refills of one batch; frees that double while nothing is allocated (mm/page_alloc.c, 5.14 to
/// 6.6).
///
/// 5.9 to 5.11 differ in where the high mark lies (6 batches); the lab uses this rule for them too.
record FixedBatching() implements PcpBatching {
    private static final int SCALE_MAX = 5;

    @Override
    public int refill(PerCpuPages pcp, Zone zone, int order) {
        int batch = pcp.batch();
        return batch > 1 ? Math.max(batch >> order, 2) : batch;
    }

    @Override
    public void allocating(PerCpuPages pcp) {
        int factor = pcp.freeFactor();
        if (factor != 0) {
            pcp.setFreeFactor(factor >> 1);
        }
    }

    @Override
    public int freed(PerCpuPages pcp, Zone zone, int order) {
        boolean freeHigh = pcp.freeFactor() != 0 && order > 0 && order <= PerCpuPages.COSTLY_ORDER;
        int high = freeHigh ? 0 : high(pcp, zone);
        if (pcp.count() < high) {
            return 0;
        }
        if (freeHigh) {
            return pcp.count();
        }
        int batch = pcp.batch();
        if (high < batch) {
            return 1;
        }
        int most = high - batch;
        int scaled = batch << pcp.freeFactor();
        if (scaled < most && pcp.freeFactor() < SCALE_MAX) {
            pcp.setFreeFactor(pcp.freeFactor() + 1);
        }
        return Math.clamp(scaled, batch, Math.max(batch, most));
    }

    private static int high(PerCpuPages pcp, Zone zone) {
        return zone.hasFlag(Zone.RECLAIM_ACTIVE)
                ? Math.min(pcp.batch() << 2, pcp.high())
                : pcp.high();
    }

    @Override
    public void decay(PerCpuPages pcp) {
        // The high mark follows from the watermarks and stays.
    }

    @Override
    public void tune(Zone zone, int pageShift) {
        int batch = PcpBatching.batchSize(zone.managed(), pageShift);
        // The high mark is the low watermark shared among CPUs, so that full lists do not start
        // reclaim.
        int high = Math.max((int) (zone.boostedMark(Watermark.LOW) / zone.cpus()), batch << 2);
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            zone.perCpu(cpu).setBatch(batch);
            zone.perCpu(cpu).setHigh(high);
        }
    }
}
