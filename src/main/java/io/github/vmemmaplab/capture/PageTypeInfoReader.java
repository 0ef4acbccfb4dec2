package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.ProcLine.Word;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Opened;
import io.github.vmemmaplab.scenario.PageTypeMemory;
import io.github.vmemmaplab.scenario.PageTypeMemory.ZoneTypes;
import io.github.vmemmaplab.scenario.Problem;
import io.github.vmemmaplab.scenario.Scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a scenario of the text of /proc/pagetypeinfo of any Linux machine: its free blocks by
/// order and migrate type in pageblocks of the types that it counted, and 1 GiB to add behind them.
///
/// It is a more exact start than /proc/buddyinfo: memory is as large as it was, and every list as
/// long. Nodes are taken together, zone by zone. What page_owner adds about mixed pageblocks is
/// passed over.
public final class PageTypeInfoReader {
    private static final long ADDED = 1L << 30;
    private static final long SEED = 1;
    private static final int MOST_PROBLEMS = 100;
    private static final int USUAL_ORDER = 9;
    private static final long MOST_BLOCKS = 1L << 30;
    private static final Pattern FIGURE =
            Pattern.compile("(Page block order|Pages per block): *(\\d{1,9})\\s*");
    private static final String HEADER = "Free pages count per migrate type at order";
    private static final String BLOCKS = "Number of blocks type";
    private static final String MIXED = "Number of mixed blocks";
    private static final Pattern FREE =
            Pattern.compile("Node +(\\d{1,6}), zone +(\\S{1,40}), type +(\\S{1,40})(?=\\s|$)");
    private static final Pattern ZONE = Pattern.compile("Node +(\\d{1,6}), zone +(\\S{1,40})");
    private static final Pattern COUNT = Pattern.compile(">?\\d{1,10}");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Zone.Kind, TypeCounts> zones = new EnumMap<>(Zone.Kind.class);
    private final Map<String, List<String>> freeTypes = new LinkedHashMap<>();
    private final Map<String, ProcLine> freeLines = new HashMap<>();
    private final Set<String> blockLines = new HashSet<>();
    private List<String> types = List.of();
    private boolean mixed;
    private int pageblockOrder = USUAL_ORDER;
    private int orders;
    private int last;

    private PageTypeInfoReader(String file) {
        this.file = file;
    }

    /// {@return whether the text looks like pagetypeinfo rather than anything else}
    public static boolean suits(String text) {
        String words = LogPrefix.firstWords(text);
        return words.startsWith("Page block order:")
                || words.startsWith("Pages per block:")
                || words.startsWith(HEADER)
                || words.startsWith(BLOCKS)
                || (words.startsWith("Node ") && words.contains(", type "));
    }

    /// Reads the text, which messages call `file`.
    public static Opened read(String text, String file) {
        return new PageTypeInfoReader(file).read(text);
    }

    private Opened read(String text) {
        for (String line : text.lines().toList()) {
            last++;
            if (!LogPrefix.isNoise(line) && problems.size() < MOST_PROBLEMS) {
                read(new ProcLine(file, last, line));
            }
        }
        if (problems.isEmpty()) {
            checkWhole();
        }
        return problems.isEmpty() ? scenario() : new Opened.Bad(problems);
    }

    private void read(ProcLine line) {
        String words = line.words();
        Matcher free = FREE.matcher(words);
        Matcher zone = ZONE.matcher(words);
        Matcher figure = FIGURE.matcher(words);
        if (figure.matches()) {
            readFigure(line, figure);
        } else if (words.startsWith(BLOCKS)) {
            readTypes(line);
        } else if (words.startsWith(MIXED)) {
            mixed = true;
        } else if (free.lookingAt()) {
            readFree(line, free);
        } else if (zone.lookingAt() && !words.contains(", type")) {
            if (!mixed) {
                readBlocks(line, zone);
            }
        } else if (!words.startsWith(HEADER)) {
            problems.add(line.problem("this is no line of /proc/pagetypeinfo; take it out."));
        }
    }

    // Each node begins anew.
    private void readFigure(ProcLine line, Matcher figure) {
        mixed = false;
        if (figure.group(1).equals("Page block order")) {
            pageblockOrder = Integer.parseInt(figure.group(2));
            if (pageblockOrder > 15) {
                problems.add(
                        line.problem("a page block order is from 0 to 15; copy the file again."));
            }
        } else if (Long.parseLong(figure.group(2)) != 1L << pageblockOrder) {
            problems.add(
                    line.problem(
                            "a page block of order %d has %d pages; copy the file again."
                                    .formatted(pageblockOrder, 1L << pageblockOrder)));
        }
    }

    private void readTypes(ProcLine line) {
        mixed = false;
        List<String> read = new ArrayList<>();
        for (Word word : line.split(BLOCKS.length())) {
            if (!TypeCounts.isType(word.text())) {
                problems.add(
                        line.problem(
                                word,
                                "migrate type '%s' is not one of Linux; put the kernel's word."
                                        .formatted(word.text())));
            }
            read.add(word.text());
        }
        types = List.copyOf(read);
    }

