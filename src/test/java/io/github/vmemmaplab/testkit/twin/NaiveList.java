package io.github.vmemmaplab.testkit.twin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A list of PFNs, head first, each on it at most once.
final class NaiveList {
    private final LinkedHashSet<Integer> pfns = new LinkedHashSet<>();

    boolean isEmpty() {
        return pfns.isEmpty();
    }

    int size() {
        return pfns.size();
    }

    int first() {
        return pfns.getFirst();
    }

    int last() {
        return pfns.getLast();
    }

    void addHead(int pfn) {
        pfns.addFirst(pfn);
    }

    void addTail(int pfn) {
        pfns.addLast(pfn);
    }

    void remove(int pfn) {
        if (!pfns.remove(pfn)) {
            throw new IllegalStateException(pfn + " is not on this list");
        }
    }

    List<Integer> toList() {
        return new ArrayList<>(pfns);
    }
}
