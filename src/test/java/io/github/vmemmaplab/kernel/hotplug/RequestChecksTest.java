package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationEnded;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refusal;
import io.github.vmemmaplab.kernel.event.HotplugEvent.Refused;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.event.Operation.OnlineType;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.testkit.Hog;
import io.github.vmemmaplab.testkit.TestMachine;
import io.github.vmemmaplab.testkit.Told;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What a request is refused for before anything is done: FACTS 1.2, 2.1, 8.
final class RequestChecksTest {
    private static final long SECTION = 128L << 20;
    private static final long AT = TestMachine.ADDED;

    private final Kernel kernel = TestMachine.boot(new VmemmapPolicy.PerSection(), 27, 64);
    private final Told told = Told.by(kernel);

    // FACTS 1.2: one memory block is one section.
    @ParameterizedTest
    @CsvSource({"80000000, 8000001", "80000001, 8000000", "80000000, 4000000", "80000000, 0"})
    void onlyWholeMemoryBlocksChange(String at, String bytes) {
        long start = Long.parseLong(at, 16);
        long size = Long.parseLong(bytes, 16);
        assertEquals(0, told.run(new Operation.Add(AT, 2 * SECTION, false)));
        for (Operation operation :
                List.of(
                        new Operation.Online(start, size, OnlineType.KERNEL),
                        new Operation.Offline(start, size),
                        new Operation.Remove(start, size))) {
            assertEquals(Errno.EINVAL, told.run(operation));
            assertEquals(List.of(new Refused(Refusal.UNALIGNED, start)), told.of(Refused.class));
        }
        assertTrue(kernel.sections().has(kernel.sections().sectionOf(AT), Sections.PRESENT));
    }

    @Test
    void requestsAreNumberedAndToldWithTheirResults() {
        Operation.Add add = new Operation.Add(AT, SECTION, false);
        for (int number = 1; number <= 2; number++) {
            int result = number == 1 ? 0 : Errno.EEXIST;
            assertEquals(result, told.run(add));
            assertEquals(List.of(new OperationBegun(number, add)), told.of(OperationBegun.class));
            assertEquals(
                    List.of(new OperationEnded(number, add, result)),
                    told.of(OperationEnded.class));
        }
    }

    // The blocks next to a range are none of its business.
    @Test
    void neighboursDoNotCount() {
        Operation.Add upper = new Operation.Add(AT + SECTION, SECTION, false);
        assertEquals(0, told.run(upper));
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(0, told.run(new Operation.Online(AT + SECTION, SECTION, OnlineType.KERNEL)));
        assertEquals(0, told.run(new Operation.Online(AT, SECTION, OnlineType.KERNEL)));
        assertEquals(0, told.run(new Operation.Offline(AT, SECTION)));
        assertEquals(0, told.run(new Operation.Remove(AT, SECTION)));
        assertEquals(Errno.EBUSY, told.run(new Operation.Remove(AT, 2 * SECTION)));
    }

    // A block that is boot memory is online.
    @Test
    void bootMemoryIsNotRemoved() {
        long start = TestMachine.MEMSTART;
        assertEquals(Errno.EBUSY, told.run(new Operation.Remove(start, SECTION)));
        assertEquals(List.of(new Refused(Refusal.WRONG_STATE, start)), told.of(Refused.class));
    }

    @ParameterizedTest
    @CsvSource({"8000000000000000", "0800000000000000", "7ffffffff8000000"})
    void memoryOutOfReachIsNotThere(String at) {
        long start = Long.parseUnsignedLong(at, 16);
        assertEquals(Errno.E2BIG, told.run(new Operation.Add(start, SECTION, false)));
        assertEquals(Errno.EINVAL, told.run(new Operation.Remove(start, SECTION)));
    }

    // FACTS 1.4: with 39 bits the linear map ends 2^38 bytes up.
    @Test
    void theLinearMapsLastBlockCanBeAddedAndNoneAboveIt() {
        Machine machine = Machine.of(KernelVersion.V6_1, TestMachine.MEMSTART, 12, 39);
        Told small = Told.by(TestMachine.boot(machine, new VmemmapPolicy.PerSection(), 64));
        long end = TestMachine.MEMSTART + (1L << 38);
        assertEquals(Errno.E2BIG, small.run(new Operation.Add(end, SECTION, false)));
        assertEquals(Errno.E2BIG, small.run(new Operation.Add(end - SECTION, 2 * SECTION, false)));
        assertEquals(0, small.run(new Operation.Add(end - SECTION, SECTION, false)));
    }

    // A page that the slabs take, once, when the new blocks' devices find no room in them.
    @Test
    void devicesTakeASlabPageOnlyWhereTheirSlabIsFull() {
        BlockDevices devices = kernel.hotplug().devices();
        assertFalse(devices.isSlabFull());
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(0, slabPages());
        devices.fillSlab();
        assertTrue(devices.isSlabFull());
        assertEquals(Errno.EEXIST, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(0, slabPages());
        assertEquals(0, told.run(new Operation.Add(AT + SECTION, SECTION, false)));
        assertEquals(0, told.run(new Operation.Add(AT + 2 * SECTION, SECTION, false)));
        assertEquals(1, slabPages());
        assertFalse(devices.isSlabFull());
    }

    private int slabPages() {
        int found = 0;
        int end = (int) (AT >>> 12);
        for (int pfn = kernel.memory().basePfn(); pfn < end; pfn = kernel.memory().after(pfn)) {
            found += FrameWord.kind(kernel.memory().word(pfn)) == FrameKind.SLAB ? 1 : 0;
        }
        return found;
    }

    @Test
    void aPageInTheWayIsNamed() {
        assertEquals(0, told.run(new Operation.Add(AT, SECTION, false)));
        assertEquals(0, told.run(new Operation.Online(AT, SECTION, OnlineType.KERNEL)));
        Hog.takeAll(kernel);
        assertEquals(Errno.EBUSY, told.run(new Operation.Offline(AT, SECTION)));
        assertEquals(List.of(new Refused(Refusal.UNMOVABLE_PAGE, AT)), told.of(Refused.class));
    }
}
