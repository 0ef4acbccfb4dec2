/// In the kernel's own words: the texts of /proc, debugfs and the kernel's log at the cursor.
@NullMarked
package io.github.vmemmaplab.ui.words;

import org.jspecify.annotations.NullMarked;
