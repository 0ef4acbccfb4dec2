package io.github.vmemmaplab.capture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A snapshot of all free lists of a kernel, in list order, as captures hold it: per zone a `Z`
/// line with its figures, `F` lines for the buddy lists, `PCP`/`P` lines for the per-cpu lists of
/// CPU 0 and `Q`/`R` lines for other CPUs'.
///
/// @param zones one entry a zone, in the order of the file
record FreeListDump(List<ZoneDump> zones) {
    private static final int MOST_ORDER = 10;
    private static final int MOST_TYPE = 4;
    private static final int LOW_ORDER_LISTS = 12;
    private static final int HUGE_ORDER = 9;
    private static final int MOST_LISTS = LOW_ORDER_LISTS + 2;
    private static final long MOST_PFN = 1L << 30;
    private static final int MOST_CPUS = 64;

    /// One zone: its figures by name, its lists by order and type, its CPUs' lists.
    record ZoneDump(
            String name,
            Map<String, Long> figures,
            Map<ListKey, List<Integer>> lists,
            Map<Integer, CpuDump> cpus) {

        long figure(String key, long otherwise) {
            return figures.getOrDefault(key, otherwise);
        }
    }

    /// Which free list.
    record ListKey(int order, int type) {}

    /// One CPU's lists: figures by name, pages by list number.
    record CpuDump(Map<String, Long> figures, Map<Integer, List<Integer>> lists) {}

    /// Reads a snapshot; `file` names it in errors.
    static FreeListDump parse(String file, String text) throws CaptureException {
        List<ZoneDump> zones = new ArrayList<>();
        BitSet taken = new BitSet();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            LineReader reader = new LineReader(file, number, line);
            if (reader.hasNext()) {
                parseLine(reader, zones, taken);
            }
        }
        if (zones.isEmpty()) {
            throw new CaptureException(
                    file, 1, 1, "there is no zone line (Z …); this is no free-list snapshot.");
        }
        return new FreeListDump(List.copyOf(zones));
    }

    private static void parseLine(LineReader reader, List<ZoneDump> zones, BitSet taken)
            throws CaptureException {
        String kind = reader.next();
        if (kind.equals("Z")) {
            zones.add(zone(reader, zones));
            return;
        }
        if (zones.isEmpty()) {
            throw reader.error("a zone line (Z …) must come first.");
        }
        ZoneDump zone = zones.getLast();
        switch (kind) {
            case "F" -> {
                ListKey key =
                        new ListKey(reader.nextInt(0, MOST_ORDER), reader.nextInt(0, MOST_TYPE));
                List<Integer> list = zone.lists().computeIfAbsent(key, k -> new ArrayList<>());
                readPfns(reader, list, zone, key.order(), taken);
            }
            case "PCP" -> zone.cpus().put(0, new CpuDump(figures(reader), new HashMap<>()));
            case "P" -> readCpuList(reader, zone, 0, taken);
            case "Q" -> {
                Map<String, Long> figures = figures(reader);
                int cpu = Math.toIntExact(figures.getOrDefault("cpu", 1L));
                zone.cpus().put(cpu, new CpuDump(figures, new HashMap<>()));
            }
            case "R" -> readCpuList(reader, zone, reader.nextInt(1, MOST_CPUS), taken);
            default ->
                    throw reader.error("'" + kind + "' is no kind of line (Z, F, PCP, P, Q or R).");
        }
    }

    private static ZoneDump zone(LineReader reader, List<ZoneDump> zones) throws CaptureException {
        String name = reader.next();
        for (ZoneDump other : zones) {
            if (other.name().equals(name)) {
                throw reader.error("zone " + name + " stands here for the second time.");
            }
        }
        ZoneDump zone = new ZoneDump(name, figures(reader), new HashMap<>(), new HashMap<>());
        long start = zone.figure("start", -1);
        long spanned = zone.figure("spanned", -1);
        if (start < 0 || spanned < 1 || start + spanned > MOST_PFN) {
            throw reader.error(
                    "start= and spanned= of zone " + name + " do not say where it lies.");
        }
        return zone;
    }

    private static void readCpuList(LineReader reader, ZoneDump zone, int cpu, BitSet taken)
            throws CaptureException {
        CpuDump dump = zone.cpus().get(cpu);
        if (dump == null) {
            throw reader.error("the figures of CPU " + cpu + " must come before its lists.");
        }
        int list = reader.nextInt(0, MOST_LISTS - 1);
        int order = list < LOW_ORDER_LISTS ? list / 3 : HUGE_ORDER;
        readPfns(
                reader,
                dump.lists().computeIfAbsent(list, k -> new ArrayList<>()),
                zone,
                order,
                taken);
    }

    private static void readPfns(
            LineReader reader, List<Integer> into, ZoneDump zone, int order, BitSet taken)
            throws CaptureException {
        long start = zone.figure("start", 0);
        long end = start + zone.figure("spanned", 0);
        while (reader.hasNext()) {
            int pfn = reader.nextPfn();
            int pages = 1 << order;
            if ((pfn & (pages - 1)) != 0) {
                throw reader.error(
                        "a block of order %d cannot begin at page %x.".formatted(order, pfn));
            }
            if (pfn < start || pfn + pages > end) {
                throw reader.error("page %x is not in zone %s.".formatted(pfn, zone.name()));
            }
            if (taken.get(pfn, pfn + pages).cardinality() > 0) {
                throw reader.error("page %x is on a list already.".formatted(pfn));
            }
            taken.set(pfn, pfn + pages);
            into.add(pfn);
        }
    }

    // The zone's first PFN and the scanner positions are hexadecimal, all else is decimal.
    private static Map<String, Long> figures(LineReader reader) throws CaptureException {
        Map<String, Long> figures = new HashMap<>();
        while (reader.hasNext()) {
            String word = reader.next();
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw reader.error("'" + word + "' is not of the form name=number.");
            }
            String key = word.substring(0, equals);
            boolean hex = key.equals("start") || key.endsWith("pfn") || key.contains("pfn_");
            figures.put(
                    key,
                    reader.number(
                            word.substring(equals + 1),
                            hex ? 16 : 10,
                            Long.MIN_VALUE,
                            Long.MAX_VALUE));
        }
        return figures;
    }
}
