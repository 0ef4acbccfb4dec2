package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.Frame;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;

/// How many frames of each kind every pageblock has, counted when first asked for and again after
/// frames of it changed.
///
/// 34 bytes a pageblock. A pageblock is counted in O(its blocks); following a step costs O(frames
/// that it touched). FX thread only.
final class PageblockCensus {
    private static final int KINDS = FrameKind.values().length;

    private @Nullable Timeline timeline;
    private int step;
    private short[] counts = new short[0];
    private final BitSet counted = new BitSet();

    /// Of each pageblock the move on which frames of it last changed.
    private int[] touched = new int[0];

    private int moves;

    /// Moves on to the state of a frame.
    void follow(Frame frame) {
        Timeline next = frame.timeline();
        moves++;
        int pageblocks = pageblocks(next.kernel().memory());
        if (next != timeline || counts.length != pageblocks * KINDS) {
            timeline = next;
            counts = new short[pageblocks * KINDS];
            counted.clear();
            touched = new int[pageblocks];
            java.util.Arrays.fill(touched, moves);
        } else {
            int from = Math.min(step, frame.step());
            next.forEachTouchedFrame(from, Math.max(step, frame.step()), this::forget);
        }
        step = frame.step();
    }

    private static int pageblocks(PhysicalMemory memory) {
        return (memory.endPfn() - memory.basePfn()) >> memory.pageblockOrder();
    }

    // A block of the largest order spans two pageblocks.
    private void forget(int pfn) {
        if (timeline != null) {
            int pageblock = timeline.kernel().memory().pageblockOf(pfn) & ~1;
            counted.clear(pageblock, pageblock + 2);
            touched[pageblock] = moves;
            touched[Math.min(pageblock + 1, touched.length - 1)] = moves;
        }
    }

    /// {@return how often this has moved on}
    int moves() {
        return moves;
    }

    /// {@return whether frames of a pageblock changed after a move}
    boolean isTouchedSince(int move, int pageblock) {
        return touched[pageblock] > move;
    }

    /// {@return how many frames of a kind a pageblock has; pageblocks count from the start of
    /// memory}
    int count(int pageblock, FrameKind kind) {
        if (!counted.get(pageblock)) {
            count(pageblock);
        }
        return counts[pageblock * KINDS + kind.ordinal()];
    }

    private void count(int pageblock) {
        if (timeline == null) {
            return;
        }
        PhysicalMemory memory = timeline.kernel().memory();
        int start = memory.basePfn() + (pageblock << memory.pageblockOrder());
        int base = pageblock * KINDS;
        java.util.Arrays.fill(counts, base, base + KINDS, (short) 0);
        Blocks.forEach(
                memory,
                start,
                start + (1 << memory.pageblockOrder()),
                (_, pages, word) -> counts[base + FrameWord.kind(word).ordinal()] += (short) pages);
        counted.set(pageblock);
    }
}
