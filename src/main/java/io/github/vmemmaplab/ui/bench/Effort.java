package io.github.vmemmaplab.ui.bench;

/// How often something is done.
///
/// @param warmUp how many times before any counts
/// @param counted how many times count
record Effort(int warmUp, int counted) {}
