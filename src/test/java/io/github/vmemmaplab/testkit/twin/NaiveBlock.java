package io.github.vmemmaplab.testkit.twin;

/// A run of 2^`order` pages and what it is.
record NaiveBlock(int order, Use use, int list, String owner) {

    /// What a block can be.
    enum Use {
        /// On the free list of type `list`.
        FREE,
        /// On per-cpu list `list`.
        PER_CPU,
        /// Owned, and stays where it is.
        FIXED,
        /// Owned by a process, can be moved.
        MOVABLE,
        /// Added, not online.
        OFFLINE
    }

    static NaiveBlock free(int order, int type) {
        return new NaiveBlock(order, Use.FREE, type, "");
    }

    static NaiveBlock perCpu(int order, int list) {
        return new NaiveBlock(order, Use.PER_CPU, list, "");
    }

    static NaiveBlock offline(int order) {
        return new NaiveBlock(order, Use.OFFLINE, 0, "");
    }

    boolean isFree() {
        return use == Use.FREE;
    }
}