    private void readFree(ProcLine line, Matcher free) {
        String place = "zone %s of node %s".formatted(free.group(2), free.group(1));
        String type = free.group(3);
        boolean known = checkZone(line, free.group(2));
        if (!TypeCounts.isType(type)) {
            known = false;
            problems.add(
                    line.problem(
                            "migrate type '%s' is not one of Linux; put the kernel's word."
                                    .formatted(type)));
        }
        List<Long> counts = counts(line, line.split(free.end()));
        if (BuddyInfoLine.isOrders(counts.size())) {
            orders = orders == 0 ? counts.size() : orders;
        }
        if (counts.size() != orders) {
            problems.add(
                    line.problemAtEnd(
                            "the line has %d counts; %s; copy the whole line."
                                    .formatted(
                                            counts.size(),
                                            orders == 0
                                                    ? "kernels have 11, 12 or 14"
                                                    : "the first has " + orders)));
            return;
        }
        List<String> seen = freeTypes.computeIfAbsent(place, key -> new ArrayList<>());
        if (seen.contains(type)) {
            problems.add(
                    line.problem(
                            "type %s of %s stands here for the second time; take one out."
                                    .formatted(type, place)));
        }
        seen.add(type);
        freeLines.putIfAbsent(place, line);
        if (known) {
            addFree(free.group(2), type, counts);
        }
    }

    private boolean checkZone(ProcLine line, String zone) {
        boolean known = BuddyInfoLine.isZone(zone);
        if (!known) {
            problems.add(
                    line.problem(
                            "zone '%s' is not one of Linux; put the kernel's word."
                                    .formatted(zone)));
        }
        return known;
    }

    private void addFree(String zone, String type, List<Long> counts) {
        BuddyInfoLine.kind(zone)
                .ifPresent(kind -> {
                    TypeCounts sums =
                            zones.computeIfAbsent(kind, key -> new TypeCounts(counts.size()));
                    for (int order = 0; order < counts.size(); order++) {
                        sums.addFree(type, order, counts.get(order));
                    }
                });
    }

    private void readBlocks(ProcLine line, Matcher zone) {
        String place = "zone %s of node %s".formatted(zone.group(2), zone.group(1));
        boolean known = checkZone(line, zone.group(2));
        List<Long> counts = counts(line, line.split(zone.end()));
        if (counts.size() != types.size()) {
            problems.add(
                    line.problemAtEnd(
                            "the line has %d counts for %d types of pageblock; copy the whole file."
                                    .formatted(counts.size(), types.size())));
            return;
        }
        if (!blockLines.add(place)) {
            problems.add(
                    line.problem(
                            "%s stands here for the second time; take one out.".formatted(place)));
        }
        List<String> seen = freeTypes.getOrDefault(place, List.of());
        if (seen.size() != types.size()) {
            problems.add(
                    line.problem(
                            "%s has %d lines of free pages for %d types; copy the whole file."
                                    .formatted(place, seen.size(), types.size())));
        }
        if (known) {
            BuddyInfoLine.kind(zone.group(2))
                    .map(zones::get)
                    .ifPresent(sums -> {
                        for (int i = 0; i < counts.size(); i++) {
                            if (TypeCounts.isType(types.get(i))) {
                                sums.addPageblocks(types.get(i), counts.get(i));
                            }
                        }
                    });
        }
    }

    // A kernel stops counting a list at 100,000 and says so with a sign before the figure.
    private List<Long> counts(ProcLine line, List<Word> words) {
        List<Long> counts = new ArrayList<>();
        for (Word word : words) {
            String digits = word.text().startsWith(">") ? word.text().substring(1) : word.text();
            boolean good =
                    COUNT.matcher(word.text()).matches() && Long.parseLong(digits) <= MOST_BLOCKS;
            counts.add(good ? Long.parseLong(digits) : 0L);
            if (!good) {
                problems.add(
                        line.problem(
                                word,
                                "a count must be a whole number from 0 to 2^30; put it right."));
            }
        }
        return counts;
    }

    private void checkWhole() {
        if (types.isEmpty()) {
            problems.add(
                    new Problem(
                            file,
                            last + 1,
                            1,
                            "the text ends before '%s'; copy the whole file.".formatted(BLOCKS)));
            return;
        }
        freeLines.forEach((place, line) -> {
            if (!blockLines.contains(place)) {
                problems.add(
                        line.problem(
                                "%s has no line under '%s'; copy the whole file."
                                        .formatted(place, BLOCKS)));
            }
        });
        if (problems.isEmpty() && zones.isEmpty()) {
            problems.add(
                    Problem.with(
                            file,
                            "no zone that memory comes from is in this text; copy the whole"
                                    + " file."));
        }
    }

    private Opened scenario() {
        Machine machine = BuddyInfoLine.machine(orders);
        List<ZoneTypes> read = new ArrayList<>();
        zones.forEach((kind, counts) -> read.add(counts.of(kind, machine, pageblockOrder)));
        PageTypeMemory memory = new PageTypeMemory(read, SEED);
        return memory.obstacle(machine)
                .<Opened>map(sentence -> new Opened.Bad(List.of(Problem.with(file, sentence))))
                .orElseGet(() -> new Opened.Good(scenario(machine, memory)));
    }

    private Scenario scenario(Machine machine, PageTypeMemory memory) {
        long section = machine.pageSize() * machine.pagesPerSection();
        long start = (memory.end(machine) + section - 1) & -section;
        return new Scenario(
                file,
                "Free blocks and pageblocks as /proc/pagetypeinfo counted them; "
                        + memory.provenance()
                        + ".",
                machine,
                memory,
                new VmemmapPolicy.PerSection(),
                List.of(new Operation.Add(start, Math.max(ADDED, section), false)),
                null);
    }
}
