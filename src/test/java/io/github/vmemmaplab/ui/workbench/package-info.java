/// The whole window, used as a person uses it.
@NullMarked
package io.github.vmemmaplab.ui.workbench;

import org.jspecify.annotations.NullMarked;
