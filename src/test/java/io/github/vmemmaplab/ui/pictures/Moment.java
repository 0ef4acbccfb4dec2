package io.github.vmemmaplab.ui.pictures;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.testkit.Runs;

/// A moment of a run that is worth a picture.
enum Moment {
    /// Before the first event.
    START {
        @Override
        int step(Timeline timeline) {
            return 0;
        }
    },
    /// The third slot has its block.
    THIRD_BLOCK {
        @Override
        int step(Timeline timeline) {
            return nth(timeline, SlotMapped.class, 3);
        }
    },
    /// The first block could not be had.
    FAILURE {
        @Override
        int step(Timeline timeline) {
            return nth(timeline, SlotFailed.class, 1);
        }
    },
    /// Most of the first slot that falls back is mapped page by page.
    MID_FALLBACK {
        @Override
        int step(Timeline timeline) {
            return nth(timeline, BasePageMapped.class, 312);
        }
    },
    /// `vmemmap_free` has given two blocks back.
    MID_FREE {
        @Override
        int step(Timeline timeline) {
            return nth(timeline, MemoryFreed.class, 2);
        }
    },
    /// `vmemmap_free` is done.
    AFTER_FREE {
        @Override
        int step(Timeline timeline) {
            return nth(timeline, FreeReturned.class, 1);
        }
    },
    /// Behind the last event.
    END {
        @Override
        int step(Timeline timeline) {
            return timeline.size();
        }
    };

    abstract int step(Timeline timeline);

    private static int nth(Timeline timeline, Class<? extends Event> type, int n) {
        return Runs.step(timeline, type, n);
    }
}
