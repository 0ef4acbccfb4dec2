/// Tests of the window as a user has it.
@NullMarked
package io.github.vmemmaplab.ui.workbench;

import org.jspecify.annotations.NullMarked;
