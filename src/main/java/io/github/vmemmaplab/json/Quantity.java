package io.github.vmemmaplab.json;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How addresses and sizes are written in files: `0x80000000`, `1 GiB`, or a plain number of bytes.
final class Quantity {
    /// What the message about a wrong one says.
    static final String FORMS = "\"0x80000000\", \"512 MiB\" or a whole number of bytes";

    private static final Pattern FORM =
            Pattern.compile("(?:0[xX]([0-9a-fA-F]{1,40})|([0-9]{1,40}) ?(KiB|MiB|GiB|TiB)?)");
    private static final String UNITS = "KMGT";
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Quantity() {}

    /// {@return whether the text has one of the forms}
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /// {@return the number of bytes that text of one of the forms stands for, if a `long` holds it}
    static OptionalLong parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigInteger value =
                matcher.group(1) != null
                        ? new BigInteger(matcher.group(1), 16)
                        : new BigInteger(matcher.group(2)).shiftLeft(shift(matcher));
        return value.compareTo(MOST) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValueExact());
    }

    private static int shift(Matcher matcher) {
        String unit = matcher.group(3);
        return unit == null ? 0 : 10 * (1 + UNITS.indexOf(unit.charAt(0)));
    }

    /// {@return an address in its usual form}
    static String address(long bytes) {
        return "0x" + Long.toHexString(bytes);
    }

    /// {@return a size in the largest unit that divides it}
    static String size(long bytes) {
        for (int i = UNITS.length(); i > 0; i--) {
            if (bytes != 0 && bytes % (1L << (10 * i)) == 0) {
                return (bytes >> (10 * i)) + " " + UNITS.charAt(i - 1) + "iB";
            }
        }
        return Long.toString(bytes);
    }
}
