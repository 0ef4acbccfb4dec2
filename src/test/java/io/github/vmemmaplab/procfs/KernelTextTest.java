package io.github.vmemmaplab.procfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.BlockOfflined;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.ListedMemory;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

final class KernelTextTest {
    private static final long MEMSTART = 0x40000000L;

    private static Kernel booted(Machine machine, long size) {
        Kernel kernel = new Kernel(machine, new VmemmapPolicy.PerSection());
        new ListedMemory(MEMSTART, size, List.of()).layOut(kernel);
        return kernel;
    }

    private static String log(KernelVersion version, Event... events) {
        return new KernelLog(Machine.of(version, MEMSTART)).tell(List.of(events));
    }

    @Test
    void theFirstMissingBlockIsWarnedOfWithTheFreeListsAsTheyWere() {
        Timeline run = Simulation.run(ShippedScenarios.load("thread-per-section"));
        int failure = run.next(0, event -> event instanceof SlotFailed);
        String before = KernelText.DMESG.of(run.kernel(), run.events().subList(0, failure - 3));
        String then = KernelText.DMESG.of(run.kernel(), run.events().subList(0, failure));
        String end = KernelText.DMESG.of(run.kernel(), run.events());
        assertEquals("", before);
        assertEquals(
                """
                kworker/0:1: vmemmap alloc failure: order:9, mode:0x4cc0(GFP_KERNEL|__GFP_RETRY_MAYFAIL), nodemask=(null),cpuset=/,mems_allowed=0
                Mem-Info:
                """,
                then.lines().limit(2).map(line -> line + "\n").reduce("", String::concat));
        String lists = then.lines().toList().get(2);
        assertTrue(
                lists.matches("Node 0 Normal: (\\d+\\*\\d+kB (\\([UMEHI]+\\) )?){11}= \\d+kB"),
                lists);
        assertTrue(lists.contains(" 0*2048kB 0*4096kB = "), lists);
        assertEquals(then, end, "later failures are silent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UNALIGNED   | Block size [0x8000000] unaligned hotplug range: start 0x80000001, size 0x8000000
                    UNREACHABLE | Hotplug memory [0x80000001-0x88000001] exceeds maximum addressable range [0x40000000-0x80003fffffff]
                    """)
    void refusedAddsAreTold(Refusal refusal, String line) {
        Operation add = new Operation.Add(0x80000001L, 0x8000000L, false);
        assertEquals(
                line + "\n",
                log(
                        KernelVersion.V6_1,
                        new OperationBegun(1, add),
                        new Refused(refusal, add.start())));
    }

    @Test
    void memoryInUseIsToldWhenItShallBeRemoved() {
        Operation remove = new Operation.Remove(0x80000000L, 0x8000000L);
        assertEquals(
                "removing memory fails, because memory [0x0000000080000000-0x0000000087ffffff] is"
                        + " onlined\n",
                log(
                        KernelVersion.V6_1,
                        new OperationBegun(1, remove),
                        new Refused(Refusal.WRONG_STATE, remove.start())));
    }

    @Test
    void onlyOldKernelsTellThatPagesWentOffline() {
        Event offlined = new BlockOfflined(0x80000, 32768, 2);
        assertEquals("Offlined Pages 32768\n", log(KernelVersion.V5_9, offlined));
        assertEquals("", log(KernelVersion.V6_1, offlined));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    V5_11 | 0xfffffc0000000000-0xfffffc0001000000          16M PMD       RW NX SHD AF        BLK UXN    MEM/NORMAL
                    V6_1  | 0xfffffc0000000000-0xfffffc0000800000           8M PMD       RW NX SHD AF        BLK UXN    MEM/NORMAL
                    V6_12 | 0xfffffdffc0000000-0xfffffdffc0800000           8M PMD       RW NX SHD AF        BLK UXN    MEM/NORMAL
                    V5_9  | 0xfffffdffffe00000-0xfffffe0000e00000          16M PMD       RW NX SHD AF        BLK UXN    MEM/NORMAL
                    """)
    void eachKernelHasItsVmemmapInItsPlace(KernelVersion version, String line) {
        String text =
                KernelText.KERNEL_PAGE_TABLES.of(
                        booted(Machine.of(version, MEMSTART), 512L << 20), List.of());
        assertEquals(Optional.of(line), text.lines().skip(1).findFirst());
    }

    /// Nothing lies behind the vmemmap of 5.9: the kernel runs to the end of all addresses and
    /// never comes to the marker.
    @Test
    void theEndIsMarkedWhereAnEntryLiesBehindIt() {
        String old =
                KernelText.KERNEL_PAGE_TABLES.of(
                        booted(Machine.of(KernelVersion.V5_9, MEMSTART), 512L << 20), List.of());
        assertTrue(old.endsWith("-0x0000000000000000        1536G PGD\n"), old);
        String now =
                KernelText.KERNEL_PAGE_TABLES.of(
                        booted(Machine.of(KernelVersion.V6_12, MEMSTART), 512L << 20), List.of());
        assertTrue(now.endsWith("511G PUD\n---[ vmemmap end ]---\n"), now);
    }

    @ParameterizedTest
    @CsvSource({"14, 27", "16, 29"})
    void largerPagesHaveNoBlocks(int pageShift, int sectionSizeBits) {
        Machine usual = Machine.of(KernelVersion.V6_1, MEMSTART);
        Machine machine =
                new Machine(
                        usual.version(),
                        sectionSizeBits,
                        MEMSTART,
                        48,
                        pageShift,
                        1,
                        true,
                        false,
                        15000,
                        true);
        String text = KernelText.KERNEL_PAGE_TABLES.of(booted(machine, 2L << 30), List.of());
        assertTrue(text.contains(" PTE       RW NX SHD AF            UXN    MEM/NORMAL\n"), text);
        assertTrue(!text.contains("BLK"), text);
    }

    @Test
    void labelsAreUnderstood() {
        for (KernelText text : KernelText.values()) {
            assertEquals(Optional.of(text), KernelText.labelled(text.label()));
        }
        assertEquals(Optional.empty(), KernelText.labelled("slabinfo"));
    }
}
