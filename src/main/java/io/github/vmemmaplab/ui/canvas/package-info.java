/// Drawing kit: regions that hold a canvas or a pixel buffer of just the size and sharpness that
/// they are shown at. Knows nothing of memory.
@NullMarked
package io.github.vmemmaplab.ui.canvas;

import org.jspecify.annotations.NullMarked;
