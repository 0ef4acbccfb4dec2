package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of a real, instrumented kernel: what was asked of it, and the state each request began
/// from.
///
/// Only what was there before a request is read here, never what the kernel then did.
public final class Capture {
    private final TextSource files;
    private final CaptureCase description;
    private final Machine machine;
    private final VmemmapPolicy policy;
    private final PageMap pageMap;

    private Capture(
            TextSource files,
            CaptureCase description,
            Machine machine,
            VmemmapPolicy policy,
            PageMap pageMap) {
        this.files = files;
        this.description = description;
        this.machine = machine;
        this.policy = policy;
        this.pageMap = pageMap;
    }

    /// Opens a capture.
    public static Capture open(TextSource files) throws IOException {
        CaptureCase description;
        try {
            description = CaptureCase.parse(files.required("case.json"));
        } catch (CaptureCase.Unreadable e) {
            throw new CaptureException(
                    files.label() + "/case.json", e.line(), e.column(), e.sentence());
        }
        String mapName = "before.pmap.txt";
        PageMap map = PageMap.parse(files.label() + "/" + mapName, files.required(mapName));
        return new Capture(
                files, description, machine(files, description), policy(files, description), map);
    }

    private static Machine machine(TextSource files, CaptureCase description)
            throws CaptureException {
        KernelVersion version = null;
        for (KernelVersion candidate : KernelVersion.values()) {
            if (description.kernel().startsWith(candidate.label() + ".")) {
                version = candidate;
            }
        }
        if (version == null) {
            throw new CaptureException(
                    files.label() + "/case.json",
                    1,
                    1,
                    "kernel '" + description.kernel() + "' is not one that the lab models.");
        }
        Map<String, String> sysctl = description.sysctl() == null ? Map.of() : description.sysctl();
        return new Machine(
                version,
                description.sectionSizeBits(),
                parseHex(files, description.bootMemory().start()),
                description.vaBits(),
                Integer.numberOfTrailingZeros(description.pageSize()),
                description.cpus() == null ? 1 : description.cpus(),
                description.rodata().equals("full"),
                description.thp(),
                Integer.parseInt(sysctl.getOrDefault("watermark_boost_factor", "15000")),
                !sysctl.getOrDefault("compact_unevictable_allowed", "1").equals("0"));
    }

    private static VmemmapPolicy policy(TextSource files, CaptureCase description)
            throws CaptureException {
        return Policies.labelled(description.policy())
                .orElseThrow(() ->
                        new CaptureException(
                                files.label() + "/case.json",
                                1,
                                1,
                                "policy '" + description.policy() + "' is not known."));
    }

    static long parseHex(TextSource files, String text) throws CaptureException {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw new CaptureException(
                    files.label() + "/case.json", 1, 1, "'" + text + "' is not a number.");
        }
    }

    /// {@return the name of the case}
    public String name() {
        return description.name();
    }

    /// {@return the machine that it ran on}
    public Machine machine() {
        return machine;
    }

    /// {@return all requests, in order}
    List<CaptureCase.Request> requests() {
        return description.operations();
    }

    /// {@return the numbers of the requests whose start state is in the capture}
    public List<Integer> startable() {
        List<Integer> numbers = new ArrayList<>();
        for (CaptureCase.Request request : description.operations()) {
            if (request.state() != null) {
                numbers.add(request.n());
            }
        }
        return List.copyOf(numbers);
    }

    /// {@return request `number` as a scenario that starts from what the kernel had then}
    public Scenario scenario(int number) throws IOException {
        CaptureCase.Request request = request(number);
        String state = request.state();
        if (state == null) {
            throw new CaptureException(
                    files.label() + "/case.json",
                    "operation " + number + " has no start state in this capture.");
        }
        FreeListDump lists = FreeListDump.parse(files.label() + "/" + state, files.required(state));
        return new Scenario(
                name() + ", operation " + number,
                "A real "
                        + machine.version().label()
                        + " kernel, "
                        + machine.sectionSizeBits()
                        + "-bit sections.",
                machine,
                new CapturedState(
                        this, request, pageMap, lists, walk(request), linearTables(request)),
                policy,
                List.of(operation(request)),
                null);
    }

    CaptureCase.Request request(int number) throws CaptureException {
        for (CaptureCase.Request request : description.operations()) {
            if (request.n() == number) {
                return request;
            }
        }
        throw new CaptureException(
                files.label() + "/case.json", "there is no operation " + number + ".");
    }

    Operation operation(CaptureCase.Request request) throws CaptureException {
        long start = parseHex(files, request.start());
        long size = parseHex(files, request.size());
        return switch (request.op()) {
            case "add" -> new Operation.Add(start, size, request.memmapOnMemory());
            case "remove" -> new Operation.Remove(start, size);
            default ->
                    throw new CaptureException(
                            files.label() + "/case.json",
                            "operation '" + request.op() + "' is neither add nor remove.");
        };
    }

    private @Nullable PageTableWalk walk(CaptureCase.Request request) throws IOException {
        String name = request.pageTables();
        return name == null
                ? null
                : PageTableWalk.parse(files.label() + "/" + name, files.required(name));
    }

    // Pages that the linear map of the range took, in its order.
    private int[] linearTables(CaptureCase.Request request) throws IOException {
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
                pages.add(reader.nextPfn());
            }
        }
        return pages.stream().mapToInt(Integer::intValue).toArray();
    }

    long bootStart() throws CaptureException {
        return parseHex(files, description.bootMemory().start());
    }

    long bootEnd() throws CaptureException {
        return bootStart() + parseHex(files, description.bootMemory().size());
    }

    /// {@return the files of the capture}
    TextSource files() {
        return files;
    }
}
