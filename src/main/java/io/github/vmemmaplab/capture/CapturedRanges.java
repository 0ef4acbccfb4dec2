package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;
import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.kernel.hotplug.VmemmapBuilder;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.paging.AddressLayout;

import org.jspecify.annotations.Nullable;

/// Lays out what earlier requests have added: sections, their struct pages, the linear map of the
/// range at hand.
final class CapturedRanges {
    private final Kernel kernel;
    private final Capture capture;
    private final CaptureCase.Request request;
    private final FreeListDump dump;
    private final @Nullable PageTableWalk walk;
    private final int[] linearTables;
    private final ReservedFrames reserved;

    CapturedRanges(
            Kernel kernel,
            Capture capture,
            CaptureCase.Request request,
            FreeListDump dump,
            @Nullable PageTableWalk walk,
            int[] linearTables,
            ReservedFrames reserved) {
        this.kernel = kernel;
        this.capture = capture;
        this.request = request;
        this.dump = dump;
        this.walk = walk;
        this.linearTables = linearTables;
        this.reserved = reserved;
    }

    /// Puts the pageblocks of what has been onlined into their zones, movable as new memory is
    /// until its free lists say otherwise.
    void placeInZones() throws CaptureException {
        int step = 1 << kernel.machine().pageblockOrder();
        for (CaptureCase.Request earlier : capture.caseFile().requests()) {
            if (earlier.n() < request.n() && "add".equals(earlier.op())) {
                Operation added = capture.caseFile().operation(earlier);
                ZoneDump zone = zoneOf(added);
                for (int pfn = pfn(added.start());
                        zone != null && pfn < pfn(added.start() + added.size());
                        pfn += step) {
                    kernel.memory()
                            .setPageblock(
                                    pfn,
                                    CapturedState.kindOf(zone).ordinal(),
                                    MigrateType.MOVABLE.ordinal());
                }
            }
        }
    }

    void layOut(Operation operation) throws CaptureException {
        for (CaptureCase.Request earlier : capture.caseFile().requests()) {
            if (earlier.n() < request.n() && "add".equals(earlier.op())) {
                layOutEarlier(capture.caseFile().operation(earlier));
            }
        }
        adoptLinearMap(operation);
        if (operation instanceof Operation.Remove && walk != null) {
            layOutRemoved(operation, walk);
        }
    }

    private void layOutEarlier(Operation added) throws CaptureException {
        if (zoneOf(added) != null) {
            markOnline(added);
            mapUnknown(added);
        }
    }

    // A range that a zone spans has been onlined; only then is it still there when the next one is
    // added.
    private @Nullable ZoneDump zoneOf(Operation added) {
        long pfn = added.start() >>> kernel.machine().pageShift();
        for (ZoneDump zone : dump.zones()) {
            long start = zone.figure("start", 0);
            if (pfn >= start && pfn < start + zone.figure("spanned", 0)) {
                return zone;
            }
        }
        return null;
    }

    private void markOnline(Operation added) {
        Sections sections = kernel.sections();
        for (long at = added.start(); at < added.start() + added.size(); at += sections.size()) {
            sections.set(
                    sections.sectionOf(at),
                    Sections.PRESENT | Sections.RESOURCE | Sections.ONLINE,
                    true);
            fillUnlisted(at);
        }
    }

    // Pages of an onlined range that are on no list are in use by the kernel.
    private void fillUnlisted(long physical) {
        int start = pfn(physical);
        int end = start + kernel.machine().pagesPerSection();
        for (int pfn = start; pfn < end; ) {
            long word = kernel.memory().word(pfn);
            if (word == 0) {
                kernel.memory().setWord(pfn, FrameWord.used(FrameKind.KERNEL, 0, 0));
                pfn++;
            } else {
                pfn += 1 << FrameWord.order(word);
            }
        }
    }

    // Its struct pages are mapped, which keeps shared tables alive; where they lie is not in the
    // state that is known.
    private void mapUnknown(Operation added) {
        AddressLayout layout = kernel.layout();
        VmemmapBuilder builder = new VmemmapBuilder(kernel.machine(), layout, kernel.tables());
        int unknown = reserved.block();
        long end = layout.vmemmapOf((added.start() + added.size()) >>> layout.pageShift());
        for (long addr = layout.vmemmapOf(added.start() >>> layout.pageShift());
                addr < end;
                addr += kernel.machine().pmdSize()) {
            builder.mapBlock(addr, unknown, (level, owner) -> reserved.page());
        }
    }

    private void adoptLinearMap(Operation operation) {
        int[] next = {0};
        kernel.linearMap()
                .adopt(
                        operation.start(),
                        operation.size(),
                        (level, word) -> {
                            if (next[0] == linearTables.length) {
                                return reserved.page();
                            }
                            int pfn = linearTables[next[0]++];
                            kernel.memory().setWord(pfn, word);
                            return pfn;
                        });
    }

    private void layOutRemoved(Operation operation, PageTableWalk slots) throws CaptureException {
        Sections sections = kernel.sections();
        boolean selfHosted = isSelfHosted(operation, slots);
        for (long at = operation.start();
                at < operation.start() + operation.size();
                at += sections.size()) {
            int flags =
                    Sections.PRESENT
                            | Sections.RESOURCE
                            | (selfHosted ? Sections.MEMMAP_ON_MEMORY : 0);
            sections.set(sections.sectionOf(at), flags, true);
        }
        int order = kernel.machine().pmdOrder();
        for (int pfn = pfn(operation.start());
                pfn < pfn(operation.start() + operation.size());
                pfn += 1 << order) {
            kernel.memory().setWord(pfn, FrameWord.offline(order));
        }
        UpperTables tables = UpperTables.of(capture, request, reserved::page);
        new CapturedVmemmap(kernel, tables::next).layOut(slots);
    }

    private boolean isSelfHosted(Operation operation, PageTableWalk slots) {
        return slots.slots().stream()
                .anyMatch(slot ->
                        slot instanceof PageTableWalk.Slot.Block(long addr, int pfn)
                                && pfn >= pfn(operation.start())
                                && pfn < pfn(operation.start() + operation.size()));
    }

    private int pfn(long physical) {
        return (int) (physical >>> kernel.machine().pageShift());
    }
}
