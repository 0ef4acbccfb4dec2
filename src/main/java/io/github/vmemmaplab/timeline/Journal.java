package io.github.vmemmaplab.timeline;

import io.github.vmemmaplab.kernel.state.ChangeLog;

import java.util.Arrays;

/// Every change to kernel state of a run, in order: which cell, and the exclusive-or of its old and
/// new value.
///
/// 16 bytes an entry. Since the exclusive-or undoes itself, applying a span of entries takes the
/// state from either end of the span to the other. Appending is amortized O(1).
public final class Journal implements ChangeLog {
    private long[] cells = new long[1 << 12];
    private long[] deltas = new long[1 << 12];
    private int size;

    @Override
    public void changed(long cell, long delta) {
        if (size == cells.length) {
            cells = Arrays.copyOf(cells, size * 2);
            deltas = Arrays.copyOf(deltas, size * 2);
        }
        cells[size] = cell;
        deltas[size++] = delta;
    }

    /// {@return how many changes there are}
    public int size() {
        return size;
    }

    /// {@return the cell that change `i` is to}
    public long cell(int i) {
        return cells[i];
    }

    /// {@return the exclusive-or of the cell's values around change `i`}
    public long delta(int i) {
        return deltas[i];
    }
}
