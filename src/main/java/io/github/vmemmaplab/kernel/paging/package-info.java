/// Translation tables, their 64-bit descriptors and where the vmemmap lies
/// (arch/arm64/include/asm).
@NullMarked
package io.github.vmemmaplab.kernel.paging;

import org.jspecify.annotations.NullMarked;
