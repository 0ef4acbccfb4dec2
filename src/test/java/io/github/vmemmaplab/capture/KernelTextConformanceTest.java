package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The lab's texts against those that real kernels wrote, byte for byte, over all captures that
/// come with the program.
final class KernelTextConformanceTest {
    private static final String BLOCKS = "\nNumber of blocks type";

    /// How many texts were equal, of how many compared, by what was compared.
    private static final class Tally {
        private final Map<String, int[]> counts = new TreeMap<>();

        void compare(String what, String told, String captured) {
            int[] count = counts.computeIfAbsent(what, key -> new int[2]);
            count[0] += told.equals(captured) ? 1 : 0;
            count[1]++;
        }

        int equal(String what) {
            return counts.getOrDefault(what, new int[2])[0];
        }

        @Override
        public String toString() {
            return counts.entrySet().stream()
                    .map(e -> e.getKey() + " " + e.getValue()[0] + " of " + e.getValue()[1])
                    .collect(Collectors.joining("\n"));
        }
    }

    /// States laid out from captured lists. What is not equal: the page maps of the two mixfrag
    /// captures were taken after their processes had run on; and which pageblocks changed their
    /// type since the page map no capture tells, so that after an add it is inferred.
    @Test
    void aCapturedStateIsToldInTheKernelsWords() throws IOException {
        Tally tally = new Tally();
        for (String name : ShippedCaptures.names()) {
            for (CapturedMoment moment : CapturedMoment.of(ShippedCaptures.open(name))) {
                compare(tally, moment);
            }
        }
        assertEquals(
                """
                buddyinfo 95 of 97
                extfrag_index 95 of 95
                extfrag_index of another instant than buddyinfo 0 of 2
                pagetypeinfo, free pages 95 of 97
                unusable_index 79 of 79
                unusable_index of another instant than buddyinfo 0 of 18
                """
                        .strip(),
                tally.toString()
                        .lines()
                        .filter(line -> !line.contains("pageblocks") && !line.contains("whole"))
                        .collect(Collectors.joining("\n")));
        System.getLogger("conformance").log(System.Logger.Level.INFO, tally.toString());
        assertTrue(tally.equal("pagetypeinfo whole") >= 82, tally.toString());
        assertTrue(tally.equal("pagetypeinfo, pageblocks after-add") >= 34, tally.toString());
        assertTrue(tally.equal("pagetypeinfo, pageblocks after-offline") >= 14, tally.toString());
        assertTrue(tally.equal("pagetypeinfo, pageblocks before") >= 32, tally.toString());
    }

    private static void compare(Tally tally, CapturedMoment moment) throws IOException {
        Kernel kernel = moment.kernel();
        String buddyInfo = moment.text(KernelText.BUDDYINFO);
        tally.compare("buddyinfo", told(KernelText.BUDDYINFO, kernel), buddyInfo);
        for (KernelText index : List.of(KernelText.EXTFRAG_INDEX, KernelText.UNUSABLE_INDEX)) {
            String captured = moment.text(index);
            boolean ofOneInstant = agree(index, buddyInfo, captured);
            String what =
                    index.label() + (ofOneInstant ? "" : " of another instant than buddyinfo");
            tally.compare(what, told(index, kernel), captured);
        }
        String pageTypes = told(KernelText.PAGETYPEINFO, kernel);
        String captured = moment.text(KernelText.PAGETYPEINFO);
        if (moment.typesAreListed()) {
            tally.compare("pagetypeinfo, free pages", free(pageTypes), free(captured));
            tally.compare("pagetypeinfo whole", pageTypes, captured);
        }
        String when = moment.name().replaceAll("-\\d$", "");
        tally.compare("pagetypeinfo, pageblocks " + when, blocks(pageTypes), blocks(captured));
    }

    // The kernel's own files contradict each other where memory was taken between two readings.
    private static boolean agree(KernelText index, String buddyInfo, String captured) {
        List<String> zones = buddyInfo.lines().toList();
        List<String> lines = captured.lines().toList();
        for (int i = 0; i < zones.size(); i++) {
            List<String> figures = words(lines.get(i));
            long[] counts = counts(zones.get(i));
            for (int order = 0; order < counts.length; order++) {
                int value =
                        index == KernelText.EXTFRAG_INDEX
                                ? FragmentationIndex.extfrag(counts, order)
                                : FragmentationIndex.unusable(counts, order);
                if (value != Math.round(Double.parseDouble(figures.get(4 + order)) * 1000)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long[] counts(String zone) {
        return words(zone).stream().skip(4).mapToLong(Long::parseLong).toArray();
    }

    private static List<String> words(String line) {
        return Pattern.compile("\\S+").matcher(line).results().map(MatchResult::group).toList();
    }

    private static String told(KernelText text, Kernel kernel) {
        return text.of(kernel, List.of());
    }

    private static String free(String pageTypes) {
        return pageTypes.substring(0, pageTypes.indexOf(BLOCKS));
    }

    private static String blocks(String pageTypes) {
        return pageTypes.substring(pageTypes.indexOf(BLOCKS));
    }

    /// States that the model comes to when it is shown only what was before a request. Tables that
    /// an earlier request has left are not in what it is shown, so only first adds and removes are
    /// compared.
    @Test
    void whatTheModelComesToIsToldInTheKernelsWords() throws IOException {
        Tally tally = new Tally();
        for (String name : ShippedCaptures.names()) {
            Capture capture = ShippedCaptures.open(name);
            for (int number : capture.startable()) {
                String op = capture.caseFile().request(number).op();
                if (number == 1 || op.equals("remove")) {
                    compareRun(tally, capture, number, "after-" + op);
                }
            }
        }
        System.getLogger("conformance").log(System.Logger.Level.INFO, tally.toString());
        assertTrue(tally.equal("tables after-add") >= 32, tally.toString());
        assertTrue(tally.equal("tables after-remove") >= 13, tally.toString());
        assertTrue(tally.equal("buddyinfo after-add") >= 26, tally.toString());
        assertTrue(tally.equal("pagetypeinfo after-add") >= 26, tally.toString());
    }

    private static void compareRun(Tally tally, Capture capture, int number, String moment)
            throws IOException {
        Scenario scenario = capture.scenario(number);
        Kernel kernel = Simulation.boot(scenario);
        for (Operation operation : scenario.operations()) {
            kernel.hotplug().run(operation);
        }
        Optional<String> tables =
                CapturedMoment.text(capture, moment, KernelText.KERNEL_PAGE_TABLES);
        if (tables.isPresent()) {
            String told = told(KernelText.KERNEL_PAGE_TABLES, kernel);
            tally.compare("tables " + moment, told, vmemmap(tables.get()));
        }
        // After a remove the captured machine gave back what its CPU held, and only then looked.
        for (KernelText text : List.of(KernelText.BUDDYINFO, KernelText.PAGETYPEINFO)) {
            Optional<String> captured = CapturedMoment.text(capture, moment, text);
            if (captured.isPresent() && moment.equals("after-add")) {
                tally.compare(text.label() + " " + moment, told(text, kernel), captured.get());
            }
        }
    }

    private static String vmemmap(String tables) {
        String end = "---[ vmemmap end ]---\n";
        return tables.substring(
                tables.indexOf("---[ vmemmap start ]---"), tables.indexOf(end) + end.length());
    }
}
