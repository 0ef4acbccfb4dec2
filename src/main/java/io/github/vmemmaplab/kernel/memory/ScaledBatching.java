package io.github.vmemmaplab.kernel.memory;

/// Refills that double while nothing is freed and a high mark that follows use (mm/page_alloc.c,
/// 6.7 on; read in 6.12).
record ScaledBatching() implements PcpBatching {
    private static final int SCALE_MAX = 5;
    private static final int HIGH_FRACTION = 8;

    private static int clampHigh(PerCpuPages pcp) {
        int high = Math.max(pcp.highMin(), Math.min(pcp.high(), pcp.highMax()));
        pcp.setHigh(high);
        return high;
    }

    @Override
    public int refill(PerCpuPages pcp, Zone zone, int order) {
        int base = pcp.batch();
        int high = clampHigh(pcp);
        if (high < base) {
            return 1;
        }
        int batch = order > 0 ? base : base << pcp.allocFactor();
        if (pcp.highMin() != pcp.highMax() && !zone.hasFlag(Zone.BELOW_HIGH)) {
            high = Math.min(high + batch, pcp.highMax());
            pcp.setHigh(high);
        }
        if (order == 0) {
            int most = Math.max(high - pcp.count() - base, base);
            if (batch <= most && pcp.allocFactor() < SCALE_MAX) {
                pcp.setAllocFactor(pcp.allocFactor() + 1);
            }
            batch = Math.min(batch, most);
        }
        return batch > 1 ? Math.max(batch >> order, 2) : batch;
    }

    @Override
    public void allocating(PerCpuPages pcp) {
        pcp.setFreeFactor(pcp.freeFactor() >> 1);
    }

    @Override
    public int freed(PerCpuPages pcp, Zone zone, int order) {
        pcp.setAllocFactor(pcp.allocFactor() >> 1);
        int batch = pcp.batch();
        if (pcp.freeFactor() < batch << SCALE_MAX) {
            pcp.setFreeFactor(pcp.freeFactor() + (1 << order));
        }
        int high = high(pcp, zone, batch);
        if (pcp.count() < high) {
            return 0;
        }
        if (high < batch) {
            return 1;
        }
        return Math.max(batch, Math.min(pcp.freeFactor(), high - batch));
    }

    private static int high(PerCpuPages pcp, Zone zone, int batch) {
        int high = clampHigh(pcp);
        boolean reclaims = zone.hasFlag(Zone.RECLAIM_ACTIVE);
        if (high == 0 || (!reclaims && pcp.highMin() == pcp.highMax())) {
            return high;
        }
        if (reclaims || zone.hasFlag(Zone.BELOW_HIGH)) {
            pcp.setHigh(Math.max(high - Math.max(pcp.freeFactor(), batch), pcp.highMin()));
            return reclaims
                    ? Math.min(batch << 2, pcp.high())
                    : Math.max(pcp.count(), pcp.highMin());
        }
        int needed = pcp.freeFactor() + batch;
        if (pcp.count() >= high && pcp.high() < needed) {
            pcp.setHigh(Math.max(pcp.highMin(), Math.min(needed, pcp.highMax())));
        }
        return high;
    }

    @Override
    public void decay(PerCpuPages pcp) {
        if (pcp.high() > pcp.highMin()) {
            int sunk = pcp.high() - (pcp.high() >> 3);
            int held = pcp.count() - (pcp.batch() << SCALE_MAX);
            pcp.setHigh(Math.max(Math.max(held, sunk), pcp.highMin()));
        }
    }

    @Override
    public void tune(Zone zone, int pageShift) {
        int batch = PcpBatching.batchSize(zone.managed(), pageShift);
        int min = Math.max((int) (zone.boostedMark(Watermark.LOW) / zone.cpus()), batch << 2);
        int max = Math.max((int) (zone.managed() / HIGH_FRACTION / zone.cpus()), batch << 2);
        for (int cpu = 0; cpu < zone.cpus(); cpu++) {
            PerCpuPages pcp = zone.perCpu(cpu);
            pcp.setBatch(batch);
            pcp.setHighBounds(min, max);
        }
    }
}
