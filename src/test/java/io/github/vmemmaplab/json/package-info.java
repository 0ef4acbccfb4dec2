@NullMarked
package io.github.vmemmaplab.json;

import org.jspecify.annotations.NullMarked;
