package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.procfs.KernelText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A moment of a capture at which both the kernel's own texts and its free lists were saved.
///
/// @param capture which
/// @param name what the names of the texts begin with
/// @param lists the free lists then
record CapturedMoment(Capture capture, String name, String lists) {
    private static final Pattern ADDED = Pattern.compile("after-add(?:-(\\d+))?");
    private static final List<String> NAMES =
            List.of(
                    "before",
                    "after-add",
                    "after-add-1",
                    "after-add-2",
                    "after-add-3",
                    "after-add-4",
                    "after-online",
                    "after-offline",
                    "after-fail-drained");

    /// {@return all such moments of a capture}
    static List<CapturedMoment> of(Capture capture) throws IOException {
        List<CapturedMoment> moments = new ArrayList<>();
        for (String name : NAMES) {
            if (capture.files().text(name + ".buddyinfo.txt").isPresent()) {
                lists(capture, name)
                        .ifPresent(lists -> moments.add(new CapturedMoment(capture, name, lists)));
            }
        }
        return moments;
    }

    // Nothing was taken or given back between an add's return and the texts after it.
    private static Optional<String> lists(Capture capture, String name) throws IOException {
        Optional<String> own = capture.files().text(name + ".freelist.txt");
        if (own.isPresent()) {
            return own;
        }
        Matcher added = ADDED.matcher(name);
        if (added.matches()) {
            return exit(capture, added.group(1) == null ? 1 : Integer.parseInt(added.group(1)));
        }
        return name.equals("before") ? Optional.of(listsOfPageMap(capture)) : Optional.empty();
    }

    private static Optional<String> exit(Capture capture, int number) throws IOException {
        String exit = capture.caseFile().request(number).exit();
        return exit == null ? Optional.empty() : capture.files().text(exit);
    }

    // The page map tells the free blocks without their order in the lists.
    private static String listsOfPageMap(Capture capture) throws IOException {
        int first = capture.startable().getFirst();
        String state = String.valueOf(capture.caseFile().request(first).state());
        String zone = capture.files().required(state).lines().findFirst().orElseThrow();
        StringBuilder lists = new StringBuilder(zone).append('\n');
        for (PageMap.Run run : pageMap(capture).runs()) {
            if (run.state() == 'F') {
                lists.append("F %d %d".formatted(run.order(), run.type()));
                for (int i = 0; i < run.count(); i += 1 << run.order()) {
                    lists.append(" %x".formatted(run.start() + i));
                }
                lists.append('\n');
            }
        }
        return lists.toString();
    }

    static PageMap pageMap(Capture capture) throws IOException {
        int shift = capture.machine().pageShift();
        CaseFile file = capture.caseFile();
        return PageMap.parse(
                "pmap",
                capture.files().required("before.pmap.txt"),
                file.bootStart() >>> shift,
                file.bootEnd() >>> shift);
    }

    /// {@return whether the lists' migrate types are known, not only those of the pageblocks}
    boolean typesAreListed() throws IOException {
        return !name.equals("before") || capture.files().text("before.freelist.txt").isPresent();
    }

    /// {@return the text that the kernel wrote then}
    String text(KernelText text) throws IOException {
        return text(capture, name, text).orElseThrow();
    }

    static Optional<String> text(Capture capture, String moment, KernelText text)
            throws IOException {
        String file = text == KernelText.UNUSABLE_INDEX ? "extfrag_unusable" : text.label();
        return capture.files().text(moment + "." + file + ".txt");
    }

    /// {@return a kernel with the free lists of the moment}
    Kernel kernel() throws IOException {
        CaptureCase.Request last = capture.caseFile().requests().getLast();
        @Nullable String none = null;
        CaptureCase.Request next =
                new CaptureCase.Request(
                        capture.caseFile().requests().size() + 1,
                        "remove",
                        last.start(),
                        last.size(),
                        last.memmapOnMemory(),
                        none,
                        none,
                        none,
                        none,
                        none);
        Kernel kernel = new Kernel(capture.machine(), capture.caseFile().policy());
        new CapturedState(
                        capture,
                        next,
                        pageMap(capture),
                        FreeListDump.parse(name, lists),
                        null,
                        new int[0],
                        null)
                .layOut(kernel);
        return kernel;
    }
}
