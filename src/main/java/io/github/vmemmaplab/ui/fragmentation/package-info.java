/// The slider that breaks free memory up, and what is left of it.
@NullMarked
package io.github.vmemmaplab.ui.fragmentation;

import org.jspecify.annotations.NullMarked;
