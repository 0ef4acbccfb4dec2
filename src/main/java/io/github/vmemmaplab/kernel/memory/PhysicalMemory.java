package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.Arrays;

/// All page frames by PFN: the memory map (`mem_map`, include/linux/mmzone.h) as one {@linkplain
/// FrameWord word} a frame, and the migrate type of each pageblock (`pageblock_flags`).
///
/// Frames are tiled by blocks; the word of a block stands at its first frame. A chunk of 1024
/// frames that is one block, or absent, costs 8 bytes in all; any other costs 8 bytes a frame. PFNs
/// are ints (memory ends below 8 TiB with 4 KiB pages) and lie within {@link FrameWord#MAX_FRAMES}
/// of {@link #basePfn}. Reading and writing are O(1); not thread-safe.
public final class PhysicalMemory {
    private static final int CHUNK_SHIFT = 10;
    private static final int CHUNK_MASK = (1 << CHUNK_SHIFT) - 1;
    private static final long FRAME_SPACE = Cell.of(Space.FRAME, 0);
    private static final long PAGEBLOCK_SPACE = Cell.of(Space.PAGEBLOCK, 0);
    private static final int ZONE_SHIFT = 4;
    private static final int SKIP = 1 << 3;
    private static final int TYPE_MASK = SKIP - 1;

    private final int basePfn;
    private final int pageblockOrder;
    private long[] first = new long[0];
    private long[][] detail = new long[0][];
    private byte[] pageblocks = new byte[0];
    private ChangeLog log = ChangeLog.OFF;

    /// Memory that starts at `basePfn`, which must be aligned to the largest block, and is empty.
    public PhysicalMemory(int basePfn, int pageblockOrder) {
        this.basePfn = basePfn;
        this.pageblockOrder = pageblockOrder;
    }

    /// Sends changes from now on to `newLog`.
    public void logTo(ChangeLog newLog) {
        log = newLog;
    }

    /// {@return the first PFN that memory can have}
    public int basePfn() {
        return basePfn;
    }

    /// {@return the PFN after the last that has room; frames below it may be absent}
    public int endPfn() {
        return basePfn + (first.length << CHUNK_SHIFT);
    }

    /// {@return log2 of the pages in a pageblock}
    public int pageblockOrder() {
        return pageblockOrder;
    }

    /// Makes room for frames below `endPfn`. Room is not state: it is never taken back.
    public void reserveUpTo(int endPfn) {
        int chunks = (endPfn - basePfn + CHUNK_MASK) >>> CHUNK_SHIFT;
        if (chunks > first.length) {
            first = Arrays.copyOf(first, chunks);
            detail = Arrays.copyOf(detail, chunks);
            pageblocks = Arrays.copyOf(pageblocks, (chunks << CHUNK_SHIFT >>> pageblockOrder) + 1);
        }
    }

    /// {@return whether `pfn` can be asked for}
    public boolean covers(long pfn) {
        return pfn >= basePfn && pfn < endPfn();
    }

    /// {@return the word of frame `pfn`; it has a meaning only where a block starts}
    public long word(int pfn) {
        int i = pfn - basePfn;
        long[] words = detail[i >>> CHUNK_SHIFT];
        if (words != null) {
            return words[i & CHUNK_MASK];
        }
        return (i & CHUNK_MASK) == 0 ? first[i >>> CHUNK_SHIFT] : 0;
    }

    /// {@return the word of frame `pfn`, or that of absent memory where nothing can be asked for}
    long wordOrAbsent(int pfn) {
        int chunk = (pfn - basePfn) >>> CHUNK_SHIFT;
        return chunk < detail.length ? word(pfn) : 0;
    }

    /// Sets the word of frame `pfn`.
    public void setWord(int pfn, long word) {
        int i = pfn - basePfn;
        long[] words = detail[i >>> CHUNK_SHIFT];
        if (words == null) {
            setWordOfWhole(pfn, word);
            return;
        }
        // What is only written need not be waited for.
        if (log.keeps()) {
            tell(pfn, words[i & CHUNK_MASK] ^ word);
        }
        words[i & CHUNK_MASK] = word;
    }

    private void setWordOfWhole(int pfn, long word) {
        int i = pfn - basePfn;
        int chunk = i >>> CHUNK_SHIFT;
        if ((i & CHUNK_MASK) == 0) {
            tell(pfn, first[chunk] ^ word);
            first[chunk] = word;
        } else if (word != 0) {
            tell(pfn, word);
            split(chunk)[i & CHUNK_MASK] = word;
        }
    }

    private void tell(int pfn, long delta) {
        if (delta != 0) {
            log.changed(FRAME_SPACE | pfn, delta);
        }
    }

    /// Makes the block at `pfn` point on to another; no block of a uniform chunk is linked but the
    /// one that it is.
    void setNext(int pfn, long link) {
        setLink(pfn, false, link);
    }

    /// Makes the block at `pfn` point back to another.
    void setPrev(int pfn, long link) {
        setLink(pfn, true, link);
    }

    private void setLink(int pfn, boolean prev, long link) {
        int shift = prev ? FrameWord.PREV_SHIFT : 0;
        int i = pfn - basePfn;
        long[] words = detail[i >>> CHUNK_SHIFT];
        if (words == null) {
            words = first;
            i >>>= CHUNK_SHIFT;
        } else {
            i &= CHUNK_MASK;
        }
        long delta = (words[i] >>> shift & FrameWord.LINK_MASK) ^ link;
        if (delta != 0) {
            words[i] ^= delta << shift;
            log.partChanged(FRAME_SPACE | pfn, prev, delta);
        }
    }

    private long[] split(int chunk) {
        long[] words = new long[1 << CHUNK_SHIFT];
        words[0] = first[chunk];
        detail[chunk] = words;
        return words;
    }

