package io.github.vmemmaplab.ui.code;

/// A call under way: one entry of a stack trace, with the place that it has come to.
///
/// @param name of the function, as the kernel has it
/// @param listing the pseudocode that it is part of
/// @param line index of the line that it is at, -1 if the listing does not tell
public record Call(String name, Listing listing, int line) {}
