package io.github.vmemmaplab.ui.tables;

/// Which part of the kernel's addresses a tree shows.
enum Window {
    /// The array of struct pages.
    VMEMMAP,
    /// The direct map of all memory.
    LINEAR
}
