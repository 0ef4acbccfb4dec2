package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.FreeListDump.CpuDump;
import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Whether the work that a kernel does each second was done just before a capture's first request.
///
/// The high mark of a CPU's lists tells: freeing leaves it at a known value, refills for the linear
/// map raise it by what they take, and only that work makes it sink.
record CapturedClock(Capture capture, FreeListDump now, int linearTables) {
    private static final String BEFORE = "before.freelist.txt";

    void set(Kernel kernel, int request) throws CaptureException {
        boolean marksSink = kernel.machine().version().isAtLeast(KernelVersion.V6_12);
        if (marksSink && request == 1 && hasSunk()) {
            kernel.allocator().backgroundHasJustRun();
        }
    }

    private boolean hasSunk() throws CaptureException {
        try {
            Optional<String> text = capture.files().text(BEFORE);
            if (text.isEmpty()) {
                return false;
            }
            FreeListDump before =
                    FreeListDump.parse(capture.files().label() + "/" + BEFORE, text.get());
            return hasSunk(before);
        } catch (CaptureException e) {
            throw e;
        } catch (IOException e) {
            throw new CaptureException(
                    capture.name() + "/" + BEFORE, "cannot be read: " + e.getMessage());
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
