package io.github.vmemmaplab.kernel.event;

/// A request to the memory hot-plug core. Addresses and sizes are physical, in bytes.
public sealed interface Operation {

    /// {@return first byte of the range}
    long start();

    /// {@return length of the range in bytes}
    long size();

    /// `add_memory`: make the range known, with its linear map, sections and struct pages.
    record Add(long start, long size, boolean memmapOnMemory) implements Operation {}

    /// `online_pages`: hand the range's pages to a zone.
    record Online(long start, long size, OnlineType type) implements Operation {}

    /// `offline_pages`: take the range's pages out of their zone.
    record Offline(long start, long size) implements Operation {}

    /// `remove_memory`: undo an add.
    record Remove(long start, long size) implements Operation {}

    /// Which zone onlined memory goes to (`enum mmop`, include/linux/memory_hotplug.h).
    enum OnlineType {
        /// ZONE_NORMAL, or a lower zone whose span it lies in.
        KERNEL,
        /// ZONE_MOVABLE: never for kernel memory.
        MOVABLE
    }
}
