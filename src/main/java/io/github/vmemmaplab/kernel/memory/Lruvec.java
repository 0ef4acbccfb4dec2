package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Registers;

/// The node's clean page cache in the order in which reclaim drops it: the inactive list of file
/// pages (`struct lruvec`, include/linux/mmzone.h), newest first, linked through the frames' words.
///
/// Departure: there is no active list; no page is referenced again, dirty or mapped. All operations
/// are O(1).
public final class Lruvec {
    private static final int INACTIVE_FILE = 0;

    private final PhysicalMemory memory;
    private final FrameLists lists;
    private final Registers registers;
    private final int sizes;

    Lruvec(PhysicalMemory memory, Registers registers) {
        this.memory = memory;
        this.registers = registers;
        lists = new FrameLists(memory, registers, 1);
        sizes = registers.reserve(Zone.Kind.values().length);
    }

    /// {@return pages on the list that lie in zones up to `highestZone` (`lruvec_lru_size`)}
    public long size(int highestZone) {
        long size = 0;
        for (int zone = 0; zone <= highestZone; zone++) {
            size += inZone(zone);
        }
        return size;
    }

    /// {@return pages on the list that lie in one zone (`NR_ZONE_INACTIVE_FILE`)}
    public long inZone(int zone) {
        return registers.get(sizes + zone);
    }

    /// {@return pages on the list}
    public int size() {
        return lists.count(INACTIVE_FILE);
    }

    /// {@return the page dropped last, or -1}
    public int newest() {
        return lists.first(INACTIVE_FILE);
    }

    /// {@return the page dropped next, or -1}
    public int oldest() {
        return lists.last(INACTIVE_FILE);
    }

    /// {@return the page that is next older than `pfn`, or -1}
    public int older(int pfn) {
        return lists.next(pfn);
    }

    /// {@return the page that is next newer than `pfn`, or -1}
    public int newer(int pfn) {
        return lists.previous(INACTIVE_FILE, pfn);
    }

    /// Makes the frame `pfn`, which nobody else holds, the newest page of the cache
    /// (`folio_add_lru`).
    public void add(int pfn) {
        lists.addHead(INACTIVE_FILE, pfn, FrameWord.pageCache());
        registers.add(sizes + memory.zoneOf(pfn), 1);
    }

    /// Takes a page off the list; its word is left to the caller (`lruvec_del_folio`).
    void remove(int pfn) {
        lists.remove(INACTIVE_FILE, pfn);
        registers.add(sizes + memory.zoneOf(pfn), -1);
    }

    /// Gives the frame `to` the contents and the owner of the page at `from`, which is left for the
    /// caller to free; page cache that moved counts as new (`migrate_folio`).
    public void move(int from, int to) {
        long word = memory.word(from);
        if (FrameWord.isPageCache(word)) {
            remove(from);
            add(to);
        } else {
            memory.setWord(to, word);
        }
    }

    /// Takes the oldest page that lies in zones up to `highestZone`. Pages of higher zones that are
    /// older go to the newest end (`isolate_lru_folios`).
    ///
    /// @return its PFN, its word left to the caller, or -1
    int takeOldest(int highestZone) {
        if (size(highestZone) == 0) {
            return PageAllocator.NONE;
        }
        int pfn = oldest();
        while (memory.zoneOf(pfn) > highestZone) {
            remove(pfn);
            add(pfn);
            pfn = oldest();
        }
        remove(pfn);
        return pfn;
    }
}
