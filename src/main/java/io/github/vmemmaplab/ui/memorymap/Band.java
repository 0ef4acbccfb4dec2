package io.github.vmemmaplab.ui.memorymap;

/// A stretch of physical memory that is shown as one field of tiles.
///
/// @param startPfn first frame, at the start of a pageblock
/// @param endPfn the frame after the last
/// @param added whether it was not there at boot; such a band is cut into slots
/// @param zone the zone of boot memory, by index
record Band(int startPfn, int endPfn, boolean added, int zone) {
    int pages() {
        return endPfn - startPfn;
    }

    boolean contains(int pfn) {
        return pfn >= startPfn && pfn < endPfn;
    }
}
