package io.github.vmemmaplab.json;

import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the `operations` of a scenario. Ranges that the kernel itself would refuse pass: its
/// answer is worth seeing.
final class OperationReader {
    private static final List<String> VERBS = List.of("add", "online", "offline", "remove");
    private static final long MOST = 1L << 52;
    private static final long MOST_ADDED = 256L << 30;

    private OperationReader() {}

    static List<Operation> read(List<Fields> entries) {
        List<Operation> operations = new ArrayList<>();
        long added = 0;
        for (Fields entry : entries) {
            Operation operation = read(entry);
            if (operation != null) {
                operations.add(operation);
                added += operation instanceof Operation.Add add ? add.size() : 0;
            }
            if (added > MOST_ADDED) {
                entry.problem(
                        "size",
                        "with this the scenario adds more than 256 GiB; every page of it is kept as"
                                + " a step, so add less.");
                added = 0;
            }
            entry.end();
        }
        return operations;
    }

    private static @Nullable Operation read(Fields fields) {
        String verb = fields.choice("do", VERBS, v -> v);
        long start = bounded(fields, "start", fields.address("start"));
        long size = bounded(fields, "size", fields.size("size"));
        return switch (verb) {
            case "add" -> new Operation.Add(start, size, fields.truth("memmapOnMemory", false));
            case "online" -> new Operation.Online(start, size, onlineType(fields));
            case "offline" -> new Operation.Offline(start, size);
            case "remove" -> new Operation.Remove(start, size);
            case null, default -> null;
        };
    }

    private static long bounded(Fields fields, String name, long bytes) {
        if (bytes > MOST) {
            fields.problem(name, "'%s' is beyond 4 PiB, the end of arm64.".formatted(name));
            return MOST;
        }
        return bytes;
    }

    private static OnlineType onlineType(Fields fields) {
        if (!fields.has("zone")) {
            return OnlineType.KERNEL;
        }
        OnlineType type =
                fields.choice("zone", List.of(OnlineType.values()), OperationReader::label);
        return type == null ? OnlineType.KERNEL : type;
    }

    static String label(OnlineType type) {
        return switch (type) {
            case KERNEL -> "kernel";
            case MOVABLE -> "movable";
        };
    }
}
