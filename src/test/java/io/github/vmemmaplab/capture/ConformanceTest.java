package io.github.vmemmaplab.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/// The model against real kernels, page by page, on every capture that comes with the program.
final class ConformanceTest {
    private static final int SHIPPED = 36;
    private static final List<String> OUTCOME_FAMILIES =
            List.of(
                    "s30-K",
                    "s30-exact",
                    "s30-newpmd",
                    "s30-o8rich",
                    "s27-K",
                    "s27-single",
                    "s27-exact",
                    "g12s30-exact",
                    "g12s30-K");

    @Test
    void everyShippedCaptureIsHeldAgainstTheKernel() throws IOException {
        int judged = 0;
        int results = 0;
        int order9 = 0;
        int pages = 0;
        int lists = 0;
        List<String> names = ShippedCaptures.names();
        assertEquals(SHIPPED, names.size());
        for (String name : names) {
            Capture capture = ShippedCaptures.open(name);
            for (int number : capture.startable()) {
                Judgement judgement = Judgement.of(capture, number);
                judged++;
                results += judgement.result() ? 1 : 0;
                order9 += judgement.order9() ? 1 : 0;
                pages += judgement.pages() ? 1 : 0;
                lists += judgement.lists() ? 1 : 0;
                if (OUTCOME_FAMILIES.stream().anyMatch(name::startsWith)) {
                    assertTrue(judgement.result(), name + " " + number + ": return code");
                    assertTrue(
                            judgement.order9(),
                            name + " " + number + ": order-9 attempts and slots");
                }
            }
        }
        String totals =
                "of %d: result %d, order9 %d, pages %d, lists %d"
                        .formatted(judged, results, order9, pages, lists);
        System.getLogger("conformance").log(System.Logger.Level.INFO, totals);
        assertTrue(results >= 53 && order9 >= 53 && pages >= 40 && lists >= 39, totals);
    }
}
