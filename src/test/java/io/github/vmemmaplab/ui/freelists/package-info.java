/// Tests of the free lists.
@NullMarked
package io.github.vmemmaplab.ui.freelists;

import org.jspecify.annotations.NullMarked;
