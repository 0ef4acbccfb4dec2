package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.EventSink;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.HotplugEvent.KernelHalted;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.MemoryHotplug;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// How each add of a scenario ends with free memory scattered to one degree, without how it got
/// there.
///
/// @param fragmentation the degree, 0 to 100
/// @param unusable the kernel's unusable index for PMD_SIZE blocks that the free lists give before
///   the first request, in thousandths
/// @param adds the adds in order, each as it ended, whatever was done to its range later
public record OutcomeAt(int fragmentation, int unusable, List<AddOutcome> adds) {
    public OutcomeAt {
        adds = List.copyOf(adds);
    }

    /// {@return whether the same comes of all adds as in another outcome}
    boolean isLike(OutcomeAt other) {
        return adds.equals(other.adds);
    }

    /// Runs a scenario on the model: what a {@link Simulation} does, but nothing is kept of the
    /// way, and nothing done after the last add.
    ///
    /// Costs the layout of the memory and the requests themselves.
    ///
    /// @throws IllegalArgumentException if the scenario's memory is not {@link FragmentedMemory}
    public static OutcomeAt of(Scenario scenario, int fragmentation) {
        if (!(scenario.start() instanceof FragmentedMemory memory)) {
            throw new IllegalArgumentException(
                    "memory with " + scenario.start().provenance() + " is scattered as it is");
        }
        Scenario scattered = scenario.withStart(memory.withFragmentation(fragmentation));
        Kernel kernel = Simulation.boot(scattered);
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        int unusable = FragmentationIndex.unusable(zone, kernel.machine().pmdOrder());
        Run run = new Run(kernel);
        List<Operation> operations = scenario.operations();
        for (Operation operation : operations.subList(0, afterLastAdd(operations))) {
            run.next(operation);
        }
        return new OutcomeAt(fragmentation, unusable, run.adds);
    }

    private static int afterLastAdd(List<Operation> operations) {
        int end = operations.size();
        while (end > 0 && !(operations.get(end - 1) instanceof Operation.Add)) {
            end--;
        }
        return end;
    }

    /// One kernel on its way through the requests.
    private static final class Run implements EventSink {
        private final Kernel kernel;
        private final List<AddOutcome> adds = new ArrayList<>();
        private Slots slots = Slots.NONE;
        private @Nullable Halt halt;

        Run(Kernel kernel) {
            this.kernel = kernel;
            kernel.record(ChangeLog.OFF, this);
        }

        @Override
        public void on(Event event) {
            if (event instanceof KernelHalted halted) {
                halt = halted.halt();
            } else {
                slots.note(event);
            }
        }

        @Override
        public boolean hearsPages() {
            return false;
        }

        // A kernel that has stopped answers nothing any more.
        void next(Operation operation) {
            if (!(operation instanceof Operation.Add add)) {
                slots = Slots.NONE;
                kernel.hotplug().run(operation);
                return;
            }
            slots = halt == null ? Slots.of(kernel, add) : Slots.NONE;
            int result = kernel.hotplug().run(operation);
            int error = result == MemoryHotplug.NO_RETURN ? 0 : result;
            adds.add(new AddOutcome(slots.blocks(), slots.inBasePages(), error, halt));
        }
    }
}
