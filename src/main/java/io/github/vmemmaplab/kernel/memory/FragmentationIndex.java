package io.github.vmemmaplab.kernel.memory;

/// The kernel's two measures of external fragmentation (mm/vmstat.c), in thousandths.
///
/// Both look at the buddy lists of all types together; pages on per-cpu lists do not count.
public final class FragmentationIndex {
    /// vm.extfrag_threshold: at or below it an allocation is taken to fail for lack of memory.
    public static final int EXTFRAG_THRESHOLD = 500;

    private static final int SCALE = 1000;

    private FragmentationIndex() {}

    /// {@return the extfrag index of a zone: -1000 if a block of `order` is free, else towards 1000
    /// the more fragmentation is to blame and towards 0 the more lack of memory is}
    public static int extfrag(Zone zone, int order) {
        return extfrag(counts(zone), order);
    }

    /// {@return the share of a zone's free memory that is no use to a request of `order`}
    public static int unusable(Zone zone, int order) {
        return unusable(counts(zone), order);
    }

    /// {@return the extfrag index of free blocks counted by order}
    public static int extfrag(long[] counts, int order) {
        long pages = 0;
        long blocks = 0;
        for (int i = 0; i < counts.length; i++) {
            if (i >= order && counts[i] > 0) {
                return -SCALE;
            }
            blocks += counts[i];
            pages += counts[i] << i;
        }
        if (blocks == 0) {
            return 0;
        }
        return (int) (SCALE - (SCALE + pages * SCALE / (1L << order)) / blocks);
    }

    /// {@return the unusable index of free blocks counted by order}
    public static int unusable(long[] counts, int order) {
        long pages = 0;
        long usable = 0;
        for (int i = 0; i < counts.length; i++) {
            pages += counts[i] << i;
            if (i >= order) {
                usable += counts[i] << i;
            }
        }
        return pages == 0 ? SCALE : (int) ((pages - usable) * SCALE / pages);
    }

    /// {@return the free blocks of a zone by order, all types}
    public static long[] counts(Zone zone) {
        long[] counts = new long[zone.freeArea().maxOrder() + 1];
        for (int order = 0; order < counts.length; order++) {
            counts[order] = zone.freeArea().count(order);
        }
        return counts;
    }
}
