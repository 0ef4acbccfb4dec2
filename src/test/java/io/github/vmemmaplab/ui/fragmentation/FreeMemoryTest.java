package io.github.vmemmaplab.ui.fragmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event.Grain;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.Runs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures are those of the free lists, counted frame by frame.
final class FreeMemoryTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 68, 96, 100})
    void figuresAgreeWithTheFrames(int fragmentation) {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection(), fragmentation));
        check(model);
        int end = model.frame().get().timeline().size();
        while (model.frame().get().step() < end) {
            model.stepForward(Grain.EVENT);
            check(model);
        }
    }

    private static void check(LabModel model) {
        PhysicalMemory memory = model.frame().get().kernel().memory();
        long pages = 0;
        long blocks = 0;
        for (int pfn = memory.basePfn(); pfn < memory.endPfn(); ) {
            long word = memory.word(pfn);
            int order = FrameWord.order(word);
            if (FrameWord.kind(word) == FrameKind.FREE) {
                pages += 1L << order;
                blocks += order >= 9 ? 1L << (order - 9) : 0;
            }
            pfn += 1 << order;
        }
        FreeMemory free = FreeMemory.of(model.frame().get().kernel());
        assertEquals(pages * 4096, free.freeBytes());
        assertEquals(blocks, free.blocksLeft());
        assertEquals(pages / 512, free.blocksPossible());
        assertEquals(blocks > 0, free.hasBlock());
        Zone zone = model.frame().get().kernel().node().zone(Zone.Kind.NORMAL);
        assertEquals(FragmentationIndex.unusable(zone, 9), free.unusable());
        assertEquals(FragmentationIndex.extfrag(zone, 9), free.extfrag());
    }

    @Test
    void nothingIsLeftWhereABlockFailed() {
        LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PerSection()));
        Runs.seek(model, SlotFailed.class, 1);
        FreeMemory free = FreeMemory.of(model.frame().get().kernel());
        assertEquals(0, free.blocksLeft());
        assertTrue(free.blocksPossible() > 0);
    }
}
