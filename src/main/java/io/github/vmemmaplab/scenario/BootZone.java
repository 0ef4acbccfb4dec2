package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.Zone;

/// A zone as it is at boot: which PFNs it spans, and how many of these the allocator manages.
///
/// @param kind which zone
/// @param startPfn the first PFN
/// @param endPfn the PFN after the last
/// @param reservedPages pages that boot keeps for itself
/// @param freePages pages on the buddy lists
record BootZone(Zone.Kind kind, int startPfn, int endPfn, long reservedPages, long freePages) {

    /// Gives the zone its span and sizes; its pageblocks and lists are left to the caller, and so
    /// are the marks, which follow from all zones.
    Zone open(Kernel kernel) {
        Zone zone = kernel.node().zone(kind);
        long present = (long) endPfn - startPfn;
        zone.setSpan(startPfn, endPfn);
        zone.addPages(present, present - reservedPages);
        zone.addFreePages(freePages);
        return zone;
    }
}
