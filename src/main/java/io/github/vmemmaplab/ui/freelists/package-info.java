/// The buddy free lists as bars, by order and migrate type, and the per-cpu lists apart.
@NullMarked
package io.github.vmemmaplab.ui.freelists;

import org.jspecify.annotations.NullMarked;
