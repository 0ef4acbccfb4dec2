package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// The worker that once a second lets the high marks of a CPU's lists sink (`vmstat_update`,
/// mm/vmstat.c; `decay_pcp_high`, mm/page_alloc.c, from 6.7).
///
/// A request to add memory holds its CPU; the worker, due since then, gets it when the request
/// first gives way, which is when compaction begins to scan. Departure: it is due once in each
/// request, unless the start state says that it has just run.
final class VmstatWorker {
    private static final long IDLE = 0;
    private static final long DUE = 1;
    private static final long JUST_RUN = 2;

    private final Node node;
    private final PerCpuAllocator perCpu;
    private final Registers registers;
    private final int phase;

    VmstatWorker(Node node, PerCpuAllocator perCpu, Registers registers) {
        this.node = node;
        this.perCpu = perCpu;
        this.registers = registers;
        phase = registers.reserve(1);
    }

    /// A request begins.
    void becomeDue() {
        registers.set(phase, registers.get(phase) == JUST_RUN ? IDLE : DUE);
    }

    /// It has run so lately that the next request will be over before it runs again.
    void hasJustRun() {
        registers.set(phase, JUST_RUN);
    }

    /// The request gives way.
    void runIfDue() {
        if (registers.get(phase) != DUE) {
            return;
        }
        registers.set(phase, IDLE);
        for (Zone zone : node.populated()) {
            perCpu.decayHigh(zone, 0);
        }
    }
}
