package io.github.vmemmaplab.bench;

/// How much of the heap is in use.
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /// {@return bytes in use once garbage is gone}
    static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
