/// What the run has come to so far, beside its best and worst case.
@NullMarked
package io.github.vmemmaplab.ui.counters;

import org.jspecify.annotations.NullMarked;
