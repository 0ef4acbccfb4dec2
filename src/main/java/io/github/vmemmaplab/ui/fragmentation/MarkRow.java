package io.github.vmemmaplab.ui.fragmentation;

/// Where the texts of the two marks over the strip go: each centred on its mark, or as near as it
/// can be without running into the other or over an end. They stay in the order of their marks.
///
/// @param first left edge of the text of the mark further left
/// @param second left edge of the other
record MarkRow(double first, double second) {
    private static final double GAP = 12;

    /// {@return the places of texts of two widths over two marks, `firstAt` being no further right,
    /// in a row of `width`}
    static MarkRow place(
            double firstAt, double firstWidth, double secondAt, double secondWidth, double width) {
        double first = centred(firstAt, firstWidth, width);
        double second = centred(secondAt, secondWidth, width);
        double overlap = first + firstWidth + GAP - second;
        if (overlap <= 0) {
            return new MarkRow(first, second);
        }
        double both = firstWidth + GAP + secondWidth;
        double left = within(first - overlap / 2, both, width);
        return new MarkRow(left, left + firstWidth + GAP);
    }

    /// {@return the left edge of a text of this width that is centred on `at`, or as near as a row
    /// of `width` lets it be, on a whole pixel}
    static double centred(double at, double textWidth, double width) {
        return within(at - textWidth / 2, textWidth, width);
    }

    private static double within(double left, double textWidth, double width) {
        return Math.rint(Math.max(0, Math.min(left, width - textWidth)));
    }
}
