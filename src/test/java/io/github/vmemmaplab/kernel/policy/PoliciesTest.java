package io.github.vmemmaplab.kernel.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/// The table of policies of FACTS 0 and 3.5.
final class PoliciesTest {
    @ParameterizedTest
    @CsvSource({
        "original,      FAIL,                FAIL",
        "posted-v1,     FREE_REQUEST,        FREE_REQUEST",
        "per-section,   BASE_PAGES_FOR_SLOT, BASE_PAGES_FOR_SLOT",
        "unmap-rebuild, FREE_MAPPED,         FREE_MAPPED",
        "generic,       BASE_PAGES_FOR_SLOT, FAIL",
        "x86,           BASE_PAGES_FOR_SLOT, FAIL"
    })
    void eachPolicyHasItsAnswer(String label, Remedy usual, Remedy withAltmap) {
        VmemmapPolicy policy = Policies.labelled(label).orElseThrow();
        assertEquals(label, policy.label());
        assertEquals(usual, policy.onMissingBlock(false));
        assertEquals(withAltmap, policy.onMissingBlock(true));
    }

    // Merged in 5.11; shared with x86 since 6.2.
    @ParameterizedTest
    @CsvSource({
        "V5_9,  original",
        "V5_11, per-section",
        "V6_1,  per-section",
        "V6_12, generic",
        "V7_1,  generic"
    })
    void eachKernelHasItsPolicy(KernelVersion version, String label) {
        assertEquals(label, Policies.of(version).label());
    }

    @Test
    void otherLabelsNameNone() {
        assertEquals(Optional.empty(), Policies.labelled("v1"));
    }
}
