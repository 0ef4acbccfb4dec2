/// Real kernels in and out: captures, /proc text, predictions in a capture's own words.
@NullMarked
package io.github.vmemmaplab.capture;

import org.jspecify.annotations.NullMarked;
