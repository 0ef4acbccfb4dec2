package io.github.vmemmaplab.kernel;

/// A line of kernels, and what differs between them in hot-add (release trees as named in the
/// project's notes).
public enum KernelVersion {
    /// 5.9: 1 GiB sections, the answer to a missing block is -ENOMEM.
    V5_9("5.9", 30),
    /// 5.11: 1 GiB sections, base pages for the slot.
    V5_11("5.11", 30),
    /// 6.1: 128 MiB sections.
    V6_1("6.1", 27),
    /// 6.12: shared `vmemmap_populate_hugepages`, growing per-cpu refills, claim before steal.
    V6_12("6.12", 27),
    /// 7.1: as 6.12, with linear-map failures returned.
    V7_1("7.1", 27);

    private final String label;
    private final int sectionSizeBits;

    KernelVersion(String label, int sectionSizeBits) {
        this.label = label;
        this.sectionSizeBits = sectionSizeBits;
    }

    /// {@return the version as people write it}
    public String label() {
        return label;
    }

    /// {@return SECTION_SIZE_BITS with 4K pages}
    public int sectionSizeBits() {
        return sectionSizeBits;
    }

    /// {@return whether this line is `other` or newer}
    public boolean isAtLeast(KernelVersion other) {
        return compareTo(other) >= 0;
    }
}
