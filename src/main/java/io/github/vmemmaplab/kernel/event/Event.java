package io.github.vmemmaplab.kernel.event;

/// Something that the modelled kernel did or met, told right after the changes that belong to it.
///
/// An event carries numbers and references (PFNs, virtual addresses, orders); prose is made from it
/// elsewhere.
public sealed interface Event permits AllocatorEvent, VmemmapEvent, HotplugEvent {

    /// How coarse a step an event is.
    enum Grain {
        /// The edge of a whole request: add, online, offline, remove.
        OPERATION,
        /// Something that a watcher wants to stop at.
        EVENT,
        /// One page or one table entry among many.
        PAGE
    }

    /// {@return how coarse a step this event is}
    Grain grain();
}
