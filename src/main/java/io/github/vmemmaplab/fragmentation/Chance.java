package io.github.vmemmaplab.fragmentation;

/// Seeded chance without memory: a place has the same number whatever was asked before, so that one
/// part of a layout can be made, or made anew, without the others (a splitmix64 finalizer).
///
/// @param seed the same seed gives the same numbers
public record Chance(long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /// {@return the chance of something else under the same seed}
    public Chance of(long topic) {
        return new Chance(bits(~topic));
    }

    /// {@return 64 random bits that belong to `place`}
    public long bits(long place) {
        long z = seed + (place * GOLDEN);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /// {@return a number from 0 to `bound` - 1 that belongs to `place`}
    public int below(long place, int bound) {
        return (int) (((bits(place) >>> 32) * bound) >>> 32);
    }

    /// {@return a number from 0 to 1, without 1, that belongs to `place`}
    public double fraction(long place) {
        return (bits(place) >>> 11) * 0x1p-53;
    }

    /// Puts `items` into an order that belongs to this chance.
    ///
    /// @return the same array
    public int[] shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int other = below(i, i + 1);
            int item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
        return items;
    }
}
