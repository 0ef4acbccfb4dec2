package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.ConformanceTest.Depth;
import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Holds one prediction against what the kernel did, at four depths: the return code, the order-9
/// attempts with what the slots became, every page and count in order, and all free lists in list
/// order at the end.
///
/// Where the slab took pages during the request, or a second CPU was at work, only outcomes are
/// judged: what decides the pages is in no capture.
record Judgement(Set<Depth> equalDepths, Set<Depth> differentDepths) {
    private static final int SLAB_PAGES = 4;

    static Judgement of(Capture capture, int number) throws IOException {
        Prediction prediction = Prediction.of(capture, number);
        List<String> kernelLog =
                capture.files()
                        .required(String.valueOf(capture.caseFile().request(number).events()))
                        .lines()
                        .toList();
        List<String> modelLog = prediction.events().lines().toList();
        List<String> kernel = CapturedEvents.judged(kernelLog);
        List<String> model = CapturedEvents.judged(modelLog);
        int returned = returned(kernelLog);
        boolean spare = capture.caseFile().request(number).op().equals("add") && returned == 0;
        String exit =
                capture.files().required(String.valueOf(capture.caseFile().request(number).exit()));
        Map<Depth, Boolean> depths = new EnumMap<>(Depth.class);
        depths.put(Depth.RESULT, returned == returned(modelLog));
        depths.put(
                Depth.ORDER9,
                attempts(kernel).equals(attempts(model)) && slots(kernel).equals(slots(model)));
        if (!outcomesOnly(capture, number)) {
            depths.put(Depth.PAGES, kernel.equals(model));
            depths.put(Depth.LISTS, sameLists(lists(exit), lists(prediction.exit()), spare));
        }
        return new Judgement(thatAre(true, depths), thatAre(false, depths));
    }

    private static boolean outcomesOnly(Capture capture, int number) throws IOException {
        String operation =
                capture.files().required("case.json").split("\"n\": ", -1)[number].strip();
        return capture.machine().cpus() > 1 || operation.contains("\"alsoAllocated\"");
    }

    private static Set<Depth> thatAre(boolean equal, Map<Depth, Boolean> depths) {
        Set<Depth> some = EnumSet.noneOf(Depth.class);
        depths.forEach((depth, same) -> {
            if (same == equal) {
                some.add(depth);
            }
        });
        return some;
    }

    private static int returned(List<String> log) {
        String end =
                log.stream().filter(line -> line.startsWith("END")).findFirst().orElse("END rc=?");
        return Integer.parseInt(field(end, "rc"));
    }

    private static String attempts(List<String> log) {
        StringBuilder attempts = new StringBuilder();
        for (String line : log) {
            attempts.append(
                    line.startsWith("PMD_OK") ? "S" : line.startsWith("PMD_FAIL") ? "F" : "");
        }
        return attempts.toString();
    }

    private static Map<String, String> slots(List<String> log) {
        Map<String, String> slots = new TreeMap<>();
        for (String line : log) {
            if (line.startsWith("PMD_SET_HUGE")) {
                slots.put(field(line, "addr"), "B");
            } else if (line.startsWith("PGTABLE level=pte")) {
                slots.put(field(line, "addr"), "p");
            } else if (line.startsWith("VMEMMAP_FREE_EXIT")) {
                String start = field(line, "start");
                String end = field(line, "end");
                slots.replaceAll((addr, kind) ->
                        addr.compareTo(start) >= 0 && addr.compareTo(end) < 0 ? "." : kind);
            }
        }
        return slots;
    }

    private static String field(String line, String key) {
        for (String word : line.split(" ", -1)) {
            if (word.startsWith(key + "=")) {
                return word.substring(key.length() + 1);
            }
        }
        throw new AssertionError("no " + key + " in: " + line);
    }

    private static Map<String, List<Integer>> lists(String text) throws IOException {
        Map<String, List<Integer>> lists = new TreeMap<>();
        for (ZoneDump zone : FreeListDump.parse("lists", text).zones()) {
            zone.lists().forEach((key, pfns) -> lists.put(zone.name() + " " + key, pfns));
            zone.cpus()
                    .forEach((cpu, dump) ->
                            dump.lists()
                                    .forEach((list, pfns) ->
                                            lists.put(
                                                    zone.name() + " pcp " + cpu + " " + list,
                                                    pfns)));
        }
        lists.values().removeIf(List::isEmpty);
        return lists;
    }

    // After a successful add the slab may have taken a few pages off the head of a per-cpu list for
    // the memory blocks.
    private static boolean sameLists(
            Map<String, List<Integer>> kernel, Map<String, List<Integer>> model, boolean spare) {
        List<String> keys = new ArrayList<>(kernel.keySet());
        keys.addAll(model.keySet());
        for (String key : keys) {
            List<Integer> k = kernel.getOrDefault(key, List.of());
            List<Integer> m = model.getOrDefault(key, List.of());
            int extra = m.size() - k.size();
            if (spare && key.contains("pcp") && extra >= 0 && extra <= SLAB_PAGES) {
                m = m.subList(extra, m.size());
            }
            if (!k.equals(m)) {
                return false;
            }
        }
        return true;
    }
}
