package io.github.vmemmaplab.kernel.memory;

import io.github.vmemmaplab.kernel.event.HotplugEvent.Halt;

/// The modelled kernel stopped for good: a call that never returns (`panic`, `BUG_ON`). Unwinds the
/// model's own calls up to the request, and is no error of the lab's.
public final class KernelHalt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Halt cause;

    /// The kernel stops by `cause`.
    public KernelHalt(Halt cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    /// {@return what stopped it}
    public Halt halt() {
        return cause;
    }
}
