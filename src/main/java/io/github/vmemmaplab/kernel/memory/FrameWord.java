package io.github.vmemmaplab.kernel.memory;

/// The 64 bits that are kept for a page frame which heads a block: what is held in `struct page` of
/// include/linux/mm_types.h, in the width that the lab needs.
///
/// ```
/// 63:60 tag     0 absent, 1-5 free (1 + migrate type), 6 per-cpu, 7 used, 8 offline, 9 page cache
/// 59:56 order   of the block
/// 55:28 prev    list link, 1 + frame index, 0 none   | used: 55:51 frame kind, 50:0 reference
/// 27:0  next    list link, 1 + frame index, 0 none   |
/// ```
///
/// Frames inside a block keep whatever they held before, as tail pages of a free buddy do; only a
/// walk over heads ({@link PhysicalMemory#headOf}) gives their meaning.
public final class FrameWord {
    static final int TAG_SHIFT = 60;
    static final int ORDER_SHIFT = 56;
    static final int PREV_SHIFT = 28;
    static final int KIND_SHIFT = 51;
    static final long LINK_MASK = (1L << PREV_SHIFT) - 1;
    static final long REF_MASK = (1L << KIND_SHIFT) - 1;
    static final int TAG_PER_CPU = 6;
    private static final long UNEVICTABLE = 1L << 50;
    private static final long RUN = 1L << 49;
    private static final int TAG_USED = 7;
    private static final int TAG_OFFLINE = 8;
    private static final int TAG_PAGE_CACHE = 9;
    private static final int FREE_TAGS = MigrateType.COUNT;

    /// The most frames that links can tell apart: 1 TiB of 4 KiB pages.
    public static final int MAX_FRAMES = (1 << PREV_SHIFT) - 1;

    private FrameWord() {}

    /// {@return the word of a used block; `ref` (51 bits) says to its owner which one it is}
    public static long used(FrameKind kind, int order, long ref) {
        return (long) TAG_USED << TAG_SHIFT
                | (long) order << ORDER_SHIFT
                | (long) kind.ordinal() << KIND_SHIFT
                | ref;
    }

    /// {@return the word of a run of single pages that are alike, held as one block until somebody
    /// looks at them one by one}
    public static long run(FrameKind kind, int order) {
        return used(kind, order, order > 0 && kind.isMovable() ? RUN : 0);
    }

    /// {@return whether a word is that of a run of single pages which can move}
    static boolean isRun(long word) {
        return (word & RUN) != 0 && isUsed(word) && kind(word).isMovable();
    }

    /// {@return the word of each page of a run}
    static long single(long run) {
        return withOrder(run & ~RUN, 0);
    }

    /// {@return the word of a process's page that is locked in memory: it may move, if the system
    /// lets it}
    public static long unevictable(FrameKind kind) {
        return used(kind, 0, UNEVICTABLE);
    }

    /// {@return whether a used page is locked in memory (`PG_unevictable`)}
    public static boolean isUnevictable(long word) {
        return (word & UNEVICTABLE) != 0 && isUsed(word);
    }

    private static boolean isUsed(long word) {
        return word >>> TAG_SHIFT == TAG_USED;
    }

    /// {@return the word of a page of clean page cache on the {@link Lruvec}, without links}
    static long pageCache() {
        return (long) TAG_PAGE_CACHE << TAG_SHIFT;
    }

    /// {@return whether the word is that of a page on the {@link Lruvec}: it moves, and may be
    /// dropped}
    public static boolean isPageCache(long word) {
        return word >>> TAG_SHIFT == TAG_PAGE_CACHE;
    }

    /// {@return the word of a block that was hot-added and is not online}
    public static long offline(int order) {
        return (long) TAG_OFFLINE << TAG_SHIFT | (long) order << ORDER_SHIFT;
    }

    /// {@return the word of a free block, without links}
    static long free(int type, int order) {
        return (long) (1 + type) << TAG_SHIFT | (long) order << ORDER_SHIFT;
    }

    /// {@return the word of a block on a per-cpu list, without links}
    static long perCpu(int order) {
        return (long) TAG_PER_CPU << TAG_SHIFT | (long) order << ORDER_SHIFT;
    }

    /// {@return the word of the same owner holding a block of `order`}
    public static long withOrder(long word, int order) {
        return (word & ~(0xfL << ORDER_SHIFT)) | (long) order << ORDER_SHIFT;
    }

    /// {@return whether the word is that of a block on a buddy free list}
    public static boolean isFree(long word) {
        int tag = (int) (word >>> TAG_SHIFT);
        return tag >= 1 && tag <= FREE_TAGS;
    }

    /// {@return whether the word is that of a free block of exactly this order}
    static boolean isFree(long word, int order) {
        int top = (int) (word >>> ORDER_SHIFT);
        return top >= 1 << 4 && top < (1 + FREE_TAGS) << 4 && (top & 0xf) == order;
    }

    /// {@return the migrate type of the list that a free block is on}
    public static int freeType(long word) {
        return (int) (word >>> TAG_SHIFT) - 1;
    }

    /// {@return the order of the block}
    public static int order(long word) {
        return (int) (word >>> ORDER_SHIFT) & 0xf;
    }

    /// {@return the reference that a used block's owner left}
    public static long ref(long word) {
        return word & REF_MASK;
    }

    static long prev(long word) {
        return word >>> PREV_SHIFT & LINK_MASK;
    }

    static long next(long word) {
        return word & LINK_MASK;
    }

    static long withPrev(long word, long prev) {
        return (word & ~(LINK_MASK << PREV_SHIFT)) | prev << PREV_SHIFT;
    }

    /// {@return who holds the block}
    public static FrameKind kind(long word) {
        int tag = (int) (word >>> TAG_SHIFT);
        if (tag == 0) {
            return FrameKind.ABSENT;
        }
        if (tag <= FREE_TAGS) {
            return FrameKind.FREE;
        }
        return switch (tag) {
            case TAG_PER_CPU -> FrameKind.PER_CPU;
            case TAG_USED -> FrameKind.of((int) (word >>> KIND_SHIFT) & 0x1f);
            case TAG_PAGE_CACHE -> FrameKind.FILE;
            default -> FrameKind.OFFLINE;
        };
    }
}
