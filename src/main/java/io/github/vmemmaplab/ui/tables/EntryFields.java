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
    /// @param bits which bits, as in 47:12
    /// @param name the field's name in the architecture manual
    /// @param value its value
    /// @param meaning what that means here
    /// @param set whether any of its bits is set
    public record Row(String bits, String name, String value, String meaning, boolean set) {}

    /// {@return the rows of an entry of `level`, highest bits first; bits that nobody uses are left
    /// out where they are zero}
    public static List<Row> of(Texts texts, long entry, Level level, AddressLayout layout) {
        return DescriptorField.of(entry, level, layout).stream()
                .filter(field -> field.name() != DescriptorField.Name.IGNORED || field.value() != 0)
                .map(field -> row(texts, entry, level, field))
                .toList();
    }

    private static Row row(Texts texts, long entry, Level level, DescriptorField field) {
        String bits =
                field.high() == field.low()
                        ? Integer.toString(field.high())
                        : field.high() + ":" + field.low();
        String value =
                field.name() == DescriptorField.Name.ADDRESS
                        ? Figures.hex(field.value() << field.low())
                        : Figures.hex(field.value());
        return new Row(
                bits,
                texts.of(field.name() + ".name"),
                field.high() == field.low() ? Long.toString(field.value()) : value,
                meaning(texts, entry, level, field),
                field.value() != 0);
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
