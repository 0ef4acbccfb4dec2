/// Runs and pictures for the tests of panels.
@NullMarked
package io.github.vmemmaplab.ui.testkit;

import org.jspecify.annotations.NullMarked;
