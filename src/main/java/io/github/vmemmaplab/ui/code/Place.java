package io.github.vmemmaplab.ui.code;

/// Where in the kernel a step happened.
///
/// @param listing the routine
/// @param line the line of it
public record Place(Listing listing, Line line) {
    /// {@return the index of the line in the listing}
    public int index() {
        return listing.indexOf(line);
    }
}
