/// Physical memory as a picture: one tile a pageblock, one cell a page frame, from all of memory
/// down to one cell. Every frame has its share of the picture at every magnification.
@NullMarked
package io.github.vmemmaplab.ui.memorymap;

import org.jspecify.annotations.NullMarked;
