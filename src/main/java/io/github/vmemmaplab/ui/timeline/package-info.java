/// The whole run as coloured phases with a cursor to drag, and the buttons that move it.
@NullMarked
package io.github.vmemmaplab.ui.timeline;

import org.jspecify.annotations.NullMarked;
