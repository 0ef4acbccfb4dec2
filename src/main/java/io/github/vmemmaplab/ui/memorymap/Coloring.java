package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.ui.Frame;

/// Decides the shade of every block of memory at one moment.
///
/// Most pageblocks are plain: there the kind of a block says it all, so that the counts of the
/// {@link PageblockCensus} are enough to paint them from afar.
sealed interface Coloring permits KindColoring, AgeColoring, PlaceColoring {
    /// Moves on to the state of a frame.
    void follow(Frame frame);

    /// {@return whether the kind alone decides in the pageblock of this frame}
    boolean isPlain(int pfn);

    /// {@return the shade, by ordinal, of blocks of a kind in a plain pageblock}
    int ofKind(FrameKind kind);

    /// {@return the shade, by ordinal, of the block that starts at `pfn` and has this word}
    int of(int pfn, long word);
}
