package io.github.vmemmaplab.kernel.paging;

import java.util.ArrayList;
import java.util.List;

/// A named run of bits of a 64-bit translation-table entry, with its value (Arm Architecture
/// Reference Manual, stage 1 descriptors; Linux's software bits from
/// arch/arm64/include/asm/pgtable-prot.h).
///
/// @param name which field
/// @param high its highest bit
/// @param low its lowest bit
/// @param value the field's value, shifted down
public record DescriptorField(Name name, int high, int low, long value) {

    /// The fields that an entry can have.
    public enum Name {
        /// The entry translates.
        VALID,
        /// 1: table, or page at the last level; 0: block.
        TYPE,
        /// Index into the memory-attribute register.
        ATTR_INDX,
        /// Non-secure.
        NS,
        /// AP[1]: user may access.
        USER,
        /// AP[2]: read-only.
        READ_ONLY,
        /// Shareability.
        SH,
        /// Access flag.
        AF,
        /// Not global.
        NG,
        /// Output address or next table's address.
        ADDRESS,
        /// The top bits of a 52-bit address, which have no room beside the others.
        ADDRESS_HIGH,
        /// Guarded page (branch targets).
        GP,
        /// Dirty bit modifier: Linux's "write".
        DBM,
        /// Contiguous hint.
        CONTIGUOUS,
        /// Privileged execute never.
        PXN,
        /// Unprivileged execute never.
        UXN,
        /// Software: dirty.
        SW_DIRTY,
        /// Software: special.
        SW_SPECIAL,
        /// Everything below is privileged execute never.
        PXN_TABLE,
        /// Everything below is unprivileged execute never.
        UXN_TABLE,
        /// Everything below has these access limits.
        AP_TABLE,
        /// Everything below is non-secure.
        NS_TABLE,
        /// Not used here.
        IGNORED
    }

    /// {@return the fields of an entry of `level`, highest bit first; all 64 bits are covered}
    public static List<DescriptorField> of(long entry, Level level, AddressLayout layout) {
        List<DescriptorField> fields = new ArrayList<>();
        boolean lpa2 = layout.addressFormat() == AddressFormat.LPA2;
        if (level != Level.PTE && Descriptor.isTable(entry)) {
            add(fields, entry, Name.NS_TABLE, 63, 63);
            add(fields, entry, Name.AP_TABLE, 62, 61);
            add(fields, entry, Name.UXN_TABLE, 60, 60);
            add(fields, entry, Name.PXN_TABLE, 59, 59);
            add(fields, entry, Name.IGNORED, 58, lpa2 ? 50 : 48);
            addAddress(fields, entry, layout);
            add(fields, entry, Name.IGNORED, 11, 11);
            add(fields, entry, Name.AF, 10, 10);
            add(fields, entry, lpa2 ? Name.ADDRESS_HIGH : Name.IGNORED, 9, 8);
            add(fields, entry, Name.IGNORED, 7, 2);
        } else {
            addLeaf(fields, entry, layout);
        }
        add(fields, entry, Name.TYPE, 1, 1);
        add(fields, entry, Name.VALID, 0, 0);
        return List.copyOf(fields);
    }

    private static void addAddress(List<DescriptorField> fields, long entry, AddressLayout layout) {
        int shift = layout.pageShift();
        AddressFormat format = layout.addressFormat();
        add(fields, entry, Name.ADDRESS, format == AddressFormat.LPA2 ? 49 : 47, shift);
        if (shift > 12) {
            boolean high = format == AddressFormat.LPA;
            add(fields, entry, high ? Name.ADDRESS_HIGH : Name.IGNORED, shift - 1, 12);
        }
    }

    private static void addLeaf(List<DescriptorField> fields, long entry, AddressLayout layout) {
        boolean lpa2 = layout.addressFormat() == AddressFormat.LPA2;
        add(fields, entry, Name.IGNORED, 63, 57);
        add(fields, entry, Name.SW_SPECIAL, 56, 56);
        add(fields, entry, Name.SW_DIRTY, 55, 55);
        add(fields, entry, Name.UXN, 54, 54);
        add(fields, entry, Name.PXN, 53, 53);
        add(fields, entry, Name.CONTIGUOUS, 52, 52);
        add(fields, entry, Name.DBM, 51, 51);
        add(fields, entry, Name.GP, 50, 50);
        if (!lpa2) {
            add(fields, entry, Name.IGNORED, 49, 48);
        }
        addAddress(fields, entry, layout);
        add(fields, entry, Name.NG, 11, 11);
        add(fields, entry, Name.AF, 10, 10);
        add(fields, entry, lpa2 ? Name.ADDRESS_HIGH : Name.SH, 9, 8);
        add(fields, entry, Name.READ_ONLY, 7, 7);
        add(fields, entry, Name.USER, 6, 6);
        add(fields, entry, Name.NS, 5, 5);
        add(fields, entry, Name.ATTR_INDX, 4, 2);
    }

    private static void add(
            List<DescriptorField> fields, long entry, Name name, int high, int low) {
        fields.add(
                new DescriptorField(name, high, low, entry >>> low & (1L << (high - low + 1)) - 1));
    }
}
