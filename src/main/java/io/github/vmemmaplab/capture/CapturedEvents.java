package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Witness;
import io.github.vmemmaplab.timeline.Timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a real kernel did during one request, and where the model's run first parts from it.
///
/// Compared are the lines that name a page or count table entries, in order, from the first work on
/// the vmemmap on.
public final class CapturedEvents {
    private static final Set<String> JUDGED =
            Set.of(
                    "POPULATE_ENTRY",
                    "PMD_TRY",
                    "PMD_OK",
                    "PMD_FAIL",
                    "PMD_SET_HUGE",
                    "PMD_PRESENT",
                    "ALLOC_BLOCK",
                    "RMQ",
                    "STEAL",
                    "BASEPAGES_ENTRY",
                    "BASEPAGE",
                    "BASEPAGES_EXIT",
                    "PGTABLE",
                    "POPULATE_EXIT",
                    "VMEMMAP_FREE_ENTRY",
                    "VMEMMAP_FREE_VISIT",
                    "VMEMMAP_FREE_EXIT",
                    "FREE_MEM",
                    "FREE_PGTABLE");
    private static final Set<String> STEAL_FIELDS =
            Set.of("zone", "order", "current_order", "start_mt", "fallback_mt", "kind", "pfn");

    private static final String NOTHING_MORE = "(nothing more)";

    private final List<String> lines;

    private CapturedEvents(List<String> lines) {
        this.lines = lines;
    }

    /// {@return what the kernel did in request `number`, if the capture holds it}
    public static Optional<CapturedEvents> of(Capture capture, int number) throws IOException {
        String name = capture.caseFile().request(number).events();
        if (name == null) {
            return Optional.empty();
        }
        Optional<String> log = capture.files().text(name);
        return log.map(text -> new CapturedEvents(judged(text.lines().toList())));
    }

    /// {@return the judged lines, in order}
    public List<String> lines() {
        return lines;
    }

    static List<String> judged(List<String> log) {
        List<String> judged = new ArrayList<>();
        boolean on = false;
        for (String line : log) {
            on |= begins(line);
            if (on && isJudged(line)) {
                judged.add(plain(line));
            }
        }
        return List.copyOf(judged);
    }

    private static boolean begins(String line) {
        return line.startsWith("POPULATE_ENTRY") || line.startsWith("VMEMMAP_FREE_ENTRY");
    }

    private static boolean isJudged(String line) {
        return JUDGED.contains(line.substring(0, Math.max(0, line.indexOf(' '))));
    }

    private static String plain(String line) {
        return line.startsWith("STEAL") ? plainSteal(line) : line.stripTrailing();
    }

    // Which block was taken from which list; counts that only some logs add do not matter.
    private static String plainSteal(String line) {
        StringBuilder plain = new StringBuilder("STEAL");
        for (String word : line.split(" ", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0 && STEAL_FIELDS.contains(word.substring(0, equals))) {
                plain.append(' ').append(word);
            }
        }
        return plain.toString();
    }

    /// {@return where a run of the same request first parts from this, if it does}
    public Witness witness(Scenario scenario, Timeline timeline) {
        CaptureWords words = new CaptureWords(scenario.policy());
        boolean on = false;
        int at = 0;
        for (int step = 1; step <= timeline.size(); step++) {
            for (String line : words.of(timeline.event(step))) {
                on |= begins(line);
                if (!on || !isJudged(line)) {
                    continue;
                }
                String kernel = at < lines.size() ? lines.get(at) : NOTHING_MORE;
                if (!kernel.equals(plain(line))) {
                    return new Witness.Differs(step, kernel, plain(line));
                }
                at++;
            }
        }
        return at < lines.size()
                ? new Witness.Differs(timeline.size(), lines.get(at), NOTHING_MORE)
                : new Witness.Agrees(at);
    }
}
