package io.github.vmemmaplab.ui.fragmentation;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be turned about a scenario: how its memory is broken up, and how much it adds. Each
/// turn asks for a run of the changed scenario.
///
/// Turns may come faster than runs: each builds on the one before, shown or not. No controls; any
/// one thread.
public final class Knobs {
    private static final int SIZES = 8;

    private final Supplier<Scenario> wanted;
    private final Consumer<Scenario> runner;

    /// Knobs on the scenario that is `wanted`, that have changed ones run by `runner`.
    public Knobs(Supplier<Scenario> wanted, Consumer<Scenario> runner) {
        this.wanted = wanted;
        this.runner = runner;
    }

    private Scenario current() {
        return wanted.get();
    }

    /// {@return the memory that can be turned; none where the scenario starts from what a real
    /// machine had}
    public Optional<FragmentedMemory> memory() {
        return current().start() instanceof FragmentedMemory memory
                ? Optional.of(memory)
                : Optional.empty();
    }

    /// {@return where memory that cannot be turned comes from}
    public String provenance() {
        return current().start().provenance();
    }

    /// Breaks free memory up to this degree, 0 to 100.
    public void fragment(int percent) {
        turn(memory -> memory.withFragmentation(percent));
    }

    /// Lets others hold the pages in between.
    public void choose(Pattern pattern) {
        turn(memory -> memory.withPattern(pattern));
    }

    /// Puts them elsewhere.
    public void seed(long seed) {
        turn(memory -> memory.withSeed(seed));
    }

    /// Changes how much memory is in use, 0 to 100.
    public void use(int percent) {
        turn(memory -> memory.withInUsePercent(percent));
    }

    private void turn(UnaryOperator<FragmentedMemory> change) {
        memory().ifPresent(memory -> {
            FragmentedMemory changed = change.apply(memory);
            if (!changed.equals(memory)) {
                runner.accept(current().withStart(changed));
            }
        });
    }

    /// {@return bytes that the first add asks for, if there is one}
    public Optional<Long> requestSize() {
        return firstAdd().map(Operation::size);
    }

    /// {@return sizes that the first add could ask for, smallest first, in bytes}
    public List<Long> requestSizes() {
        long section = 1L << current().machine().sectionSizeBits();
        Stream<Long> usual = IntStream.range(0, SIZES).mapToObj(shift -> section << shift);
        return Stream.concat(usual, requestSize().stream()).distinct().sorted().toList();
    }

    /// Has the first add, and all that is done with its range later, ask for `size` bytes.
    public void request(long size) {
        Scenario scenario = current();
        firstAdd()
                .filter(add -> add.size() != size)
                .ifPresent(add ->
                        runner.accept(
                                new Scenario(
                                        scenario.title(),
                                        scenario.text(),
                                        scenario.machine(),
                                        scenario.start(),
                                        scenario.policy(),
                                        scenario.operations().stream()
                                                .map(each -> resized(each, add, size))
                                                .toList(),
                                        null)));
    }

    private Optional<Operation.Add> firstAdd() {
        return current().operations().stream()
                .filter(Operation.Add.class::isInstance)
                .map(Operation.Add.class::cast)
                .findFirst();
    }

    private static Operation resized(Operation operation, Operation.Add add, long size) {
        if (operation.start() != add.start() || operation.size() != add.size()) {
            return operation;
        }
        return switch (operation) {
            case Operation.Add it -> new Operation.Add(it.start(), size, it.memmapOnMemory());
            case Operation.Online it -> new Operation.Online(it.start(), size, it.type());
            case Operation.Offline it -> new Operation.Offline(it.start(), size);
            case Operation.Remove it -> new Operation.Remove(it.start(), size);
        };
    }
}
