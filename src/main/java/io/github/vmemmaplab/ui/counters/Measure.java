package io.github.vmemmaplab.ui.counters;

import io.github.vmemmaplab.kernel.Counter;
import io.github.vmemmaplab.ui.Counted;

import java.util.function.ToLongFunction;

/// How what is counted follows from the kernel's own counters.
final class Measure {
    private Measure() {}

    /// {@return the count, from the values of the kernel's counters; 0 where they do not tell}
    static long of(Counted counted, ToLongFunction<Counter> counters) {
        return switch (counted) {
            case BLOCKS -> counters.applyAsLong(Counter.BLOCKS_MAPPED);
            case PAGES -> counters.applyAsLong(Counter.BASE_PAGES_MAPPED);
            case ATTEMPTS -> counters.applyAsLong(Counter.ORDER9_FAILED);
            case FREED ->
                    counters.applyAsLong(Counter.VISITED_NONE)
                            + counters.applyAsLong(Counter.VISITED_MAPPED);
            case TLB ->
                    counters.applyAsLong(Counter.BLOCKS_MAPPED)
                            + counters.applyAsLong(Counter.BASE_PAGES_MAPPED);
            case ALLOCATED -> counters.applyAsLong(Counter.PAGES_ALLOCATED);
            case THROWN_AWAY -> counters.applyAsLong(Counter.BLOCKS_THROWN_AWAY);
            case DROPPED -> 0;
        };
    }
}
