package io.github.vmemmaplab.kernel.memory;

/// The free-page marks of a zone (`enum zone_watermarks`, include/linux/mmzone.h).
public enum Watermark {
    /// Below it only requests that free memory may proceed; the slow path's mark.
    MIN,
    /// Below it kswapd wakes; the fast path's mark.
    LOW,
    /// Above it kswapd sleeps; the mark of the last try before the OOM killer.
    HIGH
}
