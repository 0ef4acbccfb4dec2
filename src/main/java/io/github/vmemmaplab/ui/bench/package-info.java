/// The budgets of the screen, measured in a real window, or in one that the toolkit keeps in memory
/// where there is no display: from an input to the painted frame.
@NullMarked
package io.github.vmemmaplab.ui.bench;

import org.jspecify.annotations.NullMarked;
