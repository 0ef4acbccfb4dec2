/// Tests of how the screen is measured.
@NullMarked
package io.github.vmemmaplab.ui.bench;

import org.jspecify.annotations.NullMarked;
