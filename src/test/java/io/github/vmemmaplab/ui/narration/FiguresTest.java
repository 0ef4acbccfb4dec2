package io.github.vmemmaplab.ui.narration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers are written alike everywhere.
final class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "4096, 4 KiB",
        "1536, 1.5 KiB",
        "123731968, 118 MiB",
        "1073741824, 1 GiB",
        "1099511627776, 1 TiB",
    })
    void bytesAreInBinaryUnits(long bytes, String expected) {
        assertEquals(expected, Figures.bytes(bytes).replace('\u00a0', ' '));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "4127, 4~127", "1000000, 1~000~000"})
    void countsAreInGroupsOfThree(long number, String expected) {
        assertEquals(expected, Figures.count(number).replace('\u202f', '~'));
    }

    @Test
    void indicesHaveTwoPlaces() {
        assertEquals("0.68", Figures.thousandths(680));
        assertEquals("−1.00", Figures.thousandths(-1000));
    }

    @Test
    void addressesHaveAllDigits() {
        assertEquals("fffffc0001000000", Figures.virtual(0xfffffc0001000000L));
        assertEquals("0x41200", Figures.hex(0x41200));
    }
}
