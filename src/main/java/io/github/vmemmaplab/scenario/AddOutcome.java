package io.github.vmemmaplab.scenario;

import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;

import org.jspecify.annotations.Nullable;

/// How one add ended.
///
/// @param blocks vmemmap slots that it left mapped by a block
/// @param inBasePages vmemmap slots that it left mapped by base pages
/// @param error 0 or a negative error number
/// @param halt what stopped the kernel for good, in this add or before it, null if nothing did
public record AddOutcome(int blocks, int inBasePages, int error, @Nullable Halt halt) {

    /// {@return whether the add failed, or the kernel stopped}
    public boolean isFailure() {
        return error != 0 || halt != null;
    }

    /// {@return whether the add was done, but not with blocks alone}
    public boolean isFallback() {
        return !isFailure() && inBasePages > 0;
    }
}
