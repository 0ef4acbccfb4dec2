package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.DescriptorField;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import java.util.List;

/// The 64 bits of an entry as rows to read: which bits, their name, their value, what it means.
public final class EntryFields {
    private EntryFields() {}

    /// One field.
    ///
    /// @param high its highest bit
    /// @param low its lowest bit
    /// @param name the field's name in the architecture manual
    /// @param value its value
    /// @param meaning what that means here
    /// @param set whether any of its bits is set
    /// @param used whether the hardware or Linux gives it a meaning
    public record Row(
            int high,
            int low,
            String name,
            String value,
            String meaning,
            boolean set,
            boolean used) {
        /// {@return which bits, as in 47:12}
        public String bits() {
            return high == low ? Integer.toString(high) : high + ":" + low;
        }

        /// {@return whether it says something that is worth a line of its own}
        boolean isTelling() {
            return set || (used && low <= 1);
        }
    }

    /// {@return the rows of an entry of `level`, highest bits first; bits that nobody uses are left
    /// out where they are zero}
    public static List<Row> of(Texts texts, long entry, Level level, AddressLayout layout) {
        return all(texts, entry, level, layout).stream()
                .filter(row -> row.used() || row.set())
                .toList();
    }

    /// {@return the same with every bit in one row}
    static List<Row> all(Texts texts, long entry, Level level, AddressLayout layout) {
        return fields(entry, level, layout).stream()
                .map(field -> row(texts, entry, level, field))
                .toList();
    }

    // Of an entry that does not translate the hardware reads one bit.
    private static List<DescriptorField> fields(long entry, Level level, AddressLayout layout) {
        return Descriptor.isValid(entry)
                ? DescriptorField.of(entry, level, layout)
                : List.of(
                        new DescriptorField(DescriptorField.Name.IGNORED, 63, 1, entry >>> 1),
                        new DescriptorField(DescriptorField.Name.VALID, 0, 0, 0));
    }

    private static Row row(Texts texts, long entry, Level level, DescriptorField field) {
        String value =
                field.name() == DescriptorField.Name.ADDRESS
                        ? Figures.hex(field.value() << field.low())
                        : Figures.hex(field.value());
        return new Row(
                field.high(),
                field.low(),
                texts.of(field.name() + ".name"),
                field.high() == field.low() ? Long.toString(field.value()) : value,
                meaning(texts, entry, level, field),
                field.value() != 0,
                field.name() != DescriptorField.Name.IGNORED);
    }

    private static String meaning(Texts texts, long entry, Level level, DescriptorField field) {
        boolean table = level != Level.PTE && Descriptor.isTable(entry);
        return switch (field.name()) {
            case TYPE -> texts.of(level == Level.PTE ? "TYPE.page" : "TYPE." + field.value());
            case ADDRESS -> texts.of(table ? "ADDRESS.table" : "ADDRESS.leaf");
            case ATTR_INDX, AP_TABLE, IGNORED, ADDRESS_HIGH ->
                    texts.of(field.name() + ".any", field.value());
            case SH -> texts.of("SH." + field.value());
            case VALID,
                    NS,
                    USER,
                    READ_ONLY,
                    AF,
                    NG,
                    GP,
                    DBM,
                    CONTIGUOUS,
                    PXN,
                    UXN,
                    SW_DIRTY,
                    SW_SPECIAL,
                    PXN_TABLE,
                    UXN_TABLE,
                    NS_TABLE ->
                    texts.of(field.name() + "." + field.value());
        };
    }
}
