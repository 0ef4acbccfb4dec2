package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.List;

/// Boot memory with the free blocks that /proc/buddyinfo of some machine counted; where they lie is
/// chosen by a pattern.
///
/// @param zones the zones with their counts, lowest first
/// @param pattern who holds the pages in between
/// @param seed chooses the positions
public record BuddyInfoMemory(List<ZoneCounts> zones, Pattern pattern, long seed)
        implements StartState {

    /// The free blocks of one zone.
    ///
    /// @param kind which zone
    /// @param counts free blocks by order, from order 0
    public record ZoneCounts(Zone.Kind kind, List<Long> counts) {
        public ZoneCounts {
            counts = List.copyOf(counts);
        }
    }

    public BuddyInfoMemory {
        zones = List.copyOf(zones);
    }

    /// {@return the same counts, lying elsewhere}
    public BuddyInfoMemory withSeed(long other) {
        return new BuddyInfoMemory(zones, pattern, other);
    }

    /// {@return the same counts, kept apart by others}
    public BuddyInfoMemory withPattern(Pattern other) {
        return new BuddyInfoMemory(zones, other, seed);
    }

    @Override
    public void layOut(Kernel kernel) {
        throw new UnsupportedOperationException("not laid out yet");
    }

    @Override
    public String provenance() {
        return "counts from /proc/buddyinfo, positions by pattern %s, seed %d"
                .formatted(pattern.label(), seed);
    }
}
