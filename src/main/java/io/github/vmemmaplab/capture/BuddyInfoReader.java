package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.BuddyInfoMemory;
import io.github.vmemmaplab.scenario.BuddyInfoMemory.ZoneCounts;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a scenario of the text of /proc/buddyinfo of any Linux machine: its free blocks, and 1 GiB
/// to add behind them.
///
/// Nodes are taken together, zone by zone, since a request that finds nothing on one node goes on
/// to the next. The number of orders tells the page size. HighMem counts as Movable, for neither
/// serves the kernel; Device is left out, for neither can be allocated from.
public final class BuddyInfoReader {
    private static final long ADDED = 1L << 30;
    private static final long SEED = 1;
    private static final int MOST_PROBLEMS = 100;

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Zone.Kind, long[]> sums = new EnumMap<>(Zone.Kind.class);
    private final Map<String, Integer> places = new HashMap<>();
    private int orders;

    private BuddyInfoReader(String file) {
        this.file = file;
    }

    /// {@return whether the text looks like buddyinfo rather than anything else}
    public static boolean suits(String text) {
        String words = LogPrefix.firstWords(text);
        return words.startsWith("Node ") && !words.contains(", type ");
    }

    /// Reads the text, which messages call `file`.
    public static Opened read(String text, String file) {
        return new BuddyInfoReader(file).read(text);
    }

    private Opened read(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!LogPrefix.isNoise(line) && problems.size() < MOST_PROBLEMS) {
                BuddyInfoLine.parse(file, number, line, problems).ifPresent(this::add);
            }
        }
        if (problems.isEmpty() && sums.isEmpty()) {
            problems.add(Problem.with(file, "no zone that memory comes from is in this text."));
        }
        return problems.isEmpty() ? scenario() : new Opened.Bad(problems);
    }

    private void add(BuddyInfoLine line) {
        Integer earlier = places.putIfAbsent(line.place(), line.number());
        if (earlier != null) {
            problems.add(
                    line.problem(
                            file, "%s stood in line %d already.".formatted(line.place(), earlier)));
        }
        orders = orders == 0 ? line.counts().size() : orders;
        if (line.counts().size() == orders) {
            line.kind().ifPresent(kind -> sum(kind, line.counts()));
        } else {
            problems.add(
                    line.problem(
                            file,
                            "this line has %d orders, the first has %d."
                                    .formatted(line.counts().size(), orders)));
        }
    }

    private void sum(Zone.Kind kind, List<Long> counts) {
        long[] sum = sums.computeIfAbsent(kind, k -> new long[counts.size()]);
        for (int order = 0; order < sum.length; order++) {
            sum[order] += counts.get(order);
        }
    }

    private Opened scenario() {
        Machine machine = BuddyInfoLine.machine(orders);
        List<ZoneCounts> zones = new ArrayList<>();
        sums.forEach((kind, sum) -> zones.add(new ZoneCounts(kind, boxed(sum))));
        BuddyInfoMemory memory = new BuddyInfoMemory(zones, Pattern.AGED, SEED);
        return memory.obstacle(machine)
                .<Opened>map(sentence -> new Opened.Bad(List.of(Problem.with(file, sentence))))
                .orElseGet(() -> new Opened.Good(scenario(machine, memory)));
    }

    private static List<Long> boxed(long[] sum) {
        List<Long> counts = new ArrayList<>();
        for (long count : sum) {
            counts.add(count);
        }
        return counts;
    }

    private Scenario scenario(Machine machine, BuddyInfoMemory memory) {
        long section = machine.pageSize() * machine.pagesPerSection();
        long size = Math.max(ADDED, section);
        return new Scenario(
                file,
                "Free blocks as /proc/buddyinfo counted them; " + memory.provenance() + ".",
                machine,
                memory,
                new VmemmapPolicy.PerSection(),
                List.of(new Operation.Add(memory.end(machine), size, false)),
                null);
    }
}
