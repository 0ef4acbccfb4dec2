package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Kernel;

/// Boot memory whose free part is scattered to a chosen degree: what the slider moves.
///
/// @param start physical address of the first byte of boot memory
/// @param size bytes of boot memory
/// @param pattern who holds the pages in between
/// @param fragmentation the kernel's unusable index for PMD_SIZE blocks that is aimed at, in
///   hundredths, 0 to 100; what is lost at one value stays lost at every higher one
/// @param seed chooses the positions
/// @param inUsePercent share of managed pages in use, 0 to 100; the same for every fragmentation
public record FragmentedMemory(
        long start, long size, Pattern pattern, int fragmentation, long seed, int inUsePercent)
        implements StartState {

    /// {@return the same memory, scattered more or less}
    public FragmentedMemory withFragmentation(int other) {
        return new FragmentedMemory(start, size, pattern, other, seed, inUsePercent);
    }

    /// {@return the same memory, scattered elsewhere}
    public FragmentedMemory withSeed(long other) {
        return new FragmentedMemory(start, size, pattern, fragmentation, other, inUsePercent);
    }

    /// {@return the same memory, scattered by others}
    public FragmentedMemory withPattern(Pattern other) {
        return new FragmentedMemory(start, size, other, fragmentation, seed, inUsePercent);
    }

    /// {@return the same memory, more or less of it in use}
    public FragmentedMemory withInUsePercent(int other) {
        return new FragmentedMemory(start, size, pattern, fragmentation, seed, other);
    }

    @Override
    public void layOut(Kernel kernel) {
        throw new UnsupportedOperationException("not laid out yet");
    }

    @Override
    public String provenance() {
        return "pattern %s, seed %d".formatted(pattern.label(), seed);
    }
}
