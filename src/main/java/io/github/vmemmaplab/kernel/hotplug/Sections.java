package io.github.vmemmaplab.kernel.hotplug;

import io.github.vmemmaplab.kernel.state.Cell;
import io.github.vmemmaplab.kernel.state.Cell.Space;
import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.Arrays;

/// The memory sections and what is known of each (`struct mem_section`, include/linux/mmzone.h),
/// one word a section.
///
/// On arm64 a section is also a memory block. Departure: the subsection bitmap is one bit, since
/// add_memory works on whole sections only; its slab object is not taken from the page allocator.
public final class Sections {
    /// The section's struct pages are there and it counts as memory (`SECTION_MARKED_PRESENT`).
    public static final int PRESENT = 1;

    /// Its pages belong to a zone (`SECTION_IS_ONLINE`).
    public static final int ONLINE = 1 << 1;

    /// It was there at boot (`SECTION_IS_EARLY`).
    public static final int EARLY = 1 << 2;

    /// A "System RAM" resource covers it: an add succeeded or is under way.
    public static final int RESOURCE = 1 << 3;

    /// Its struct pages lie in itself (memmap_on_memory).
    public static final int MEMMAP_ON_MEMORY = 1 << 4;

    private static final long SECTION_SPACE = Cell.of(Space.SECTION, 0);

    private final int sectionSizeBits;
    private long[] words = new long[0];
    private ChangeLog log = ChangeLog.OFF;

    /// No sections of 2^`sectionSizeBits` bytes yet.
    public Sections(int sectionSizeBits) {
        this.sectionSizeBits = sectionSizeBits;
    }

    /// Sends changes from now on to `newLog`.
    public void logTo(ChangeLog newLog) {
        log = newLog;
    }

    /// {@return the section that holds a physical address; for all that are out of reach, the last
    /// one that a number can name}
    public int sectionOf(long physical) {
        return (int) Math.min(physical >>> sectionSizeBits, Integer.MAX_VALUE);
    }

    /// {@return the first physical address of a section}
    public long startOf(int section) {
        return (long) section << sectionSizeBits;
    }

    /// {@return bytes in a section}
    public long size() {
        return 1L << sectionSizeBits;
    }

    /// {@return the number after the last section that anything is known of}
    public int end() {
        return words.length;
    }

    /// {@return whether the section has all of `flags`}
    public boolean has(int section, int flags) {
        return section < words.length && (words[section] & flags) == flags;
    }

    /// {@return whether the section has any of `flags`}
    public boolean hasAny(int section, int flags) {
        return section < words.length && (words[section] & flags) != 0;
    }

    /// {@return all flags of a section}
    public int flags(int section) {
        return section < words.length ? (int) words[section] : 0;
    }

    /// Sets or clears flags of a section.
    public void set(int section, int flags, boolean on) {
        if (section >= words.length) {
            words = Arrays.copyOf(words, section + 1);
        }
        long value = on ? words[section] | flags : words[section] & ~flags;
        long delta = words[section] ^ value;
        if (delta != 0) {
            words[section] = value;
            log.changed(SECTION_SPACE | section, delta);
        }
    }

    /// Applies a logged change, in either direction; tells nobody.
    public void apply(long section, long delta) {
        words[(int) section] ^= delta;
    }
}
