/// Pseudocode of what the kernel runs, the current line lit.
@NullMarked
package io.github.vmemmaplab.ui.code;

import org.jspecify.annotations.NullMarked;
