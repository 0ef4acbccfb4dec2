package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One run of a real, instrumented kernel: what was asked of it, and the state each request began
/// from.
///
/// Only what was there before a request is read here, never what the kernel then did.
public final class Capture {
    private final TextSource files;
    private final CaseFile caseFile;
    private final Machine machine;
    private @Nullable PageMap pageMap;
    private final Map<Integer, Kernel> finished = new ConcurrentHashMap<>();

    private Capture(TextSource files, CaseFile caseFile, Machine machine) {
        this.files = files;
        this.caseFile = caseFile;
        this.machine = machine;
    }

    /// Opens a capture.
    public static Capture open(TextSource files) throws IOException {
        CaseFile caseFile = CaseFile.read(files);
        return new Capture(files, caseFile, caseFile.machine());
    }

    private synchronized PageMap pageMap() throws IOException {
        if (pageMap == null) {
            String name = "before.pmap.txt";
            int shift = machine.pageShift();
            pageMap =
                    PageMap.parse(
                            files.label() + "/" + name,
                            files.required(name),
                            caseFile.bootStart() >>> shift,
                            caseFile.bootEnd() >>> shift);
        }
        return pageMap;
    }

    /// {@return the name of the case}
    public String name() {
        return caseFile.name();
    }

    /// {@return the machine that it ran on}
    public Machine machine() {
        return machine;
    }

    /// {@return what `case.json` says}
    CaseFile caseFile() {
        return caseFile;
    }

    /// {@return the files of the capture}
    TextSource files() {
        return files;
    }

    /// {@return the numbers of the requests whose start state is in the capture}
    public List<Integer> startable() {
        List<Integer> numbers = new ArrayList<>();
        for (CaptureCase.Request request : caseFile.requests()) {
            if (request.state() != null) {
                numbers.add(request.n());
            }
        }
        return List.copyOf(numbers);
    }

    /// {@return the free lists when the page map was taken, null if the capture has no such file}
    @Nullable FreeListDump listsBefore() throws CaptureException {
        String name = "before.freelist.txt";
        try {
            Optional<String> text = files.text(name);
            return text.isEmpty()
                    ? null
                    : FreeListDump.parse(files.label() + "/" + name, text.get());
        } catch (CaptureException e) {
            throw e;
        } catch (IOException e) {
            throw new CaptureException(
                    files.label() + "/" + name, "cannot be read: " + e.getMessage());
        }
    }

    /// {@return the model's kernel after the last request before `number` whose start state is in
    /// the capture, null if there is none}
    @Nullable Kernel before(int number) throws CaptureException {
        int last = 0;
        for (int earlier : startable()) {
            last = earlier < number ? earlier : last;
        }
        return last == 0 ? null : after(last);
    }

    /// {@return the model's kernel after request `number`}; runs it once
    Kernel after(int number) throws CaptureException {
        Kernel known = finished.get(number);
        if (known == null) {
            known = finish(number);
            finished.put(number, known);
        }
        return known;
    }

    private Kernel finish(int number) throws CaptureException {
        try {
            Scenario scenario = scenario(number);
            Kernel kernel = Simulation.boot(scenario);
            scenario.operations().forEach(kernel.hotplug()::run);
            return kernel;
        } catch (CaptureException e) {
            throw e;
        } catch (IOException e) {
            throw new CaptureException(
                    name(), "operation " + number + " cannot be read: " + e.getMessage());
        }
    }

    /// {@return request `number` as a scenario that starts from what the kernel had then}
    public Scenario scenario(int number) throws IOException {
        CaptureCase.Request request = caseFile.request(number);
        String state = request.state();
        if (state == null) {
            throw caseFile.error(
                    "operations", "operation " + number + " has no start state in this capture.");
        }
        Operation operation = caseFile.operation(request);
        FreeListDump lists = FreeListDump.parse(files.label() + "/" + state, files.required(state));
        Bounds bounds =
                Bounds.of(
                        machine,
                        operation,
                        Math.max(caseFile.bootEnd(), operation.start() + operation.size()));
        return new Scenario(
                name() + ", operation " + number,
                "What a real "
                        + machine.version().label()
                        + " kernel met, with "
                        + machine.sectionSizeBits()
                        + "-bit sections.",
                machine,
                new CapturedState(
                        this,
                        request,
                        pageMap(),
                        lists,
                        walk(request, bounds),
                        linearTables(request, bounds),
                        stats()),
                caseFile.policy(),
                List.of(operation),
                null);
    }

    private @Nullable NodeStats stats() throws IOException {
        String name = "before.zoneinfo.txt";
        Optional<String> text = files.text(name);
        return text.isEmpty() ? null : NodeStats.parse(files.label() + "/" + name, text.get());
    }

    private @Nullable PageTableWalk walk(CaptureCase.Request request, Bounds bounds)
            throws IOException {
        String name = request.pageTables();
        return name == null
                ? null
                : PageTableWalk.parse(files.label() + "/" + name, files.required(name), bounds);
    }

    // Pages that the linear map of the range took, in its order.
    private int[] linearTables(CaptureCase.Request request, Bounds bounds) throws IOException {
        String name = request.linearTables();
        if (name == null) {
            return new int[0];
        }
        List<Integer> pages = new ArrayList<>();
        int number = 0;
        for (String line : files.required(name).lines().toList()) {
            LineReader reader = new LineReader(files.label() + "/" + name, ++number, line);
            if (reader.hasNext()) {
                reader.next();
                pages.add(bounds.page(reader, reader.next()));
            }
        }
        return pages.stream().mapToInt(Integer::intValue).toArray();
    }
}
