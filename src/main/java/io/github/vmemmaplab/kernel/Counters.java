package io.github.vmemmaplab.kernel;

import io.github.vmemmaplab.kernel.state.Registers;

/// The counters of a run, kept as registers so that they go back and forth with everything else.
public final class Counters {
    private final Registers registers;
    private final int base;

    /// Counters at zero.
    public Counters(Registers registers) {
        this.registers = registers;
        base = registers.reserve(Counter.values().length);
    }

    /// {@return the value of `counter`}
    public long get(Counter counter) {
        return registers.get(base + counter.ordinal());
    }

    /// {@return the register that holds `counter`; those of all counters follow each other in the
    /// order of {@link Counter}}
    public int register(Counter counter) {
        return base + counter.ordinal();
    }

    /// Adds to a counter.
    public void add(Counter counter, long amount) {
        registers.add(base + counter.ordinal(), amount);
    }
}
