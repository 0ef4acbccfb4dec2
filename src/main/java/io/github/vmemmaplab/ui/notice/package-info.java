/// What went wrong, told beside the work and not in its way.
@NullMarked
package io.github.vmemmaplab.ui.notice;

import org.jspecify.annotations.NullMarked;
