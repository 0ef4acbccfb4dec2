@NullMarked
package io.github.vmemmaplab.cli;

import org.jspecify.annotations.NullMarked;
