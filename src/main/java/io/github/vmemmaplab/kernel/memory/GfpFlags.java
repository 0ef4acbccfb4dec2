package io.github.vmemmaplab.kernel.memory;

/// What a request allows the allocator to do (`gfp_t`, include/linux/gfp_types.h), as far as
/// hot-plug uses it.
///
/// @param type migrate type of the pages
/// @param retryMayFail try hard, but rather fail than call the OOM killer (`__GFP_RETRY_MAYFAIL`)
/// @param highestZone index of the highest zone allowed
public record GfpFlags(MigrateType type, boolean retryMayFail, int highestZone) {
    /// GFP_KERNEL: unmovable, may reclaim, and small requests may meet the OOM killer.
    public static final GfpFlags KERNEL =
            new GfpFlags(MigrateType.UNMOVABLE, false, Zone.Kind.NORMAL.ordinal());

    /// GFP_KERNEL | __GFP_RETRY_MAYFAIL | __GFP_NOWARN: what the vmemmap is allocated with.
    public static final GfpFlags VMEMMAP =
            new GfpFlags(MigrateType.UNMOVABLE, true, Zone.Kind.NORMAL.ordinal());

    /// GFP_USER | __GFP_MOVABLE | __GFP_RETRY_MAYFAIL: a new place for a process's page when its
    /// memory goes offline.
    public static final GfpFlags USER =
            new GfpFlags(MigrateType.MOVABLE, true, Zone.Kind.MOVABLE.ordinal());
}
