package io.github.vmemmaplab.kernel.memory;

/// How a request whose own lists are dry gets a block of another migrate type (`__rmqueue` and
/// below, mm/page_alloc.c).
sealed interface Fallback permits LargestFallback, ClaimThenSteal {

    /// How far a refill has gone; 6.12 does not search again for what it did not find a moment ago
    /// (`enum rmqueue_mode`).
    enum Mode {
        /// Look at the own lists first.
        NORMAL,
        /// Only single blocks of other types were left.
        STEAL
    }

    /// Takes a block of `order` for a request of `type`, from its own lists or another type's.
    ///
    /// @return its PFN, {@link FrameKind#ISOLATED} until it has an owner, or -1
    int take(Zone zone, int order, int type, boolean noFragment);

    /// Forgets {@link Mode}: a new request or refill begins.
    void begin();

    /// {@return the first type in the fallback order of `type` that has a block of `order`, or -1}
    static int suitable(Zone zone, int order, int type) {
        for (int fallback : MigrateType.fallbacks(type)) {
            if (!zone.freeArea().isEmpty(order, fallback)) {
                return fallback;
            }
        }
        return -1;
    }

    /// {@return whether a request of `type` may take a whole pageblock for a block of `order`
    /// (`can_steal_fallback`)}
    static boolean mayClaim(int order, int type, int pageblockOrder) {
        return order >= pageblockOrder / 2 || type != MigrateType.MOVABLE.ordinal();
    }
}
