package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.timeline.Change;
import io.github.vmemmaplab.ui.Frame;

import java.util.List;

/// Which blocks changed hands or size in the step that led to a frame; list links do not count.
final class ChangedBlocks {
    private static final int MOST = 2000;

    private ChangedBlocks() {}

    /// {@return the blocks as they are now, the first of too many}
    static List<Subject> of(Frame frame) {
        return frame.changes().stream()
                .filter(Change.Frame.class::isInstance)
                .map(Change.Frame.class::cast)
                .filter(ChangedBlocks::isReal)
                .limit(MOST)
                .map(change -> new Subject(change.pfn(), 1 << FrameWord.order(change.after())))
                .toList();
    }

    private static boolean isReal(Change.Frame change) {
        return FrameWord.kind(change.before()) != FrameWord.kind(change.after())
                || FrameWord.order(change.before()) != FrameWord.order(change.after());
    }
}
