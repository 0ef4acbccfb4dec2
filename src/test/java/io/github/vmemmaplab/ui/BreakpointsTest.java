package io.github.vmemmaplab.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.AllocatorEvent.BlockStolen;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOnlined;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeEntered;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Range;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.RemedyChosen;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.code.StepLines;
import io.github.vmemmaplab.ui.testkit.Events;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.timeline.Outlines;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A run stops at breakpoints, both ways, and nowhere else.
final class BreakpointsTest {
    private final LabModel model = Runs.lab(Runs.thread(new VmemmapPolicy.PostedV1()));

    private Timeline timeline() {
        return model.frame().get().timeline();
    }

    private int step() {
        return model.frame().get().step();
    }

    private List<Integer> steps(Predicate<Event> matches) {
        List<Integer> steps = new ArrayList<>();
        for (int step = 1; step <= timeline().size(); step++) {
            if (matches.test(timeline().event(step))) {
                steps.add(step);
            }
        }
        return steps;
    }

    private List<Integer> stopsForward() {
        List<Integer> stops = new ArrayList<>();
        model.runForward();
        while (model.halt().get() instanceof Halt.At) {
            stops.add(step());
            model.runForward();
        }
        return stops;
    }

    private List<Integer> stopsBack() {
        List<Integer> stops = new ArrayList<>();
        model.runBack();
        while (model.halt().get() instanceof Halt.At) {
            stops.add(step());
            model.runBack();
        }
        return stops.reversed();
    }

    @Test
    void aRunStopsAtEveryEventOfTheKindsAndNowhereElse() {
        model.breakpoints().add(new Breakpoint.OnKind(EventKind.SLOT_FAILED));
        model.breakpoints().add(new Breakpoint.OnKind(EventKind.FREE_BEGINS));
        List<Integer> wanted =
                steps(event ->
                        event instanceof SlotFailed
                                || (event instanceof FreeEntered entered
                                        && entered.range() == Range.VMEMMAP));
        assertTrue(wanted.size() >= 2, "the case fails once and frees once");
        assertEquals(wanted, stopsForward());
        assertEquals(timeline().size(), step());
        assertEquals(new Halt.AtEdge(true, 2), model.halt().get());
        assertEquals(wanted, stopsBack());
        assertEquals(0, step());
        assertEquals(new Halt.AtEdge(false, 2), model.halt().get());
    }

    @Test
    void aKindThatHappensByTheThousandIsMetEachTime() {
        model.breakpoints().add(new Breakpoint.OnKind(EventKind.BLOCK_STOLEN));
        List<Integer> wanted = steps(BlockStolen.class::isInstance);
        assertTrue(!wanted.isEmpty());
        assertEquals(wanted, stopsForward());
    }

    @Test
    void theStopTellsWhichBreakpointItWas() {
        Breakpoint online = new Breakpoint.OnKind(EventKind.ONLINED);
        model.breakpoints().add(online);
        model.runForward();
        assertInstanceOf(BlockOnlined.class, model.frame().get().event());
        assertEquals(new Halt.At(step(), online), model.halt().get());
        model.seek(step() - 1);
        assertEquals(new Halt.None(), model.halt().get());
    }

    @Test
    void withoutBreakpointsARunGoesToTheEdge() {
        model.runForward();
        assertEquals(timeline().size(), step());
        assertEquals(new Halt.AtEdge(true, 0), model.halt().get());
        model.runBack();
        assertEquals(0, step());
        assertEquals(new Halt.AtEdge(false, 0), model.halt().get());
    }

    @Test
    void runningStopsPlaying() {
        model.playing().set(true);
        model.runForward();
        assertTrue(!model.playing().get());
    }

    @Test
    void aLineIsMetWhereItIsLit() {
        Outlines outlines = new Outlines();
        StepLines lines = new StepLines(outlines);
        model.findLines(lines);
        int remedy = Runs.step(timeline(), RemedyChosen.class, 1);
        Breakpoint.OnLine line = lines.lineAt(model.frame().get(), remedy).orElseThrow();
        assertEquals("vmemmap_populate", line.listing());
        model.breakpoints().add(line);
        model.runForward();
        assertEquals(new Halt.At(remedy, line), model.halt().get());
        model.breakpoints().remove(line);
        model.runBack();
        assertEquals(0, step());
    }

    @Test
    void everyKindIsTheKindOfSomeEvent() {
        Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
        Events.samples().forEach(event -> seen.add(EventKind.of(event)));
        assertEquals(EnumSet.allOf(EventKind.class), seen);
    }
}
