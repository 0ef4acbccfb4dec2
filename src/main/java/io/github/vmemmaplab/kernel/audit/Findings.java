package io.github.vmemmaplab.kernel.audit;

import java.util.ArrayList;
import java.util.List;

/// The violations found so far in one audit.
final class Findings {
    private final List<Violation> violations = new ArrayList<>();

    void check(Invariant invariant, long at, long expected, long found) {
        if (expected != found) {
            violations.add(new Violation(invariant, at, expected, found));
        }
    }

    void add(Invariant invariant, long at, long expected, long found) {
        violations.add(new Violation(invariant, at, expected, found));
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
