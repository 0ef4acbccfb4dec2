package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.KernelVersion;

import java.util.List;

/// The words in which `kernel_page_tables` tells the attributes of an entry (`pte_bits`,
/// arch/arm64/mm/ptdump.c): one for each attribute, blanks as wide where it is not set.
final class EntryWords {
    // Memory types by their number in MAIR_EL1; 5.10 put normal memory first.
    private static final List<String> TYPES_5_9 =
            List.of("DEVICE/nGnRnE", "DEVICE/nGnRE", "DEVICE/GRE", "MEM/NORMAL-NC", "MEM/NORMAL");
    private static final List<String> TYPES =
            List.of(
                    "MEM/NORMAL",
                    "MEM/NORMAL-TAGGED",
                    "MEM/NORMAL-NC",
                    "DEVICE/nGnRnE",
                    "DEVICE/nGnRE");
    private static final int TYPE_SHIFT = 2;
    private static final long TYPE_MASK = 7L << TYPE_SHIFT;

    private static final List<Word> WORDS =
            List.of(
                    new Word(1, 1, " ", "F"),
                    new Word(1L << 6, 1L << 6, "USR", "   "),
                    new Word(1L << 7, 1L << 7, "ro", "RW"),
                    new Word(1L << 53, 1L << 53, "NX", "x "),
                    new Word(3L << 8, 3L << 8, "SHD", "   "),
                    new Word(1L << 10, 1L << 10, "AF", "  "),
                    new Word(1L << 11, 1L << 11, "NG", "  "),
                    new Word(1L << 52, 1L << 52, "CON", "   "),
                    new Word(1L << 1, 1L << 1, "   ", "BLK"),
                    new Word(1L << 54, 1L << 54, "UXN", "   "),
                    new Word(1L << 50, 1L << 50, "GP", "  "));

    private static final long MASK =
            WORDS.stream().mapToLong(Word::mask).reduce(TYPE_MASK, (a, b) -> a | b);

    private final List<String> types;

    private record Word(long mask, long value, String set, String clear) {
        String of(long entry) {
            return (entry & mask) == value ? set : clear;
        }
    }

    EntryWords(KernelVersion version) {
        types = version.isAtLeast(KernelVersion.V5_11) ? TYPES : TYPES_5_9;
    }

    /// {@return the bits of an entry that the words tell; neighbours that agree in them make one
    /// line}
    static long told(long entry) {
        return entry & MASK;
    }

    /// {@return the words for an entry in use, each after a blank}
    String of(long entry) {
        StringBuilder words = new StringBuilder();
        WORDS.forEach(word -> words.append(' ').append(word.of(entry)));
        int type = (int) ((entry & TYPE_MASK) >>> TYPE_SHIFT);
        if (type < types.size()) {
            words.append(' ').append(types.get(type));
        }
        return words.toString();
    }
}
