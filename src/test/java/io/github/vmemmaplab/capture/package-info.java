@NullMarked
package io.github.vmemmaplab.capture;

import org.jspecify.annotations.NullMarked;
