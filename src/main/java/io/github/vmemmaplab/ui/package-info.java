/// The window. Only this package and those below it see JavaFX; everything shown comes from a
/// {@link io.github.vmemmaplab.ui.Frame}.
@NullMarked
package io.github.vmemmaplab.ui;

import org.jspecify.annotations.NullMarked;
