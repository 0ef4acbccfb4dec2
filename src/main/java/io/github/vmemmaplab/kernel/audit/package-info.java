/// What must hold in any state of the modelled kernel, and the walks that see whether it does.
@NullMarked
package io.github.vmemmaplab.kernel.audit;

import org.jspecify.annotations.NullMarked;
