package io.github.vmemmaplab.kernel.paging;

/// Where an entry keeps the bits of a physical address (arch/arm64/include/asm/pgtable-hwdef.h).
public enum AddressFormat {
    /// Bits 47 to 12 at their own places.
    PLAIN,
    /// 64K pages with 52-bit addresses: bits 51 to 48 in 15 to 12.
    LPA,
    /// Smaller pages with 52-bit addresses: bits 49 to 12 at their own places, 51 and 50 where
    /// shareability was.
    LPA2
}
