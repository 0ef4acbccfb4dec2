package io.github.vmemmaplab.ui.narration;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// How numbers are written for people, the same in every panel: digits in groups of three with a
/// narrow space, sizes in binary units, addresses in hexadecimal.
public final class Figures {
    /// Groups digits by a narrow space that does not break, as SI does in every language.
    static final Locale GROUPING = Locale.FRENCH;

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final int UNIT_SHIFT = 10;
    private static final char SPACE = '\u00a0';

    private Figures() {}

    /// {@return a count, as in 4 127}
    public static String count(long number) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(GROUPING))
                .format(number);
    }

    /// {@return a number of bytes, as in 118 MiB or 1.5 GiB}
    public static String bytes(long bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 1 << UNIT_SHIFT && unit < UNITS.length - 1) {
            value /= 1 << UNIT_SHIFT;
            unit++;
        }
        boolean whole = value == Math.rint(value) || value >= 100;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value) + SPACE + UNITS[unit];
    }

    /// {@return an index in thousandths, as in 0.68}
    public static String thousandths(int value) {
        return String.format(Locale.ROOT, "%.2f", value / 1000.0).replace('-', '\u2212');
    }

    /// {@return a physical address or a frame number, as in 0x41200}
    public static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    /// {@return a kernel virtual address, all sixteen digits}
    public static String virtual(long addr) {
        return String.format(Locale.ROOT, "%016x", addr);
    }

    /// {@return the name of a zone}
    public static String zone(int index) {
        return Zone.Kind.values()[index].kernelName();
    }

    /// {@return the name of a migrate type, in the middle of a sentence}
    public static String type(MigrateType type) {
        return type.kernelName().toLowerCase(Locale.ROOT);
    }
}
