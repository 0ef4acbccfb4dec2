/// Tests of the map.
@NullMarked
package io.github.vmemmaplab.ui.memorymap;

import org.jspecify.annotations.NullMarked;
