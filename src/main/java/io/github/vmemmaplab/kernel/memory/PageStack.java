package io.github.vmemmaplab.kernel.memory;

import java.util.Arrays;

/// A list of page frames used from its head, as the kernel's lists of isolated pages are.
final class PageStack {
    private int[] pfns = new int[64];
    private int size;

    void push(int pfn) {
        if (size == pfns.length) {
            pfns = Arrays.copyOf(pfns, size * 2);
        }
        pfns[size++] = pfn;
    }

    int pop() {
        return pfns[--size];
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }
}
