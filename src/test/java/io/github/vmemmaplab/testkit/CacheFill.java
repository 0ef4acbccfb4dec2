package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.GfpFlags;
import io.github.vmemmaplab.kernel.memory.PageAllocator;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// A large file, read from start to end into all memory that can be had.
public final class CacheFill {
    private CacheFill() {}

    private static final int LEFT_FREE = 1000;
    private static final int STRIDE = 16;

    /// Fills memory with page cache, but for the frames that `pinned` keeps for the kernel and for
    /// about a thousand free ones, none beside another, at the far end of the file.
    ///
    /// @return the frames of the cache, oldest first
    public static List<Integer> of(Kernel kernel, IntPredicate pinned) {
        List<Integer> frames = takeEverything(kernel);
        List<Integer> free = new ArrayList<>();
        for (int i = 1; i <= LEFT_FREE; i++) {
            free.add(frames.get(frames.size() - i * STRIDE));
        }
        frames.removeAll(Set.copyOf(free));
        frames.removeIf(pinned::test);
        frames.forEach(kernel.node().lruvec()::add);
        free.forEach(pfn -> kernel.allocator().free(pfn, 0));
        kernel.allocator().drainAllPages();
        return frames;
    }

    private static List<Integer> takeEverything(Kernel kernel) {
        kernel.node().zone(Zone.Kind.NORMAL).setMarks(0, 0, 0);
        long owner = FrameWord.used(FrameKind.KERNEL, 0, 0);
        List<Integer> frames = new ArrayList<>();
        for (int pfn = take(kernel, owner); pfn >= 0; pfn = take(kernel, owner)) {
            frames.add(pfn);
        }
        kernel.node().setUpWatermarks();
        return frames;
    }

    private static int take(Kernel kernel, long owner) {
        int pfn = kernel.allocator().allocate(GfpFlags.USER, 0, owner);
        return pfn == PageAllocator.NONE ? -1 : pfn;
    }
}
