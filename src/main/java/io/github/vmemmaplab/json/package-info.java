/// JSON in and out; the only user of Jackson. Errors name file, line and column.
@NullMarked
package io.github.vmemmaplab.json;

import org.jspecify.annotations.NullMarked;
