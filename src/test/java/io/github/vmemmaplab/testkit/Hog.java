package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.BitSet;

/// Takes all of a machine's memory page by page and gives chosen runs back, which leaves free
/// memory of exactly the wanted shape: what the captures' driver does.
public final class Hog {
    private final Kernel kernel;
    private final int base;
    private final BitSet held = new BitSet();

    private Hog(Kernel kernel) {
        this.kernel = kernel;
        base = kernel.memory().basePfn();
    }

    /// {@return a hog that has taken every page that can be had}
    public static Hog takeAll(Kernel kernel) {
        Hog hog = new Hog(kernel);
        long owner = FrameWord.used(FrameKind.KERNEL, 0, 0);
        while (true) {
            int pfn = kernel.allocator().allocate(GfpFlags.VMEMMAP, 0, owner);
            if (pfn == PageAllocator.NONE) {
                return hog;
            }
            hog.held.set(pfn - hog.base);
        }
    }

    /// {@return a hog that has taken even what the watermarks keep}
    public static Hog takeEverything(Kernel kernel) {
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        zone.setMarks(0, 0, 0);
        Hog hog = takeAll(kernel);
        kernel.node().setUpWatermarks();
        return hog;
    }

    /// Frees `count` runs of 2^`order` pages, lowest first, whose buddy run stays taken.
    public Hog freeIsolated(int order, int count) {
        int pages = 1 << order;
        int freed = 0;
        for (int at = 0; freed < count && at < held.length(); at += pages) {
            if (isHeld(at, pages) && isHeld(at ^ pages, pages)) {
                for (int i = at; i < at + pages; i++) {
                    kernel.allocator().free(base + i, 0);
                }
                held.clear(at, at + pages);
                // The buddy stays taken for good.
                int buddy = at ^ pages;
                held.clear(buddy, buddy + pages);
                freed++;
            }
        }
        if (freed < count) {
            throw new IllegalStateException("only " + freed + " runs of order " + order);
        }
        kernel.allocator().drainAllPages();
        return this;
    }

    /// Frees the lowest aligned run of 2^`order` pages whose buddy run stays taken, page by page,
    /// by a task on `cpu`.
    public Hog freeOn(int cpu, int order) {
        int pages = 1 << order;
        int at = 0;
        while (!isHeld(at, pages) || !isHeld(at ^ pages, pages)) {
            at += pages;
        }
        for (int i = at; i < at + pages; i++) {
            kernel.allocator().free(base + i, 0, cpu);
        }
        held.clear(at, at + pages);
        int buddy = at ^ pages;
        held.clear(buddy, buddy + pages);
        return this;
    }

    private boolean isHeld(int from, int pages) {
        return held.nextClearBit(from) >= from + pages;
    }
}
