/// The window: where the panels lie, the header, the keys, and the way in.
@NullMarked
package io.github.vmemmaplab.ui.workbench;

import org.jspecify.annotations.NullMarked;
