/// Starts Vmemmap Lab.
@NullMarked
package io.github.vmemmaplab;

import org.jspecify.annotations.NullMarked;
