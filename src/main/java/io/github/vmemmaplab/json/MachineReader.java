package io.github.vmemmaplab.json;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;

import java.util.List;

/// Reads the `machine` of a scenario: which kernel, built how, on what hardware. Combinations that
/// no kernel can be built for are problems.
final class MachineReader {
    private static final List<Integer> PAGE_SHIFTS = List.of(12, 14, 16);
    private static final int USUAL_VA_BITS = 48;
    private static final int LEAST_SECTION = 27;
    private static final int LARGEST_SECTION = 30;

    private final Fields fields;
    private final KernelVersion version;
    private final int pageShift;

    private MachineReader(Fields fields) {
        this.fields = fields;
        KernelVersion kernel =
                fields.choice("kernel", List.of(KernelVersion.values()), KernelVersion::label);
        version = kernel == null ? KernelVersion.V6_1 : kernel;
        pageShift = pageShift();
    }

    /// {@return the machine whose memory begins at `start`}
    static Machine read(Fields fields, long start) {
        Machine machine = new MachineReader(fields).machine(start);
        fields.end();
        return machine;
    }

    private int pageShift() {
        if (!fields.has("pageSize")) {
            return PAGE_SHIFTS.getFirst();
        }
        Integer shift = fields.choice("pageSize", PAGE_SHIFTS, each -> Quantity.size(1L << each));
        return shift == null ? PAGE_SHIFTS.getFirst() : shift;
    }

    private Machine machine(long start) {
        Machine usual = Machine.of(version, start, pageShift, USUAL_VA_BITS);
        int sectionSizeBits = sectionSizeBits();
        // The linear map begins at memory's start rounded down.
        long memstart = start & -Machine.memstartAlign(pageShift, sectionSizeBits);
        return new Machine(
                version,
                sectionSizeBits,
                memstart,
                vaBits(),
                pageShift,
                (int) fields.whole("cpus", 1, 64, usual.cpus()),
                fields.truth("rodataFull", usual.rodataFull()),
                fields.truth("transparentHugePages", usual.transparentHugePages()),
                (int)
                        fields.whole(
                                "watermarkBoostFactor", 0, 1_000_000, usual.watermarkBoostFactor()),
                fields.truth("compactsUnevictable", usual.compactsUnevictable()),
                addedByProcess());
    }

    // A section must hold the largest block of the buddy allocator.
    private int sectionSizeBits() {
        int least = Math.max(LEAST_SECTION, pageShift + Machine.maxOrder(pageShift));
        int usual = version.sectionSizeBits(pageShift);
        return (int) fields.whole("sectionSizeBits", least, LARGEST_SECTION, usual);
    }

    private int vaBits() {
        int bits = (int) fields.whole("vaBits", 36, 52, USUAL_VA_BITS);
        List<Integer> possible = version.vaBits(pageShift);
        if (!possible.contains(bits) && bits >= 36) {
            fields.problem(
                    "vaBits",
                    "Linux %s with %s pages has %s address bits, not %d."
                            .formatted(
                                    version.label(),
                                    Quantity.size(1L << pageShift),
                                    listed(possible),
                                    bits));
            return USUAL_VA_BITS;
        }
        return bits;
    }

    private static String listed(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            String separator = i == 0 ? "" : i == numbers.size() - 1 ? " or " : ", ";
            text.append(separator).append(numbers.get(i));
        }
        return text.toString();
    }

    private boolean addedByProcess() {
        if (!fields.has("addedBy")) {
            return false;
        }
        Boolean process = fields.choice("addedBy", List.of(false, true), MachineReader::adder);
        return process != null && process;
    }

    /// {@return the word for who adds memory}
    static String adder(boolean process) {
        return process ? "process" : "kernel thread";
    }
}