    /// {@return the PFN of the head of the block that `pfn` lies in, or `pfn` itself where no
    /// memory is}
    public int headOf(int pfn) {
        int chunkStart = pfn & ~CHUNK_MASK;
        int head = pageblockOrder > CHUNK_SHIFT ? headOfLarge(pfn, chunkStart) : chunkStart;
        if (head != chunkStart) {
            return head;
        }
        if (detail[(pfn - basePfn) >>> CHUNK_SHIFT] == null
                && first[(pfn - basePfn) >>> CHUNK_SHIFT] == 0) {
            return pfn;
        }
        while (true) {
            int next = head + (1 << FrameWord.order(word(head)));
            if (next > pfn) {
                return head;
            }
            head = next;
        }
    }

    // A block larger than a chunk (16K and 64K pages) may have begun in an earlier one; its head is
    // aligned to its order.
    private int headOfLarge(int pfn, int chunkStart) {
        for (int order = pageblockOrder; order > CHUNK_SHIFT; order--) {
            int candidate = pfn & -(1 << order);
            if (candidate >= basePfn && FrameWord.order(word(candidate)) >= order) {
                return candidate;
            }
        }
        return chunkStart;
    }

    /// {@return the same as {@link #headOf}, found by going on from the head of an earlier block}
    int headFrom(int earlier, int pfn) {
        int head = earlier;
        for (int next = after(head); next <= pfn; next = after(head)) {
            head = next;
        }
        return word(head) == 0 ? pfn : head;
    }

    /// {@return the PFN after the block that starts at `pfn`; where no memory is, the next PFN that
    /// may have some}
    public int after(int pfn) {
        int i = pfn - basePfn;
        long word = word(pfn);
        if (word != 0) {
            return pfn + (1 << FrameWord.order(word));
        }
        return detail[i >>> CHUNK_SHIFT] == null ? (pfn | CHUNK_MASK) + 1 : pfn + 1;
    }

    /// {@return who holds the frame `pfn`}
    public FrameKind kindOf(int pfn) {
        return FrameWord.kind(word(headOf(pfn)));
    }

    /// {@return the pageblock number of `pfn`, counted from the start of memory}
    public int pageblockOf(int pfn) {
        return (pfn - basePfn) >>> pageblockOrder;
    }

    /// {@return the migrate type of the pageblock that holds `pfn` (`get_pageblock_migratetype`)}
    public int pageblockType(int pfn) {
        return pageblocks[pageblockOf(pfn)] & TYPE_MASK;
    }

    /// {@return the index of the zone that the pageblock of `pfn` belongs to (`page_zonenum`)}
    public int zoneOf(int pfn) {
        return pageblocks[pageblockOf(pfn)] >>> ZONE_SHIFT;
    }

    /// Gives the pageblock that holds `pfn` another migrate type (`set_pageblock_migratetype`).
    public void setPageblockType(int pfn, int type) {
        int i = pageblockOf(pfn);
        setPageblockByte(i, (pageblocks[i] & ~TYPE_MASK) | type);
    }

    /// {@return whether compaction found nothing in the pageblock that holds `pfn` lately
    /// (`get_pageblock_skip`)}
    public boolean isSkipped(int pfn) {
        return (pageblocks[pageblockOf(pfn)] & SKIP) != 0;
    }

    /// Marks the pageblock that holds `pfn` as not worth scanning, or clears the mark.
    void setSkipped(int pfn, boolean skipped) {
        int i = pageblockOf(pfn);
        setPageblockByte(i, skipped ? pageblocks[i] | SKIP : pageblocks[i] & ~SKIP);
    }

    /// Takes over the skip marks of an earlier state, where both have room.
    public void inheritSkipMarks(PhysicalMemory earlier) {
        int end = Math.min(endPfn(), earlier.endPfn());
        for (int pfn = basePfn; pfn < end; pfn += 1 << pageblockOrder) {
            setSkipped(pfn, earlier.isSkipped(pfn));
        }
    }

    /// Takes over the pageblock types of an earlier state, where both have room.
    public void inheritPageblockTypes(PhysicalMemory earlier) {
        int end = Math.min(endPfn(), earlier.endPfn());
        for (int pfn = basePfn; pfn < end; pfn += 1 << pageblockOrder) {
            setPageblockType(pfn, earlier.pageblockType(pfn));
        }
    }

    /// Puts the pageblock that holds `pfn` into a zone, with a migrate type.
    public void setPageblock(int pfn, int zone, int type) {
        setPageblockByte(pageblockOf(pfn), zone << ZONE_SHIFT | type);
    }

    private void setPageblockByte(int i, int value) {
        if (pageblocks[i] != (byte) value) {
            log.changed(PAGEBLOCK_SPACE | i, pageblocks[i] ^ (byte) value);
            pageblocks[i] = (byte) value;
        }
    }

    /// Applies a logged change to a frame's word, in either direction; tells nobody.
    public void applyFrame(long pfn, long delta) {
        int i = (int) pfn - basePfn;
        long[] words = detail[i >>> CHUNK_SHIFT];
        if (words != null) {
            words[i & CHUNK_MASK] ^= delta;
        } else if ((i & CHUNK_MASK) == 0) {
            first[i >>> CHUNK_SHIFT] ^= delta;
        } else {
            split(i >>> CHUNK_SHIFT)[i & CHUNK_MASK] ^= delta;
        }
    }

    /// Applies a logged change to a pageblock, in either direction; tells nobody.
    public void applyPageblock(long index, long delta) {
        pageblocks[(int) index] ^= (byte) delta;
    }

    long linkOf(int pfn) {
        return 1L + pfn - basePfn;
    }

    int pfnOf(long link) {
        return basePfn + (int) link - 1;
    }
}
