package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// A capture's `case.json`, read and held against what a machine can be. Errors point at the field.
final class CaseFile {
    private static final String NAME = "case.json";
    private static final long MOST_BYTES = 1L << 40;
    private static final int MOST_CPUS = 64;

    private final TextSource files;
    private final String text;
    private final CaptureCase description;

    private CaseFile(TextSource files, String text, CaptureCase description) {
        this.files = files;
        this.text = text;
        this.description = description;
    }

    static CaseFile read(TextSource files) throws IOException {
        String text = files.required(NAME);
        try {
            return new CaseFile(files, text, CaptureCase.parse(text));
        } catch (CaptureCase.Unreadable e) {
            throw new CaptureException(
                    files.label() + "/" + NAME, e.line(), e.column(), e.sentence());
        }
    }

    String name() {
        return description.name();
    }

    List<CaptureCase.Request> requests() {
        return description.operations();
    }

    CaptureCase.Request request(int number) throws CaptureException {
        for (CaptureCase.Request request : description.operations()) {
            if (request.n() == number) {
                return request;
            }
        }
        throw error("operations", "there is no operation " + number + ".");
    }

    Machine machine() throws CaptureException {
        int bits = description.sectionSizeBits();
        if (description.pageSize() != 4096 || description.vaBits() != 48) {
            throw error(
                    "pageSize", "captures are of machines with 4 KiB pages and 48-bit addresses.");
        }
        if (bits < 24 || bits > 34) {
            throw error("sectionSizeBits", "sections of 2^" + bits + " bytes are not possible.");
        }
        int cpus = description.cpus() == null ? 1 : description.cpus();
        if (cpus < 1 || cpus > MOST_CPUS) {
            throw error("cpus", cpus + " CPUs are not possible; 1 to " + MOST_CPUS + " are.");
        }
        Map<String, String> sysctl = description.sysctl() == null ? Map.of() : description.sysctl();
        return new Machine(
                version(),
                bits,
                number("bootMemory", description.bootMemory().start()) & -(1L << 30),
                description.vaBits(),
                12,
                cpus,
                "full".equals(description.rodata()),
                description.thp(),
                (int)
                        number(
                                "watermark_boost_factor",
                                sysctl.getOrDefault("watermark_boost_factor", "15000")),
                !"0".equals(sysctl.get("compact_unevictable_allowed")));
    }

    private KernelVersion version() throws CaptureException {
        for (KernelVersion candidate : KernelVersion.values()) {
            if (description.kernel().startsWith(candidate.label() + ".")) {
                return candidate;
            }
        }
        throw error(
                "kernel", "kernel '" + description.kernel() + "' is not one that the lab models.");
    }

    VmemmapPolicy policy() throws CaptureException {
        String label = String.valueOf(description.policy());
        return Policies.labelled(label)
                .orElseThrow(() -> error("policy", "policy '" + label + "' is not known."));
    }

    long bootStart() throws CaptureException {
        return number("bootMemory", description.bootMemory().start());
    }

    long bootEnd() throws CaptureException {
        long size = number("bootMemory", description.bootMemory().size());
        if (size == 0 || size % 4096 != 0) {
            throw error("bootMemory", "a size of " + size + " bytes is no machine.");
        }
        return bootStart() + size;
    }

    /// {@return a request as an operation, its range made of whole sections}
    Operation operation(CaptureCase.Request request) throws CaptureException {
        long start = number("operations", request.start());
        long size = number("operations", request.size());
        long section = 1L << description.sectionSizeBits();
        boolean outside = start < bootEnd() || start + size > bootStart() + MOST_BYTES;
        if (size == 0 || (start | size) % section != 0 || outside) {
            throw error(
                    "operations",
                    "operation " + request.n() + " is not about whole sections above boot memory.");
        }
        return switch (String.valueOf(request.op())) {
            case "add" -> new Operation.Add(start, size, request.memmapOnMemory());
            case "remove" -> new Operation.Remove(start, size);
            default ->
                    throw error(
                            "operations",
                            "operation '" + request.op() + "' is neither add nor remove.");
        };
    }

    private long number(String field, @Nullable String digits) throws CaptureException {
        try {
            long value = Long.decode(String.valueOf(digits));
            if (value < 0 || value > MOST_BYTES * 8) {
                throw error(field, digits + " is out of range.");
            }
            return value;
        } catch (NumberFormatException e) {
            throw error(field, "'" + digits + "' is not a number.");
        }
    }

    CaptureException error(String field, String sentence) {
        int at = Math.max(0, text.indexOf('"' + field + '"'));
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new CaptureException(
                files.label() + "/" + NAME, line, at - text.lastIndexOf('\n', at), sentence);
    }
}
