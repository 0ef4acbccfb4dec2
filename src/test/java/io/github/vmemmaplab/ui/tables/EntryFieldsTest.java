package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.DescriptorField;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// Every field of every entry has a name and a meaning.
final class EntryFieldsTest {
    private static final AddressLayout LAYOUT =
            new AddressLayout(Machine.of(KernelVersion.V6_1, 0x4000_0000L));
    private static final Texts TEXTS = Texts.beside(TablesView.class, "tables");

    @ParameterizedTest
    @EnumSource
    void entriesOfEveryKernelCanBeRead(KernelVersion version) {
        Descriptor descriptor = Descriptor.of(version);
        for (long entry :
                List.of(
                        descriptor.block(),
                        descriptor.table(),
                        descriptor.linearBlock(),
                        descriptor.linearTable(),
                        ~0L,
                        ~2L)) {
            EntryFields.of(TEXTS, entry, Level.PMD, LAYOUT).forEach(EntryFieldsTest::check);
        }
        EntryFields.of(TEXTS, descriptor.page(), Level.PTE, LAYOUT).forEach(EntryFieldsTest::check);
        for (int sh = 0; sh < 4; sh++) {
            EntryFields.of(TEXTS, 1 | (long) sh << 8, Level.PMD, LAYOUT)
                    .forEach(EntryFieldsTest::check);
        }
    }

    private static void check(EntryFields.Row row) {
        assertFalse(row.name().isBlank());
        assertFalse(row.meaning().isBlank());
    }

    @Test
    void aBlockSaysWhereItsMemoryLies() {
        long entry = Descriptor.of(KernelVersion.V6_1).block() | 0x41200000L;
        EntryFields.Row address =
                EntryFields.of(TEXTS, entry, Level.PMD, LAYOUT).stream()
                        .filter(row -> row.bits().equals("47:12"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("0x41200000", address.value());
        assertEquals("where the memory lies", address.meaning());
    }

    @Test
    void onlyUnusedBitsThatAreClearAreLeftOut() {
        long entry = Descriptor.of(KernelVersion.V6_1).block();
        long shown = EntryFields.of(TEXTS, entry, Level.PMD, LAYOUT).size();
        long named =
                DescriptorField.of(entry, Level.PMD, LAYOUT).stream()
                        .filter(field -> field.name() != DescriptorField.Name.IGNORED)
                        .count();
        assertEquals(named, shown);
    }
}
