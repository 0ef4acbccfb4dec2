package io.github.vmemmaplab.json;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;

import java.util.List;

/// Reads the `machine` of a scenario: which kernel on what hardware. 4 KiB pages and 48-bit
/// addresses are the only ones yet.
final class MachineReader {
    private static final long MEMSTART_ALIGN = 1L << 30;

    private MachineReader() {}

    /// {@return the machine whose memory begins at `start`}
    static Machine read(Fields fields, long start) {
        KernelVersion kernel =
                fields.choice("kernel", List.of(KernelVersion.values()), KernelVersion::label);
        KernelVersion version = kernel == null ? KernelVersion.V6_1 : kernel;
        // The linear map begins at memory's start rounded down (ARM64_MEMSTART_ALIGN).
        Machine usual = Machine.of(version, start & -MEMSTART_ALIGN);
        int sectionSizeBits =
                (int) fields.whole("sectionSizeBits", 27, 30, version.sectionSizeBits());
        int cpus = (int) fields.whole("cpus", 1, 64, usual.cpus());
        boolean rodataFull = fields.truth("rodataFull", usual.rodataFull());
        boolean thp = fields.truth("transparentHugePages", usual.transparentHugePages());
        int boost =
                (int)
                        fields.whole(
                                "watermarkBoostFactor", 0, 1_000_000, usual.watermarkBoostFactor());
        boolean compactsUnevictable =
                fields.truth("compactsUnevictable", usual.compactsUnevictable());
        fields.end();
        return new Machine(
                version,
                sectionSizeBits,
                usual.memstart(),
                usual.vaBits(),
                usual.pageShift(),
                cpus,
                rodataFull,
                thp,
                boost,
                compactsUnevictable);
    }
}
