package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrnoTest {
    // The kernel's numbers (include/uapi/asm-generic/errno-base.h).
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-1, -EPERM",
        "-7, -E2BIG",
        "-12, -ENOMEM",
        "-16, -EBUSY",
        "-17, -EEXIST",
        "-22, -EINVAL",
        "-5, -5"
    })
    void anErrorHasTheKernelsName(int result, String name) {
        assertEquals(name, Errno.name(result));
    }
}
