package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.capture.FreeListDump.ZoneDump;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;

import org.jspecify.annotations.Nullable;

/// Under which migrate type each page was listed before: in the snapshot that was taken with the
/// page map, or after the request before.
///
/// A page that is still listed as it was says nothing new about its pageblock.
interface EarlierLists {
    /// No earlier lists are known.
    EarlierLists UNKNOWN = (pfn, type) -> false;

    /// {@return whether `pfn` was free then and listed under `type`}
    boolean had(int pfn, int type);

    /// {@return the lists of a snapshot}
    static EarlierLists of(@Nullable FreeListDump dump, int start, int end) {
        if (dump == null) {
            return UNKNOWN;
        }
        byte[] listed = new byte[end - start];
        for (ZoneDump zone : dump.zones()) {
            zone.lists()
                    .forEach((key, pfns) -> {
                        for (int pfn : pfns) {
                            int from = Math.max(pfn, start);
                            int to = Math.min(pfn + (1 << key.order()), end);
                            for (int page = from; page < to; page++) {
                                listed[page - start] = (byte) (1 + key.type());
                            }
                        }
                    });
        }
        return (pfn, type) -> pfn >= start && pfn < end && listed[pfn - start] == 1 + type;
    }

    /// {@return the lists that a kernel has now}
    static EarlierLists of(Kernel kernel) {
        PhysicalMemory memory = kernel.memory();
        return (pfn, type) -> {
            if (!memory.covers(pfn)) {
                return false;
            }
            long word = memory.word(memory.headOf(pfn));
            return FrameWord.isFree(word) && FrameWord.freeType(word) == type;
        };
    }
}
