package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.scenario.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of /proc/buddyinfo: the free blocks of one zone of one node by order.
///
/// @param number of the line, from 1
/// @param node of the zone
/// @param zone its name
/// @param counts free blocks from order 0
record BuddyInfoLine(int number, int node, String zone, List<Long> counts) {
    private static final Pattern FORM =
            Pattern.compile("Node\\s+(\\d{1,6}), zone\\s+(\\S{1,40})((?:\\s+\\S+)*)\\s*");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final long MOST_BLOCKS = 1L << 30;
    private static final Map<String, Optional<Zone.Kind>> ZONES =
            Map.of(
                    "DMA", Optional.of(Zone.Kind.DMA),
                    "DMA32", Optional.of(Zone.Kind.DMA32),
                    "Normal", Optional.of(Zone.Kind.NORMAL),
                    "HighMem", Optional.of(Zone.Kind.MOVABLE),
                    "Movable", Optional.of(Zone.Kind.MOVABLE),
                    "Device", Optional.empty());
    // Orders that kernels are built with, and the page size that each goes with.
    private static final Map<Integer, Integer> PAGE_SHIFTS = Map.of(11, 12, 12, 14, 14, 16);
    private static final long MEMSTART = 0x40000000L;

    /// {@return the line, or nothing after telling what is wrong with it}
    static Optional<BuddyInfoLine> parse(
            String file, int number, String line, List<Problem> problems) {
        Matcher matcher = FORM.matcher(line).region(LogPrefix.length(line), line.length());
        if (!matcher.matches()) {
            problems.add(
                    new Problem(
                            file,
                            number,
                            1,
                            "the line is not of the form 'Node 0, zone Normal' and a count for each"
                                    + " order."));
            return Optional.empty();
        }
        int before = problems.size();
        String zone = matcher.group(2);
        if (!ZONES.containsKey(zone)) {
            String sentence = "zone '%s' is not one of Linux.".formatted(zone);
            problems.add(new Problem(file, number, matcher.start(2) + 1, sentence));
        }
        List<Long> counts = counts(file, number, line, matcher.start(3), problems);
        if (!PAGE_SHIFTS.containsKey(counts.size())) {
            problems.add(
                    new Problem(
                            file,
                            number,
                            line.length() + 1,
                            ("the line has %d counts; kernels have 11, 12 or 14; copy the"
                                            + " whole line.")
                                    .formatted(counts.size())));
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(
                        new BuddyInfoLine(
                                number, Integer.parseInt(matcher.group(1)), zone, counts));
    }

    private static List<Long> counts(
            String file, int number, String line, int from, List<Problem> problems) {
        List<Long> counts = new ArrayList<>();
        Matcher words = WORD.matcher(line);
        for (int at = from; words.find(at); at = words.end()) {
            counts.add(count(words.group()));
            if (counts.getLast() < 0) {
                problems.add(
                        new Problem(
                                file,
                                number,
                                words.start() + 1,
                                "a count must be a whole number from 0 to 2^30."));
            }
        }
        return counts;
    }

    private static long count(String word) {
        if (!word.matches("\\d{1,10}")) {
            return -1;
        }
        long count = Long.parseLong(word);
        return count <= MOST_BLOCKS ? count : -1;
    }

    /// {@return node and zone as a sentence names them}
    String place() {
        return "zone %s of node %d".formatted(zone, node);
    }

    Problem problem(String file, String sentence) {
        return new Problem(file, number, 1, sentence);
    }

    /// {@return the zone that the blocks count for; none for one that is never allocated from}
    Optional<Zone.Kind> kind() {
        return kind(zone);
    }

    /// {@return whether Linux has a zone of this name}
    static boolean isZone(String name) {
        return ZONES.containsKey(name);
    }

    /// {@return the zone of the lab that stands for the one of this name; none for one that is
    /// never allocated from}
    static Optional<Zone.Kind> kind(String name) {
        return ZONES.getOrDefault(name, Optional.empty());
    }

    /// {@return whether kernels are built with so many orders}
    static boolean isOrders(int count) {
        return PAGE_SHIFTS.containsKey(count);
    }

    /// {@return the machine of the lab with as many orders: 6.1, and with 4 KiB pages sections of 1
    /// GiB, where the policies differ most}
    static Machine machine(int orders) {
        Machine usual = Machine.of(KernelVersion.V6_1, MEMSTART);
        int pageShift = PAGE_SHIFTS.getOrDefault(orders, 12);
        int sectionSizeBits =
                switch (pageShift) {
                    case 14 -> 27;
                    case 16 -> 29;
                    default -> 30;
                };
        return new Machine(
                usual.version(),
                sectionSizeBits,
                MEMSTART,
                usual.vaBits(),
                pageShift,
                usual.cpus(),
                usual.rodataFull(),
                usual.transparentHugePages(),
                usual.watermarkBoostFactor(),
                usual.compactsUnevictable());
    }
}
