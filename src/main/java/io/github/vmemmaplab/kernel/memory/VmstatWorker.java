package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// The worker that once a second lets the high marks of a CPU's lists sink (`vmstat_update`,
/// mm/vmstat.c; `decay_pcp_high`, mm/page_alloc.c, from 6.7).
///
/// A request to add memory holds its CPU; the worker, due since then, gets it when the request
/// first gives way, which is when compaction begins to scan. Departure: the phase of the second is
/// not known, so it is taken to be due once in each request.
final class VmstatWorker {
    private final Node node;
    private final PerCpuAllocator perCpu;
    private final Registers registers;
    private final int due;

    VmstatWorker(Node node, PerCpuAllocator perCpu, Registers registers) {
        this.node = node;
        this.perCpu = perCpu;
        this.registers = registers;
        due = registers.reserve(1);
    }

    /// A request begins.
    void becomeDue() {
        registers.set(due, 1);
    }

    /// The request gives way.
    void runIfDue() {
        if (registers.get(due) == 0) {
            return;
        }
        registers.set(due, 0);
        for (Zone zone : node.populated()) {
            perCpu.decayHigh(zone, 0);
        }
    }
}
