/// Page frames, zones, buddy free lists, per-cpu lists, watermarks and the page allocator
/// (mm/page_alloc.c).
@NullMarked
package io.github.vmemmaplab.kernel.memory;

import org.jspecify.annotations.NullMarked;
