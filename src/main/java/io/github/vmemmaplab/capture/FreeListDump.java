package io.github.vmemmaplab.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A snapshot of all free lists of a kernel, in list order, as captures hold it: per zone a `Z`
/// line with its figures, `F` lines for the buddy lists, `PCP`/`P` lines for the per-cpu lists of
/// CPU 0 and `Q`/`R` lines for other CPUs'.
///
/// @param zones one entry a zone, in the order of the file
record FreeListDump(List<ZoneDump> zones) {
    private static final int MOST_ORDER = 15;
    private static final int MOST_TYPE = 5;
    private static final int MOST_LISTS = 32;
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
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            LineReader reader = new LineReader(file, number, line);
            if (reader.hasNext()) {
                parseLine(reader, zones);
            }
        }
        if (zones.isEmpty()) {
            throw new CaptureException(
                    file, 1, 1, "there is no zone line (Z …); this is no free-list snapshot.");
        }
        return new FreeListDump(List.copyOf(zones));
    }

    private static void parseLine(LineReader reader, List<ZoneDump> zones) throws CaptureException {
        String kind = reader.next();
        if (kind.equals("Z")) {
            String name = reader.next();
            zones.add(new ZoneDump(name, figures(reader), new HashMap<>(), new HashMap<>()));
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
                readPfns(reader, zone.lists().computeIfAbsent(key, k -> new ArrayList<>()));
            }
            case "PCP" -> zone.cpus().put(0, new CpuDump(figures(reader), new HashMap<>()));
            case "P" -> readPfns(reader, cpuList(reader, zone, 0));
            case "Q" -> {
                Map<String, Long> figures = figures(reader);
                int cpu = Math.toIntExact(figures.getOrDefault("cpu", 1L));
                zone.cpus().put(cpu, new CpuDump(figures, new HashMap<>()));
            }
            case "R" -> readPfns(reader, cpuList(reader, zone, reader.nextInt(1, MOST_CPUS)));
            default ->
                    throw reader.error("'" + kind + "' is no kind of line (Z, F, PCP, P, Q or R).");
        }
    }

    private static List<Integer> cpuList(LineReader reader, ZoneDump zone, int cpu)
            throws CaptureException {
        CpuDump dump = zone.cpus().get(cpu);
        if (dump == null) {
            throw reader.error("the figures of CPU " + cpu + " must come before its lists.");
        }
        return dump.lists().computeIfAbsent(reader.nextInt(0, MOST_LISTS), k -> new ArrayList<>());
    }

    private static void readPfns(LineReader reader, List<Integer> into) throws CaptureException {
        while (reader.hasNext()) {
            into.add(reader.nextPfn());
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
