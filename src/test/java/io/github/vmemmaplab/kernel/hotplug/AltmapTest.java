package io.github.vmemmaplab.kernel.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class AltmapTest {
    @Test
    void pagesAreHandedOutInOrder() {
        Altmap altmap = new Altmap(0x80000, 512, 0);
        assertEquals(0x80000, altmap.allocate(1));
        assertEquals(0x80001, altmap.allocate(1));
    }

    @Test
    void aRequestIsAlignedToItsLowestSetBit() {
        Altmap altmap = new Altmap(0x80000, 4096, 0);
        altmap.allocate(1);
        assertEquals(0x80200, altmap.allocate(512));
        // The padding is gone for good.
        assertEquals(0x80400, altmap.allocate(1));
        assertEquals(0x80404, altmap.allocate(12));
    }

    @Test
    void whatDoesNotFitWithItsPaddingIsRefused() {
        Altmap altmap = new Altmap(0x80000, 1024, 0);
        altmap.allocate(1);
        altmap.allocate(512);
        assertEquals(-1, altmap.allocate(1));
        Altmap exact = new Altmap(0x80000, 512, 0);
        assertEquals(0x80000, exact.allocate(512));
        assertEquals(-1, exact.allocate(1));
    }

    @Test
    void freeingLowersTheCountAndLeavesNoHole() {
        Altmap altmap = new Altmap(0x80000, 1024, 0);
        altmap.allocate(512);
        altmap.allocate(512);
        altmap.free(512);
        assertEquals(0x80200, altmap.allocate(512));
        assertEquals(-1, altmap.allocate(1));
    }
}
