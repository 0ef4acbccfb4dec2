package io.github.vmemmaplab.ui;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.hotplug.TablePage;
import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;

import java.util.Optional;

/// The way through a kernel's translation tables: from an address down to an entry, and from a
/// table back to the addresses that it serves.
///
/// Reads the kernel as it is now. Down costs an entry a level; back up is O(1) but for tables made
/// at boot, which are looked for.
final class TableWalk {
    /// No table.
    static final int NO_TABLE = -1;

    private final Kernel kernel;
    private final AddressLayout layout;

    TableWalk(Kernel kernel) {
        this.kernel = kernel;
        layout = kernel.layout();
    }

    /// Which addresses a table serves.
    ///
    /// @param level of its entries
    /// @param base the first address
    record Place(Level level, long base) {}

    /// {@return the PFN of the table whose entry of `level` an address goes through, {@link
    /// #NO_TABLE} if there is none}
    int tableOf(Level level, long addr) {
        int table = kernel.tables().root();
        Level held = layout.held(level);
        for (Level at = Level.PGD; at != held; at = layout.below(at)) {
            long entry = kernel.tables().entry(table, layout.index(at, addr));
            if (!Descriptor.isTable(entry)) {
                return NO_TABLE;
            }
            table = target(entry);
        }
        return table;
    }

    /// {@return the entry of `level` that an address goes through, none where its table is missing}
    long entry(Level level, long addr) {
        int table = tableOf(level, addr);
        return table == NO_TABLE
                ? Descriptor.NONE
                : kernel.tables().entry(table, layout.index(level, addr));
    }

    /// {@return the PFN that an entry points to}
    int target(long entry) {
        return (int) (Descriptor.address(entry) >>> layout.pageShift());
    }

    /// {@return the first frame that is found behind the addresses of a range of the vmemmap, none
    /// where nothing is mapped; O(its slots and the entries of one table)}
    Optional<Integer> firstFrame(long start, long end) {
        for (long addr = start; addr < end; addr = layout.entryEnd(Level.PMD, addr, end)) {
            long slot = entry(Level.PMD, addr);
            if (Descriptor.isBlock(slot)) {
                return Optional.of(target(slot));
            }
            if (Descriptor.isTable(slot)) {
                int pfn = firstPage(target(slot), addr, layout.entryEnd(Level.PMD, addr, end));
                if (pfn >= 0) {
                    return Optional.of(pfn);
                }
            }
        }
        return Optional.empty();
    }

    private int firstPage(int table, long start, long end) {
        for (long addr = start; addr < end; addr += layout.span(Level.PTE)) {
            long entry = kernel.tables().entry(table, layout.index(Level.PTE, addr));
            if (Descriptor.isValid(entry)) {
                return target(entry);
            }
        }
        return -1;
    }

    /// {@return which addresses the table in page `table` serves, if it is a table}
    Optional<Place> placeOf(int table) {
        if (table == kernel.tables().root()) {
            return Optional.of(rootPlace());
        }
        if (!kernel.memory().covers(table)) {
            return Optional.empty();
        }
        long word = kernel.memory().word(kernel.memory().headOf(table));
        return switch (FrameWord.kind(word)) {
            case PAGE_TABLE ->
                    Optional.of(new Place(TablePage.level(word), TablePage.address(word)));
            case RESERVED -> find(table, kernel.tables().root(), rootPlace());
            case ABSENT,
                    FREE,
                    PER_CPU,
                    OFFLINE,
                    ISOLATED,
                    KERNEL,
                    SLAB,
                    RECLAIMABLE,
                    ANON,
                    FILE,
                    PINNED,
                    VMEMMAP_BLOCK,
                    VMEMMAP_PAGE ->
                    Optional.empty();
        };
    }

    private Place rootPlace() {
        return new Place(Level.PGD, layout.pageOffset());
    }

    // What was made at boot lies in reserved pages that carry no reference.
    private Optional<Place> find(int wanted, int table, Place place) {
        Level below = layout.below(place.level());
        long span = layout.span(place.level());
        for (int index = 0; index < layout.entries(); index++) {
            long entry = kernel.tables().entry(table, index);
            if (!Descriptor.isTable(entry)) {
                continue;
            }
            Place next = new Place(below, place.base() + index * span);
            if (target(entry) == wanted) {
                return Optional.of(next);
            }
            Optional<Place> found =
                    below == Level.PTE ? Optional.empty() : find(wanted, target(entry), next);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// {@return whether frames of this kind carry a reference to the address that they serve}
    static boolean hasAddress(FrameKind kind) {
        return kind == FrameKind.PAGE_TABLE
                || kind == FrameKind.VMEMMAP_BLOCK
                || kind == FrameKind.VMEMMAP_PAGE;
    }
}
