package io.github.vmemmaplab.kernel.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.paging.DescriptorField.Name;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class DescriptorTest {
    private static final AddressLayout LAYOUT =
            new AddressLayout(Machine.of(KernelVersion.V6_1, 0x4000_0000L));

    @ParameterizedTest
    @CsvSource({
        "V5_9,  0060000123400711, 0068000123456713, 0000000045678003",
        "V5_11, 0060000123400701, 0068000123456703, 0000000045678003",
        "V6_1,  0060000123400701, 00e8000123456703, 1000000045678003",
        "V6_12, 0068000123400701, 00e8000123456703, 1000000045678003",
        "V7_1,  0068000123400701, 00e8000123456703, 1000000045678403"
    })
    void entriesOfTheVmemmapAreThoseOfTheVersion(
            KernelVersion version, String block, String page, String table) {
        Descriptor descriptor = Descriptor.of(version);
        assertEquals(hex(block), descriptor.block() | 0x1_2340_0000L);
        assertEquals(hex(page), descriptor.page() | 0x1_2345_6000L);
        assertEquals(hex(table), descriptor.table() | 0x4567_8000L);
    }

    @ParameterizedTest
    @CsvSource({
        "V5_9,  0068000000000713, 0000000000000003",
        "V5_11, 0068000000000703, 0000000000000003",
        "V6_1,  00e8000000000707, 1800000000000003",
        "V6_12, 00e8000000000707, 1800000000000003",
        "V7_1,  00e8000000000707, 1800000000000403"
    })
    void theLinearMapAsksForTaggedMemorySinceSixOne(
            KernelVersion version, String page, String table) {
        assertEquals(hex(page), Descriptor.of(version).linearPage());
        assertEquals(hex(table), Descriptor.of(version).linearTable());
    }

    // FACTS 7.2: with LPA2 the shareability field is zero.
    @ParameterizedTest
    @CsvSource({
        "V6_12, 12, 0068000000000401, 00e8000000000403, 1000000000000003",
        "V7_1,  12, 0068000000000401, 00e8000000000403, 1000000000000403",
        "V6_12, 14, 0068000000000401, 00e8000000000403, 1000000000000003",
        "V6_12, 16, 0068000000000701, 00e8000000000703, 1000000000000003"
    })
    void wideAddressesTakeTheShareabilityField(
            KernelVersion version, int pageShift, String block, String page, String table) {
        Descriptor descriptor = Descriptor.of(Machine.of(version, 0x4000_0000L, pageShift, 52));
        assertEquals(hex(block), descriptor.block());
        assertEquals(hex(page), descriptor.page());
        assertEquals(hex(table), descriptor.table());
    }

    @ParameterizedTest
    @CsvSource({
        "V6_1,  14, 48, 47:14 13:12",
        "V6_1,  16, 48, 47:16 15:12",
        "V6_12, 12, 52, 49:12 9:8",
        "V6_12, 14, 52, 49:14 13:12 9:8",
        "V6_12, 16, 52, 47:16 15:12"
    })
    void fieldsOfOtherMachinesCoverEachBitOnceToo(
            KernelVersion version, int pageShift, int vaBits, String bits) {
        AddressLayout layout =
                new AddressLayout(Machine.of(version, 0x4000_0000L, pageShift, vaBits));
        for (Level level : List.of(Level.PMD, Level.PTE)) {
            for (String entry : List.of("1000000045670403", "0068000120000401")) {
                List<DescriptorField> fields = DescriptorField.of(hex(entry), level, layout);
                checkCover(hex(entry), fields);
                List<String> found =
                        fields.stream().map(field -> field.high() + ":" + field.low()).toList();
                assertTrue(found.containsAll(List.of(bits.split(" "))), found.toString());
            }
        }
    }

    // FACTS 7.1: where the top bits of a wide address are, in a table's entry and in a leaf.
    @ParameterizedTest
    @CsvSource({
        "V6_12, 12, 48, IGNORED, SH, ''", "V6_12, 12, 52, ADDRESS_HIGH, ADDRESS_HIGH, ''",
        "V6_12, 16, 48, IGNORED, SH, IGNORED", "V6_12, 16, 52, IGNORED, SH, ADDRESS_HIGH"
    })
    void theTopBitsOfAnAddressAreWhereTheFormatPutsThem(
            KernelVersion version, int pageShift, int vaBits, Name table, Name leaf, String low) {
        AddressLayout layout =
                new AddressLayout(Machine.of(version, 0x4000_0000L, pageShift, vaBits));
        List<DescriptorField> fields = DescriptorField.of(3, Level.PMD, layout);
        assertEquals(table, at(fields, 8));
        assertEquals(leaf, at(DescriptorField.of(3, Level.PTE, layout), 8));
        assertEquals(low.isEmpty() ? Name.ADDRESS : Name.valueOf(low), at(fields, 12));
        assertEquals(Name.PXN_TABLE, at(fields, 59));
        assertEquals(Name.PXN, at(DescriptorField.of(1, Level.PMD, layout), 53));
    }

    private static Name at(List<DescriptorField> fields, int bit) {
        return fields.stream()
                .filter(field -> field.low() <= bit && bit <= field.high())
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Test
    void entriesAreToldApart() {
        long block = hex("0068000123400701");
        assertTrue(Descriptor.isValid(block));
        assertTrue(Descriptor.isBlock(block));
        assertFalse(Descriptor.isTable(block));
        assertEquals(0x1_2340_0000L, Descriptor.address(block));
        long table = hex("1000000045678403");
        assertTrue(Descriptor.isTable(table));
        assertFalse(Descriptor.isBlock(table));
        assertEquals(0x4567_8000L, Descriptor.address(table));
        assertFalse(Descriptor.isValid(Descriptor.NONE));
    }

    @Test
    void aBlockOpensIntoItsFields() {
        List<DescriptorField> fields =
                DescriptorField.of(hex("0068000123400701"), Level.PMD, LAYOUT);
        assertEquals(1, value(fields, Name.VALID));
        assertEquals(0, value(fields, Name.TYPE));
        assertEquals(0, value(fields, Name.ATTR_INDX));
        assertEquals(0, value(fields, Name.READ_ONLY));
        assertEquals(0, value(fields, Name.USER));
        assertEquals(3, value(fields, Name.SH));
        assertEquals(1, value(fields, Name.AF));
        assertEquals(0, value(fields, Name.NG));
        assertEquals(1, value(fields, Name.DBM));
        assertEquals(1, value(fields, Name.PXN));
        assertEquals(1, value(fields, Name.UXN));
        assertEquals(0x1_2340_0000L >>> 12, value(fields, Name.ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({"1000000045678403, PMD", "0068000123400701, PMD", "00e8000123456703, PTE"})
    void fieldsCoverEachBitOnce(String entry, Level level) {
        checkCover(hex(entry), DescriptorField.of(hex(entry), level, LAYOUT));
    }

    private static void checkCover(long entry, List<DescriptorField> fields) {
        int next = 63;
        long sum = 0;
        for (DescriptorField field : fields) {
            assertEquals(next, field.high());
            sum |= field.value() << field.low();
            next = field.low() - 1;
        }
        assertEquals(-1, next);
        assertEquals(entry, sum);
    }

    private static long value(List<DescriptorField> fields, Name name) {
        return fields.stream().filter(f -> f.name() == name).findFirst().orElseThrow().value();
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
