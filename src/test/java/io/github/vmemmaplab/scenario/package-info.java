@NullMarked
package io.github.vmemmaplab.scenario;

import org.jspecify.annotations.NullMarked;
