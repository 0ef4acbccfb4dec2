package io.github.vmemmaplab.kernel.audit;

/// Something that must hold in every state of the kernel, between any two events.
///
/// What a {@link Violation}'s place, expected and found figures mean is said at each.
public enum Invariant {
    /// A block starts at a multiple of its size. Place: PFN; figures: PFN rounded down, PFN.
    BLOCK_ALIGNED,
    /// A block ends where a section does or before. Place: PFN; figures: section's end, block's
    /// end.
    BLOCK_WITHIN_SECTION,
    /// A free block lies in one zone, within its span. Place: PFN; figures: zone of its list, zone
    /// of the page that differs.
    BLOCK_WITHIN_ZONE,
    /// A list holds only blocks whose words say so. Place: PFN; figures: order and type of the list
    /// as `order * 8 + type`, those of the word, -1 for no free or per-cpu block; for the page
    /// cache 0, and -1 for another page.
    LIST_HOLDS_ITS_OWN,
    /// What follows a block on a list points back to it. Place: PFN; figures: PFN of the block
    /// before, PFN pointed to.
    LIST_LINKED_BACK,
    /// A list's last block is its tail. Place: `order * 8 + type`, per-cpu lists their number, -1
    /// the page cache; figures: last block walked to, tail.
    LIST_ENDS_AT_TAIL,
    /// A list's count is its length. Place: `order * 8 + type`; figures: length, count.
    LIST_COUNT,
    /// Every free block is on a list. Place: zone; figures: blocks with free words, blocks on
    /// lists.
    FREE_BLOCKS_LISTED,
    /// Every per-cpu block is on a per-cpu list. Place: zone; figures: blocks with per-cpu words,
    /// blocks on lists.
    PER_CPU_BLOCKS_LISTED,
    /// Every page of the page cache that may be dropped is on the list of such pages. Place: zone;
    /// figures: pages with such words, pages on the list.
    PAGE_CACHE_LISTED,
    /// A zone's size of that list is the number of its pages on it. Place: zone; figures: pages on
    /// the list, size.
    PAGE_CACHE_SIZE,
    /// A zone's free pages are those on its lists but for the isolated ones. Place: zone; figures:
    /// pages on lists, free pages.
    FREE_PAGES,
    /// A CPU's count is the pages on its lists. Place: `zone * 1024 + cpu`; figures: pages on
    /// lists, count.
    PER_CPU_COUNT,
    /// Two buddies that may merge are not both free. Place: PFN of the lower; figures: order, order
    /// that they should have merged to.
    BUDDIES_MERGED,
    /// A free block is on an isolated list exactly if its pageblock is isolated. Place: PFN;
    /// figures: type of the pageblock, type of the list.
    ISOLATED_TOGETHER,
    /// An entry points to a page that is the table it is used as. Place: virtual address; figures:
    /// word without order of such a table, word found.
    TABLE_ENTRY,
    /// Every table page hangs in the tree once. Place: 0 vmemmap, 1 linear map; figures: table
    /// pages, entries that point to them.
    TABLES_HUNG_UP,
    /// A leaf of the vmemmap maps a page that says it serves this address. Place: virtual address;
    /// figures: word that it should have, word found.
    VMEMMAP_ENTRY,
    /// Every page of struct pages is mapped. Place: 0; figures: pages with such words, pages
    /// mapped.
    VMEMMAP_MAPPED_ONCE,
    /// A leaf of the linear map maps the address that it stands for. Place: virtual address;
    /// figures: physical address, address mapped.
    LINEAR_ENTRY,
    /// A section that is there has struct pages for all of it, one that is gone has none. Place:
    /// section; figures: bytes of struct pages, bytes mapped.
    SECTION_MEMMAP,
    /// An online section is in the linear map as a whole. Place: section; figures: its size, bytes
    /// mapped.
    SECTION_LINEAR,
    /// A section's flags agree with each other. Place: section; figures: flags that are implied,
    /// flags.
    SECTION_FLAGS,
    /// A section's frames are as its flags say. Place: PFN; figures: flags, ordinal of the frame's
    /// kind.
    SECTION_FRAMES,
    /// A counter of what is there now equals the recount. Place: ordinal of the counter; figures:
    /// recount, counter.
    COUNTER
}
