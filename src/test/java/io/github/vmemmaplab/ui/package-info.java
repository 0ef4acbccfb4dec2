/// Tests of the window.
@NullMarked
package io.github.vmemmaplab.ui;

import org.jspecify.annotations.NullMarked;
