package io.github.vmemmaplab.kernel.memory;

/// Raises a zone's watermarks after a fallback that mixes types in a pageblock, so that reclaim
/// makes room (`boost_watermark`, mm/page_alloc.c).
///
/// @param factor vm.watermark_boost_factor, in ten-thousandths of the high mark; 0 turns it off
/// @param pageblockPages pages in a pageblock: the amount of one boost
record WatermarkBoost(int factor, int pageblockPages) {

    void raise(Zone zone) {
        if (factor == 0 || pageblockPages * 4L > zone.managed()) {
            return;
        }
        long high = zone.mark(Watermark.HIGH);
        long most = high / 10000 * factor + high % 10000 * factor / 10000;
        if (most == 0) {
            return;
        }
        zone.setBoost(Math.min(zone.boost() + pageblockPages, Math.max(pageblockPages, most)));
        zone.setFlag(Zone.BOOSTED, true);
    }
}
