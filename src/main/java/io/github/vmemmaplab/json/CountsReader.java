package io.github.vmemmaplab.json;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.scenario.BuddyInfoMemory;
import io.github.vmemmaplab.scenario.BuddyInfoMemory.ZoneCounts;
import io.github.vmemmaplab.scenario.StartState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Reads memory of kind `counts`: the free blocks of each zone by order.
final class CountsReader {
    private final Problems problems;
    private final Machine machine;
    private final Fields fields;
    private final Set<Zone.Kind> seen = EnumSet.noneOf(Zone.Kind.class);

    CountsReader(Problems problems, Machine machine, Fields fields) {
        this.problems = problems;
        this.machine = machine;
        this.fields = fields;
    }

    @Nullable StartState read() {
        int before = problems.count();
        Pattern pattern = fields.choice("pattern", List.of(Pattern.values()), Pattern::label);
        long seed = fields.whole("seed", 0, Long.MAX_VALUE);
        List<ZoneCounts> zones = new ArrayList<>();
        for (Fields entry : fields.objects("zones", Zone.Kind.values().length)) {
            ZoneCounts zone = zone(entry);
            if (zone != null) {
                zones.add(zone);
            }
        }
        if (zones.isEmpty() && problems.count() == before) {
            fields.problem("zones", "'zones' is empty; a machine has one at least.");
        }
        if (pattern == null || problems.count() > before) {
            return null;
        }
        zones.sort((a, b) -> a.kind().compareTo(b.kind()));
        BuddyInfoMemory memory = new BuddyInfoMemory(zones, pattern, seed);
        memory.obstacle(machine).ifPresent(sentence -> fields.problem("zones", sentence));
        return memory;
    }

    private @Nullable ZoneCounts zone(Fields entry) {
        Zone.Kind kind = entry.choice("zone", List.of(Zone.Kind.values()), Zone.Kind::kernelName);
        int orders = machine.maxOrder() + 1;
        List<Long> counts = entry.wholes("free", orders, 0, Integer.MAX_VALUE);
        if (counts.size() != orders && entry.has("free")) {
            entry.problem("free", "'free' must have %d counts, order 0 first.".formatted(orders));
        }
        if (kind != null && !seen.add(kind)) {
            entry.problem("zone", "zone %s comes twice.".formatted(kind.kernelName()));
        }
        entry.end();
        return kind == null ? null : new ZoneCounts(kind, counts);
    }
}
