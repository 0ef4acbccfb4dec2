package io.github.vmemmaplab.ui.code;

import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

/// All pseudocode of the lab. Written from what the model does, not from kernel source.
final class Listings {
    static final Listing ADD =
            Listing.of(
                    "add_memory",
                    """
                    check: whole blocks, not there yet, in reach     # CHECK
                    arch_add_memory:                                 # ARCH
                        page tables for the linear map, all of it    # LINEAR_MAP
                        for each section of the range:               # EACH_SECTION
                            struct pages: vmemmap_populate           # STRUCT_PAGES
                            mark it present                          # SECTION
                        if a section failed:
                            linear map away; earlier sections stay   # UNDO
                    return                                           # RETURN
                    """);

    static final Listing REMOVE =
            Listing.of(
                    "remove_memory",
                    """
                    check: all of it there and offline               # CHECK
                    for each section of the range:                   # EACH_SECTION
                        mark it absent                               # SECTION
                        struct pages away: vmemmap_free              # STRUCT_PAGES
                    linear map away                                  # UNDO
                    return                                           # RETURN
                    """);

    static final Listing ONLINE =
            Listing.of(
                    "online_pages",
                    """
                    check: all of it there and offline               # CHECK
                    for each memory block:
                        the zone grows over it
                        its pageblocks become movable
                        its pages to the free lists, largest blocks  # HAND_OVER
                        new watermarks
                    return                                           # RETURN
                    """);

    static final Listing OFFLINE =
            Listing.of(
                    "offline_pages",
                    """
                    check: online, and nothing in it that cannot move # CHECK
                    for each memory block:
                        per-cpu lists back to the free lists         # DRAIN
                        pageblocks set apart
                        pages moved elsewhere                        # MOVE
                        free pages off the lists                     # HAND_OVER
                        new watermarks
                    return                                           # RETURN
                    """);

    static final Listing BASE_PAGES =
            Listing.of(
                    "vmemmap_populate_basepages",
                    """
                    for each page in [start, end):                   # NEXT
                        make sure the tables above exist             # TABLES
                        if its PTE is in use: next page
                        p = alloc page(order 0)                      # ALLOCATE
                        if p is none: return -ENOMEM                 # FAILED
                        set PTE as a base page → p                   # MAP
                    return 0                                         # RETURN
                    """);

    static final Listing ALLOC =
            Listing.of(
                    "alloc_pages",
                    """
                    take the smallest free block that fits, split it # TAKE
                    none of this type: take from another type        # STEAL
                    wake kswapd, which drops page cache              # KSWAPD
                    again, while there is hope:
                        drop page cache                              # RECLAIM
                        per-cpu lists back to the free lists         # DRAIN
                        compaction: move pages together              # COMPACT
                    a small block: kill a process                    # OOM
                    return none                                      # FAILED
                    """);

    static final Listing FREE =
            Listing.of(
                    "vmemmap_free",
                    """
                    walk 1: for each entry in [start, end):          # ENTER
                        none: step over                              # NONE
                        table: go down                               # TABLE
                        block, page: clear, flush TLB, free memory   # CLEAR
                    walk 2: for each entry in [start, end):          # SECOND_WALK
                        table: read all its entries again            # SCAN
                        all none: clear, flush TLB, free the table   # FREE_TABLE
                    return                                           # RETURN
                    """);

    private static final String FOR_EACH_SLOT =
            """
            for each PMD_SIZE slot in [start, end):          # NEXT
                make sure the tables above exist             # TABLES
                if its PMD entry is in use: next slot        # PRESENT
                p = alloc block(PMD_SIZE, order 9)           # ALLOCATE
                if p is none:                                # FAILED
            """;

    private static final String MAP_SLOT =
            """
                set PMD entry as a 2 MiB block → p           # MAP
            return 0                                         # RETURN
            """;

    private static final Listing ORIGINAL =
            populate(
                    """
                            return -ENOMEM                           # REMEDY
                    """);

    private static final Listing POSTED_V1 =
            populate(
                    """
                            vmemmap_free(start, end)                 # REMEDY
                            return populate base pages(start, end)   # BASE_PAGES
                    """);

    private static final Listing PER_SECTION =
            populate(
                    """
                            populate base pages(slot)                # REMEDY
                            next slot
                    """);

    private static final Listing UNMAP_REBUILD =
            populate(
                    """
                            vmemmap_free(start, slot)                # REMEDY
                            return populate base pages(start, end)   # BASE_PAGES
                    """);

    private static final Listing NO_ALTMAP =
            populate(
                    """
                            if altmap: return -ENOMEM
                            populate base pages(slot)                # REMEDY
                            next slot
                    """);

    private Listings() {}

    private static Listing populate(String remedy) {
        return Listing.of("vmemmap_populate", FOR_EACH_SLOT + remedy + MAP_SLOT);
    }

    static Listing populate(VmemmapPolicy policy) {
        return switch (policy) {
            case VmemmapPolicy.Original _ -> ORIGINAL;
            case VmemmapPolicy.PostedV1 _ -> POSTED_V1;
            case VmemmapPolicy.PerSection _ -> PER_SECTION;
            case VmemmapPolicy.UnmapRebuild _ -> UNMAP_REBUILD;
            case VmemmapPolicy.Generic _, VmemmapPolicy.X86HugePages _ -> NO_ALTMAP;
        };
    }

    static Listing of(Operation operation) {
        return switch (operation) {
            case Operation.Add _ -> ADD;
            case Operation.Online _ -> ONLINE;
            case Operation.Offline _ -> OFFLINE;
            case Operation.Remove _ -> REMOVE;
        };
    }
}
