package io.github.vmemmaplab.testkit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.BootMemory;

/// Small machines for tests: boot memory in one zone, all of it free but for the first 4 MiB.
public final class TestMachine {
    /// Where boot memory starts, as on the captured machines.
    public static final long MEMSTART = 0x4000_0000L;

    /// Where tests add memory.
    public static final long ADDED = 0x8000_0000L;

    private static final long MIB = 1L << 20;
    private static final int RESERVED_ORDER = 10;

    private TestMachine() {}

    /// {@return a machine of 6.1 with `mib` MiB of free memory}
    public static Kernel boot(VmemmapPolicy policy, int sectionSizeBits, int mib) {
        return boot(
                Machine.of(KernelVersion.V6_1, MEMSTART).withSectionSizeBits(sectionSizeBits),
                policy,
                mib);
    }

    /// {@return a machine with `mib` MiB of memory, one order-10 block of it reserved, the rest
    /// free and movable}
    public static Kernel boot(Machine machine, VmemmapPolicy policy, int mib) {
        Kernel kernel = new Kernel(machine, policy);
        int start = machine.memstartPfn();
        int end = start + (int) ((mib * MIB) >>> machine.pageShift());
        kernel.memory().reserveUpTo(end);
        int step = 1 << machine.pageblockOrder();
        for (int pfn = start; pfn < end; pfn += step) {
            kernel.memory()
                    .setPageblock(pfn, Zone.Kind.NORMAL.ordinal(), MigrateType.MOVABLE.ordinal());
        }
        Zone zone = kernel.node().zone(Zone.Kind.NORMAL);
        zone.setSpan(start, end);
        int reserved = 1 << RESERVED_ORDER;
        zone.addPages(end - start, end - start - reserved);
        kernel.memory().setWord(start, FrameWord.used(FrameKind.RESERVED, RESERVED_ORDER, 0));
        BootMemory.map(kernel, machine.memstart(), machine.memstart() + mib * MIB, tables(start));
        for (int pfn = start + reserved; pfn < end; pfn += 1 << machine.maxOrder()) {
            kernel.allocator().freeToTail(pfn, machine.maxOrder());
        }
        kernel.node().setUpWatermarks();
        return kernel;
    }

    // Boot-time tables in the first pageblock; all boot-time struct pages share the second, which
    // nothing in a hot-add looks at.
    private static BootMemory.Reserved tables(int start) {
        return new BootMemory.Reserved() {
            private int next = start + 1;

            @Override
            public int page() {
                return next++;
            }

            @Override
            public int block() {
                return start + (1 << (RESERVED_ORDER - 1));
            }
        };
    }
}
