package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// What a zone remembers of compaction between runs: where the scanners stopped, and how long to
/// leave it alone after a failure (`compact_*` fields of `struct zone`, include/linux/mmzone.h).
public final class CompactionState {
    /// The most that the deferral shift grows to.
    static final int MAX_DEFER_SHIFT = 6;

    private static final int ASYNC_PFN = 0;
    private static final int SYNC_PFN = 1;
    private static final int FREE_PFN = 2;
    private static final int INIT_MIGRATE_PFN = 3;
    private static final int INIT_FREE_PFN = 4;
    private static final int SKIP_FLUSH = 5;
    private static final int CONSIDERED = 6;
    private static final int DEFER_SHIFT = 7;
    private static final int ORDER_FAILED = 8;
    private static final int FIELDS = 9;

    private final Registers registers;
    private final int base;

    CompactionState(Registers registers) {
        this.registers = registers;
        base = registers.reserve(FIELDS);
    }

    /// {@return where the migrate scanner starts; asynchronous and synchronous runs have a place
    /// each}
    public int migratePfn(boolean sync) {
        return (int) registers.get(base + (sync ? SYNC_PFN : ASYNC_PFN));
    }

    /// Sets {@link #migratePfn}.
    public void setMigratePfn(boolean sync, int pfn) {
        registers.set(base + (sync ? SYNC_PFN : ASYNC_PFN), pfn);
    }

    /// {@return where the free scanner starts}
    public int freePfn() {
        return (int) registers.get(base + FREE_PFN);
    }

    /// Sets {@link #freePfn}.
    public void setFreePfn(int pfn) {
        registers.set(base + FREE_PFN, pfn);
    }

    int initMigratePfn() {
        return (int) registers.get(base + INIT_MIGRATE_PFN);
    }

    int initFreePfn() {
        return (int) registers.get(base + INIT_FREE_PFN);
    }

    void setInitPfns(int migrate, int free) {
        registers.set(base + INIT_MIGRATE_PFN, migrate);
        registers.set(base + INIT_FREE_PFN, free);
    }

    boolean wantsSkipFlush() {
        return registers.get(base + SKIP_FLUSH) != 0;
    }

    void setSkipFlush(boolean wanted) {
        registers.set(base + SKIP_FLUSH, wanted ? 1 : 0);
    }

    /// {@return whether a request of `order` leaves the zone alone this time; counts the request
    /// (`compaction_deferred`)}
    boolean isDeferred(int order) {
        if (order < registers.get(base + ORDER_FAILED)) {
            return false;
        }
        long limit = 1L << registers.get(base + DEFER_SHIFT);
        long considered = Math.min(registers.get(base + CONSIDERED) + 1, limit);
        registers.set(base + CONSIDERED, considered);
        return considered < limit;
    }

    /// {@return whether the longest deferral has just ended (`compaction_restarting`)}
    boolean isRestarting(int order) {
        long shift = registers.get(base + DEFER_SHIFT);
        return order >= registers.get(base + ORDER_FAILED)
                && shift == MAX_DEFER_SHIFT
                && registers.get(base + CONSIDERED) >= 1L << shift;
    }

    /// A run failed: leave the zone alone for twice as many requests as last time
    /// (`defer_compaction`).
    void defer(int order) {
        registers.set(base + CONSIDERED, 0);
        registers.set(
                base + DEFER_SHIFT,
                Math.min(registers.get(base + DEFER_SHIFT) + 1, MAX_DEFER_SHIFT));
        registers.set(base + ORDER_FAILED, Math.min(registers.get(base + ORDER_FAILED), order));
    }

    /// Takes over what an earlier state of the zone remembers and no dump of it shows: the deferral
    /// and where the last whole run began; the scanners' places stay.
    void inherit(CompactionState earlier) {
        for (int field = INIT_MIGRATE_PFN; field < FIELDS; field++) {
            registers.set(base + field, earlier.registers.get(earlier.base + field));
        }
    }

    /// A run succeeded, or is thought to have (`compaction_defer_reset`).
    void resetDeferral(int order, boolean allocated) {
        if (allocated) {
            registers.set(base + CONSIDERED, 0);
            registers.set(base + DEFER_SHIFT, 0);
        }
        registers.set(
                base + ORDER_FAILED, Math.max(registers.get(base + ORDER_FAILED), order + 1L));
    }
}
