/// The cells that all kernel state is kept in, and the log of every change to them.
@NullMarked
package io.github.vmemmaplab.kernel.state;

import org.jspecify.annotations.NullMarked;
