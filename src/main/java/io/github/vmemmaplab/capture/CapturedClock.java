package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.FreeListDump.CpuDump;
import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;

import java.util.Map;

/// Whether the work that a kernel does each second was done just before a capture's first request.
///
/// The high mark of a CPU's lists tells: freeing leaves it at a known value, refills for the linear
/// map raise it by what they take, and only that work makes it sink.
record CapturedClock(Capture capture, FreeListDump now, int linearTables) {
    void set(Kernel kernel, int request) throws CaptureException {
        boolean marksSink = kernel.machine().version().isAtLeast(KernelVersion.V6_12);
        FreeListDump before = marksSink && request == 1 ? capture.listsBefore() : null;
        if (before != null && hasSunk(before)) {
            kernel.allocator().backgroundHasJustRun();
        }
    }

    private boolean hasSunk(FreeListDump before) {
        for (ZoneDump zone : now.zones()) {
            for (ZoneDump old : before.zones()) {
                CpuDump was = old.cpus().get(0);
                CpuDump is = zone.cpus().get(0);
                if (old.name().equals(zone.name()) && was != null && is != null) {
                    long refilled = linearTables + figure(is, "count") - figure(was, "count");
                    long fresh = figure(was, "free_factor") + figure(was, "batch");
                    return figure(is, "high") < fresh + refilled;
                }
            }
        }
        return false;
    }

    private static long figure(CpuDump cpu, String name) {
        Map<String, Long> figures = cpu.figures();
        return figures.getOrDefault(name, 0L);
    }
}
