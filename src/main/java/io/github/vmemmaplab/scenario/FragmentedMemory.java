package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.fragmentation.Chance;
import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.fragmentation.Scatter;
import io.github.vmemmaplab.fragmentation.ScatteredFrames;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Boot memory whose free part is scattered to a chosen degree: what the slider moves.
///
/// All of it is one ZONE_NORMAL; free memory is whole pageblocks' worth, and the per-cpu lists
/// start empty. Laying it out costs a few nanoseconds for each block of free or used pages.
///
/// @param start physical address of the first byte of boot memory, aligned to the largest block
/// @param size bytes of boot memory, a multiple of a pageblock
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
        PhysicalMemory memory = kernel.memory();
        int reserved = BootReserve.take(kernel, start, start + size, Zone.Kind.NORMAL);
        int startPfn = (int) (start >>> kernel.machine().pageShift());
        int order = memory.pageblockOrder();
        int first = (reserved - memory.basePfn()) >> order;
        int endPfn = (int) ((start + size) >>> kernel.machine().pageShift());
        int end = (endPfn - memory.basePfn()) >> order;
        int whole = (end - first) * (100 - inUsePercent) / 100;
        Zone zone =
                new BootZone(
                                Zone.Kind.NORMAL,
                                startPfn,
                                endPfn,
                                reserved - startPfn,
                                (long) whole << order)
                        .open(kernel);
        Chance chance = new Chance(seed);
        Scatter scatter = new Scatter(first, end, whole, 1 << order, pattern, chance);
        int broken = Math.min(Math.round(whole * fragmentation / 100f), scatter.breakable());
        new ScatteredFrames(memory, zone, pattern, scatter, chance).write(broken);
        kernel.node().setUpWatermarks();
    }

    @Override
    public String provenance() {
        return "pattern %s, seed %d".formatted(pattern.label(), seed);
    }
}
