/// The answers to one failed PMD_SIZE allocation, as discussed on the list in September 2020 and as
/// merged later.
@NullMarked
package io.github.vmemmaplab.kernel.policy;

import org.jspecify.annotations.NullMarked;
