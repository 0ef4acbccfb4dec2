package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Level;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// How a machine's vmemmap is mapped: slot by slot, where a slot is what one PMD entry spans.
///
/// @param start first address of the vmemmap
/// @param pageShift log2 of the page size
/// @param slots how each slot is mapped, as far as any is
record VmemmapMapping(long start, int pageShift, List<Slot> slots) {
    VmemmapMapping {
        slots = List.copyOf(slots);
    }

    /// How a slot is mapped.
    enum Slot {
        /// Not at all.
        NONE("not mapped"),
        /// By one entry, or as part of a larger one.
        BLOCK("blocks"),
        /// By base pages, all of it.
        PAGES("base pages"),
        /// By base pages, but not all of it.
        PART("some base pages");

        private final String words;

        Slot(String words) {
            this.words = words;
        }
    }

    /// A run of slots that are mapped alike.
    private record Run(int first, int count, Slot slot) {}

    /// {@return the mapping that the ranges of a vmemmap from `start` make; base pages outside of
    /// `PTE` ranges there are none}
    static VmemmapMapping of(long start, int pageShift, List<TableDumpLine> ranges) {
        int slotShift = 2 * pageShift - 3;
        List<Slot> slots = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        for (TableDumpLine range : ranges) {
            if (range.mapped()) {
                for (long at = range.start(); at != range.end(); ) {
                    int slot = (int) ((at - start) >>> slotShift);
                    while (slots.size() <= slot) {
                        slots.add(Slot.NONE);
                        bytes.add(0L);
                    }
                    long next = Math.min(range.end() - at, slotEnd(start, slotShift, slot) - at);
                    bytes.set(slot, bytes.get(slot) + next);
                    boolean full = bytes.get(slot) == 1L << slotShift;
                    slots.set(slot, kind(range.level(), full));
                    at += next;
                }
            }
        }
        return new VmemmapMapping(start, pageShift, slots);
    }

    private static long slotEnd(long start, int slotShift, int slot) {
        return start + ((slot + 1L) << slotShift);
    }

    private static Slot kind(Level level, boolean full) {
        if (level != Level.PTE) {
            return Slot.BLOCK;
        }
        return full ? Slot.PAGES : Slot.PART;
    }

    /// {@return the mapping as a table: first how many slots are mapped how, then run by run}
    String table() {
        Formatter text = new Formatter(Locale.ROOT);
        int slotShift = 2 * pageShift - 3;
        int memoryShift = slotShift - AddressLayout.STRUCT_PAGE_SHIFT + pageShift;
        text.format("vmemmap from 0x%016x, pages of %s\n", start, size(1L << pageShift));
        text.format(
                "a slot is %s and holds the struct pages of %s of memory\n\n",
                size(1L << slotShift), size(1L << memoryShift));
        text.format("%-16s %8s %12s\n", "mapped by", "slots", "TLB entries");
        for (Slot slot : List.of(Slot.BLOCK, Slot.PAGES, Slot.PART)) {
            long count = slots.stream().filter(slot::equals).count();
            text.format("%-16s %8d %12s\n", slot.words, count, entries(slot, count));
        }
        text.format("\n%-16s %-16s %-40s %s\n", "slots", "mapped by", "addresses", "memory");
        for (Run run : runs()) {
            long from = start + ((long) run.first() << slotShift);
            text.format(
                    "%-16s %-16s 0x%016x-0x%016x    from %s, %s\n",
                    run.count() == 1
                            ? String.valueOf(run.first())
                            : run.first() + "-" + (run.first() + run.count() - 1),
                    run.slot().words,
                    from,
                    from + ((long) run.count() << slotShift),
                    size((long) run.first() << memoryShift),
                    size((long) run.count() << memoryShift));
        }
        return text.toString();
    }

    private String entries(Slot slot, long count) {
        return switch (slot) {
            case NONE, BLOCK -> String.valueOf(count);
            case PAGES -> String.valueOf(count << (pageShift - 3));
            case PART -> count == 0 ? "0" : "< " + (count << (pageShift - 3));
        };
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.slot() == slot) {
                runs.set(runs.size() - 1, new Run(last.first(), last.count() + 1, slot));
            } else {
                runs.add(new Run(i, 1, slot));
            }
        }
        return runs;
    }

    private static String size(long bytes) {
        int shift = bytes == 0 ? 10 : Math.min(40, Long.numberOfTrailingZeros(bytes) / 10 * 10);
        String unit = List.of("B", "KiB", "MiB", "GiB", "TiB").get(shift / 10);
        return (bytes >>> shift) + " " + unit;
    }
}
