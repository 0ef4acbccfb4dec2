/// Pictures of the lab without a display.
@NullMarked
package io.github.vmemmaplab.ui.render;

import org.jspecify.annotations.NullMarked;
