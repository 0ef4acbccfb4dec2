package io.github.vmemmaplab.capture;

import java.util.ArrayList;
import java.util.List;

/// The vmemmap slots of a range with the pages behind them, as a walk of the tables found them
/// (`*.ptwalk.txt`).
///
/// @param slots in address order
record PageTableWalk(List<Slot> slots) {
    private static final int ENTRIES = 512;

    /// What one PMD slot holds.
    sealed interface Slot {
        /// {@return its first address}
        long addr();

        /// Nothing.
        record None(long addr) implements Slot {}

        /// A block of PMD_SIZE.
        record Block(long addr, int pfn) implements Slot {}

        /// A table; `pages` are its entries' PFNs in order, -1 where an entry is none.
        record Table(long addr, int pfn, List<Integer> pages) implements Slot {}
    }

    /// Reads a walk; `file` names it in errors.
    static PageTableWalk parse(String file, String text, Bounds bounds) throws CaptureException {
        List<Slot> slots = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            LineReader reader = new LineReader(file, number, line);
            if (reader.hasNext() && reader.next().equals("VMEMMAP")) {
                slots.add(slot(reader, bounds));
            }
        }
        return new PageTableWalk(List.copyOf(slots));
    }

    private static Slot slot(LineReader reader, Bounds bounds) throws CaptureException {
        String word = reader.next();
        long addr;
        try {
            addr = Long.parseUnsignedLong(word, 16);
        } catch (NumberFormatException e) {
            throw reader.error("'" + word + "' is not an address.");
        }
        if (!bounds.holdsSlot(addr)) {
            throw reader.error("this is no slot of the struct pages of the range.");
        }
        String kind = reader.next();
        return switch (kind) {
            case "PMD_BLK" -> new Slot.Block(addr, pfn(reader, "pfn=", bounds));
            case "PTE_TABLE" ->
                    new Slot.Table(addr, pfn(reader, "tablepfn=", bounds), pages(reader, bounds));
            case "PMD_NONE", "PUD_NONE", "PGD_NONE", "P4D_NONE" -> new Slot.None(addr);
            default -> throw reader.error("'" + kind + "' is no kind of slot.");
        };
    }

    private static int pfn(LineReader reader, String prefix, Bounds bounds)
            throws CaptureException {
        String word = reader.next();
        if (!word.startsWith(prefix)) {
            throw reader.error("'" + word + "' should begin with " + prefix);
        }
        return bounds.page(reader, word.substring(prefix.length()));
    }

    private static List<Integer> pages(LineReader reader, Bounds bounds) throws CaptureException {
        List<Integer> pages = new ArrayList<>();
        while (reader.hasNext()) {
            String word = reader.next();
            if (word.startsWith("n=")) {
                break; // The count of what stood before.
            }
            if (pages.size() == ENTRIES) {
                throw reader.error("a table has 512 entries; here is one more.");
            }
            pages.add(word.startsWith("-") ? -1 : bounds.page(reader, word));
        }
        return List.copyOf(pages);
    }
}
