package io.github.vmemmaplab.kernel;

import java.util.List;

/// A line of kernels, and what differs between them in hot-add (release trees as named in the
/// project's notes).
public enum KernelVersion {
    /// 5.9: 1 GiB sections, the answer to a missing block is -ENOMEM, new memory is used first.
    V5_9("5.9"),
    /// 5.11: 1 GiB sections, base pages for the slot, new memory is used last.
    V5_11("5.11"),
    /// 6.1: 128 MiB sections, memmap_on_memory for one block at a time.
    V6_1("6.1"),
    /// 6.12: shared `vmemmap_populate_hugepages`, growing per-cpu refills, claim before steal.
    V6_12("6.12"),
    /// 7.1: as 6.12, with linear-map failures returned.
    V7_1("7.1");

    private static final int PAGES_4K = 12;
    private static final int PAGES_16K = 14;
    private static final int PAGES_64K = 16;

    private final String label;

    KernelVersion(String label) {
        this.label = label;
    }

    /// {@return the version as people write it}
    public String label() {
        return label;
    }

    /// {@return SECTION_SIZE_BITS with 4K pages}
    public int sectionSizeBits() {
        return sectionSizeBits(PAGES_4K);
    }

    /// {@return SECTION_SIZE_BITS with pages of 2^`pageShift` bytes}
    public int sectionSizeBits(int pageShift) {
        if (!isAtLeast(V6_1)) {
            return 30;
        }
        return pageShift == PAGES_64K ? 29 : 27;
    }

    /// {@return the virtual address sizes that a kernel with pages of 2^`pageShift` bytes can be
    /// built for; 52 bits with less than 64K pages need LPA2}
    public List<Integer> vaBits(int pageShift) {
        boolean lpa2 = isAtLeast(V6_12);
        return switch (pageShift) {
            case PAGES_4K -> lpa2 ? List.of(39, 48, 52) : List.of(39, 48);
            case PAGES_16K -> lpa2 ? List.of(36, 47, 48, 52) : List.of(36, 47, 48);
            case PAGES_64K -> List.of(42, 48, 52);
            default -> List.of();
        };
    }

    /// {@return whether this line is `other` or newer}
    public boolean isAtLeast(KernelVersion other) {
        return compareTo(other) >= 0;
    }
}
