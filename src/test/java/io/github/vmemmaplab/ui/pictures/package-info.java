/// The window against pictures of it that somebody has looked at.
@NullMarked
package io.github.vmemmaplab.ui.pictures;

import org.jspecify.annotations.NullMarked;
