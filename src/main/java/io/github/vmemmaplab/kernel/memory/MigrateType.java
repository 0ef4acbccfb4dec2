package io.github.vmemmaplab.kernel.memory;

/// What a pageblock's pages are used for, so that like sits with like (`enum migratetype`,
/// include/linux/mmzone.h).
///
/// The ordinals are those of a kernel without CMA, as in /proc/pagetypeinfo of the captured
/// machines.
public enum MigrateType {
    /// Kernel memory that stays where it is.
    UNMOVABLE,
    /// Pages that can be migrated.
    MOVABLE,
    /// Kernel caches that can be dropped.
    RECLAIMABLE,
    /// Reserved for high-order atomic requests; never taken by fallback.
    HIGHATOMIC,
    /// Being offlined or not yet onlined; never allocated from and not counted free.
    ISOLATE;

    /// The first three types have per-cpu lists and may fall back to each other
    /// (`MIGRATE_PCPTYPES`).
    public static final int PCPTYPES = 3;

    private static final MigrateType[] TYPES = values();

    /// Number of types.
    public static final int COUNT = TYPES.length;

    /// {@return the type with this ordinal}
    public static MigrateType of(int ordinal) {
        return TYPES[ordinal];
    }

    /// {@return the name that /proc/pagetypeinfo prints}
    public String kernelName() {
        return switch (this) {
            case UNMOVABLE -> "Unmovable";
            case MOVABLE -> "Movable";
            case RECLAIMABLE -> "Reclaimable";
            case HIGHATOMIC -> "HighAtomic";
            case ISOLATE -> "Isolate";
        };
    }

    /// {@return the types to take from when this one's lists are empty, in order (`fallbacks[]`,
    /// mm/page_alloc.c)}
    static int[] fallbacks(int type) {
        return FALLBACKS[type];
    }

    private static final int[][] FALLBACKS = {
        {2, 1}, // UNMOVABLE: RECLAIMABLE, MOVABLE
        {2, 0}, // MOVABLE: RECLAIMABLE, UNMOVABLE
        {0, 1}, // RECLAIMABLE: UNMOVABLE, MOVABLE
        {},
        {},
    };
}
