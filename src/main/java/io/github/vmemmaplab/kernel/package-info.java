/// The modelled kernel: physical memory, page allocator, page tables and memory hot-plug of arm64
/// Linux.
///
/// Start at {@link io.github.vmemmaplab.kernel.Kernel}: it wires the parts. Nothing here knows that
/// anyone is watching; every change goes through {@link io.github.vmemmaplab.kernel.state} and
/// every happening is told as an {@link io.github.vmemmaplab.kernel.event.Event}.
@NullMarked
package io.github.vmemmaplab.kernel;

import org.jspecify.annotations.NullMarked;
