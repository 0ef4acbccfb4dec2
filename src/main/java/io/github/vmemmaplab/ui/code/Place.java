package io.github.vmemmaplab.ui.code;

import java.util.List;

/// Where in the kernel a step happened.
///
/// @param listing the routine
/// @param line the line of it
/// @param stack the calls that led there, outermost first
public record Place(Listing listing, Line line, List<String> stack) {
    public Place {
        stack = List.copyOf(stack);
    }

    /// {@return the index of the line in the listing}
    public int index() {
        return listing.indexOf(line);
    }
}
