package io.github.vmemmaplab.kernel.audit;

/// One broken invariant: which, where, what should be and what is. The figures' meaning is that of
/// the {@link Invariant}.
public record Violation(Invariant invariant, long at, long expected, long found) {
    @Override
    public String toString() {
        return invariant
                + " at 0x"
                + Long.toHexString(at)
                + ": expected 0x"
                + Long.toHexString(expected)
                + ", found 0x"
                + Long.toHexString(found);
    }
}
