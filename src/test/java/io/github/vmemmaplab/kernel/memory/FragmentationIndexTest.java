package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

final class FragmentationIndexTest {
    private static final String REPORTER = "2627 23 6 8 2 2 1 2 1 0 0";

    private static long[] counts(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "2627 23 6 8 2 2 1 2 1 0 0, 9, 998",
        "2627 23 6 8 2 2 1 2 1 0 0, 10, 999",
        "2627 23 6 8 2 2 1 2 1 0 0, 8, -1000",
        "8061 5892 2449 604 207 49 7 1 0 0 0, 9, 996",
        "8061 5892 2449 604 207 49 7 1 0 0 0, 10, 998",
        "8061 5892 2449 604 207 49 7 1 0 0 0, 8, 991",
        "0 0 0 0 0 0 0 0 1 0 0, 9, -500",
        "0 0 0 0 0 0 0 0 1 0 0, 10, -250",
        "0 0 0 0 0 0 0 0 0 3 5, 9, -1000",
        "0 0 0 0 0 0 0 0 0 3 5, 10, -1000",
        "0 0 0 0 0 0 0 0 0 0 0, 9, 0"
    })
    void extfragIsTheKernels(String counts, int order, int index) {
        assertEquals(index, FragmentationIndex.extfrag(counts(counts), order));
    }

    @ParameterizedTest
    @CsvSource({
        "8061 5892 2449 604 207 49 7 1 0 0 0, 9, 1000",
        "8061 5892 2449 604 207 49 7 1 0 0 0, 8, 1000",
        "0 0 0 0 0 0 0 0 1 0 0, 9, 1000",
        "0 0 0 0 0 0 0 0 1 0 0, 8, 0",
        "0 0 0 0 0 0 0 0 0 3 5, 9, 0",
        "0 0 0 0 0 0 0 0 0 3 5, 10, 230",
        "0 0 0 0 0 0 0 0 0 0 0, 9, 1000"
    })
    void unusableIsTheKernels(String counts, int order, int index) {
        assertEquals(index, FragmentationIndex.unusable(counts(counts), order));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 765",
        "2, 778",
        "3, 785",
        "4, 804",
        "5, 813",
        "6, 832",
        "7, 850",
        "8, 925",
        "9, 1000",
        "10, 1000"
    })
    void unusableOfTheReportersMachineIsWhatItPrinted(int order, int index) {
        assertEquals(index, FragmentationIndex.unusable(counts(REPORTER), order));
    }
}
