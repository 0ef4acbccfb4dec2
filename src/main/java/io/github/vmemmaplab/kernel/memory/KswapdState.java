package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// What a node remembers of kswapd between its runs (`kswapd_*` fields of `struct pglist_data`,
/// include/linux/mmzone.h), and how many pages reclaim has dropped.
///
/// A new node's kswapd has given up, as it has on any machine without page cache that was ever
/// short of memory; a start state that knows better {@linkplain #setFailures says so}.
public final class KswapdState {
    /// Runs without progress after which kswapd leaves the node to direct reclaim
    /// (`MAX_RECLAIM_RETRIES`).
    public static final int MAX_FAILURES = 16;

    private static final int FAILURES = 0;
    private static final int ORDER = 1;
    private static final int HIGHEST_ZONE = 2;
    private static final int WOKEN = 3;
    private static final int STOLEN = 4;
    private static final int FIELDS = 6;

    private final Registers registers;
    private final int base;

    KswapdState(Registers registers) {
        this.registers = registers;
        base = registers.reserve(FIELDS);
        setFailures(MAX_FAILURES);
    }

    /// {@return runs in a row that dropped nothing (`kswapd_failures`)}
    public int failures() {
        return (int) registers.get(base + FAILURES);
    }

    /// Sets {@link #failures}.
    public void setFailures(int failures) {
        registers.set(base + FAILURES, failures);
    }

    /// {@return whether kswapd has given up}
    public boolean isHopeless() {
        return failures() >= MAX_FAILURES;
    }

    /// {@return whether kswapd waits for the CPU}
    public boolean isWoken() {
        return registers.get(base + WOKEN) != 0;
    }

    /// {@return pages that kswapd (`pgsteal_kswapd`) or requests themselves (`pgsteal_direct`) have
    /// dropped}
    public long stolen(boolean byKswapd) {
        return registers.get(base + STOLEN + (byKswapd ? 1 : 0));
    }

    void countStolen(boolean byKswapd, int pages) {
        registers.add(base + STOLEN + (byKswapd ? 1 : 0), pages);
    }

    /// {@return the largest order that was asked for since kswapd last began}
    int order() {
        return (int) registers.get(base + ORDER);
    }

    int highestZone() {
        return (int) registers.get(base + HIGHEST_ZONE);
    }

    void request(int order, int highestZone) {
        registers.set(base + ORDER, Math.max(order(), order));
        registers.set(base + HIGHEST_ZONE, Math.max(highestZone(), highestZone));
    }

    void setWoken(boolean woken) {
        registers.set(base + WOKEN, woken ? 1 : 0);
    }

    /// {@return the order asked for; from now on none is}
    int takeOrder() {
        int order = order();
        registers.set(base + ORDER, 0);
        return order;
    }
}
