/// The page tables of the vmemmap as a live tree, down to the single bit.
@NullMarked
package io.github.vmemmaplab.ui.tables;

import org.jspecify.annotations.NullMarked;
