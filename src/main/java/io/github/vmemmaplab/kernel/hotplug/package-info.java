/// Adding, onlining, offlining and removing memory, and the vmemmap of what is added
/// (mm/memory_hotplug.c, mm/sparse.c, arch/arm64/mm/mmu.c).
@NullMarked
package io.github.vmemmaplab.kernel.hotplug;

import org.jspecify.annotations.NullMarked;
