/// Stands in for the window until there is one.
@NullMarked
package io.github.vmemmaplab.ui.stub;

import org.jspecify.annotations.NullMarked;
