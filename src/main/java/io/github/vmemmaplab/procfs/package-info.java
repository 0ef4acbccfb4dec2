/// The kernel's own words: what /proc, debugfs and the kernel log of the modelled machine would say
/// at this moment, to the byte.
@NullMarked
package io.github.vmemmaplab.procfs;

import org.jspecify.annotations.NullMarked;
