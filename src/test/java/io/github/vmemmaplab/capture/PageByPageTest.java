package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Set;

/// The model against real kernels, page by page, on a few small captures that between them go
/// through most of the allocator: the part of {@link ConformanceTest} that mutation testing can
/// afford to run for each mutant.
final class PageByPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s30-unfrag-method1",
                "s30-o8rich-method1",
                "s30-wmblocks-K3-noboost-method1",
                "s30-razor3-K3-n3620-method1",
                "s30-smp2-hidden1-method1",
                "g12s30-movfragc-generic",
                "g12s30-K3-generic"
            })
    void everyPageAndEveryListIsTheKernels(String name) throws IOException {
        Capture capture = ShippedCaptures.open(name);
        for (int number : capture.startable()) {
            assertEquals(
                    Set.of(),
                    Judgement.of(capture, number).differentDepths(),
                    name + ", request " + number);
        }
    }
}
