package io.github.vmemmaplab.json;

import io.github.vmemmaplab.json.Tree.Place;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Outcome;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.StartState;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Reads scenario files: JSON objects with `"version": 1`.
///
/// Everything that is wrong with a file is told, each with line and column; a scenario comes out
/// only where nothing is.
public final class ScenarioReader {
    /// The version of the format.
    static final int VERSION = 1;

    private final Problems problems;

    private ScenarioReader(String file) {
        problems = new Problems(file);
    }

    /// Reads a file.
    public static Opened read(Path file) {
        String name = file.toString();
        return switch (SourceText.of(file, name)) {
            case SourceText.Text text -> read(text.text(), name);
            case SourceText.Unreadable unreadable -> new Opened.Bad(List.of(unreadable.problem()));
        };
    }

    /// Reads a file's bytes, which messages call `file`.
    public static Opened read(byte[] bytes, String file) {
        return switch (SourceText.decode(file, bytes)) {
            case SourceText.Text text -> read(text.text(), file);
            case SourceText.Unreadable unreadable -> new Opened.Bad(List.of(unreadable.problem()));
        };
    }

    /// Reads a file's text, which messages call `file`.
    public static Opened read(String text, String file) {
        ScenarioReader reader = new ScenarioReader(file);
        Tree tree = new TreeParser(reader.problems).parse(text);
        Scenario scenario = tree == null ? null : reader.scenario(tree);
        List<Problem> found = reader.problems.inOrder();
        return scenario != null && found.isEmpty()
                ? new Opened.Good(scenario)
                : new Opened.Bad(found);
    }

    private @Nullable Scenario scenario(Tree tree) {
        if (!(tree instanceof Tree.Members members)) {
            problems.at(tree.place(), "a scenario is a JSON object, not " + tree.kind() + ".");
            return null;
        }
        Fields fields = new Fields(members, "the scenario", problems);
        // Of another version's fields nothing is known.
        return isKnownVersion(fields) ? scenario(fields) : null;
    }

    private boolean isKnownVersion(Fields fields) {
        int before = problems.count();
        long version = fields.whole("version", 1, Integer.MAX_VALUE);
        if (problems.count() == before && version != VERSION) {
            fields.problem(
                    "version",
                    "this file is of version %d; this program reads version %d."
                            .formatted(version, VERSION));
        }
        return problems.count() == before;
    }

    private @Nullable Scenario scenario(Fields fields) {
        String title = fields.text("title");
        String text = fields.text("text");
        Fields memory = fields.object("memory");
        long start = memory == null ? 0 : MemoryReader.start(memory);
        Fields hardware = fields.object("machine");
        Machine machine = hardware == null ? null : MachineReader.read(hardware, start);
        StartState state =
                memory == null || machine == null
                        ? null
                        : new MemoryReader(problems, machine, start, memory).read();
        VmemmapPolicy policy = policy(fields, machine);
        List<Operation> operations = OperationReader.read(fields.objects("operations", 256));
        Outcome expected = fields.has("expected") ? expected(fields, operations.size()) : null;
        fields.end();
        return state == null || machine == null || policy == null
                ? null
                : new Scenario(title, text, machine, state, policy, operations, expected);
    }

    // What is not said is what the kernel line does of its own.
    private static @Nullable VmemmapPolicy policy(Fields fields, @Nullable Machine machine) {
        return fields.has("policy") || machine == null
                ? fields.choice("policy", Policies.ALL, VmemmapPolicy::label)
                : Policies.of(machine.version());
    }

    private @Nullable Outcome expected(Fields scenario, int operations) {
        Fields fields = scenario.object("expected");
        if (fields == null) {
            return null;
        }
        List<Integer> results =
                fields.wholes("results", 256, -4095, 0).stream().map(Math::toIntExact).toList();
        String slots = fields.text("slots");
        if (!slots.matches("[Bp.]*")) {
            fields.problem("slots", "'slots' holds letters other than B, p and '.'.");
        }
        Halt halt =
                fields.has("halt")
                        ? fields.choice("halt", List.of(Halt.values()), Halt::label)
                        : null;
        boolean fits = halt == null ? results.size() == operations : results.size() < operations;
        if (!fits) {
            Place place = fields.placeOf("results");
            problems.at(
                    place,
                    "%d results are expected of %d operations%s."
                            .formatted(
                                    results.size(),
                                    operations,
                                    halt == null ? "" : ", one of which never returns"));
        }
        fields.end();
        return new Outcome(results, slots, halt);
    }
}
