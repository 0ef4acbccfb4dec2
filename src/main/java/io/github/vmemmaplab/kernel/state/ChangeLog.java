package io.github.vmemmaplab.kernel.state;

import io.github.vmemmaplab.kernel.state.Cell.Space;

import java.util.Arrays;

/// Every change to a {@linkplain Cell cell} of kernel state, in order.
///
/// A change is kept as the exclusive-or of the old and the new value. Applying it once redoes it
/// and applying it again undoes it, so a span of the log takes the state from either end of the
/// span to the other, read in whatever direction.
///
/// A change takes 16 bytes, or 8 where cell and delta fit into one word:
///
/// ```
/// wide    63 clear   the cell, and the delta in the next word
/// narrow  63 set     62:60 space   59 the delta is to be moved up by 28 bits
///                    58:44 index, 43:0 delta of a register   58:28 index, 27:0 delta of others
/// ```
///
/// A place in the log is the number of words before it. Words lie in chunks of 32 KiB, so that what
/// is written stays where it is. Written and read from one thread at a time; a change costs one
/// store or two.
public final class ChangeLog {
    /// Keeps nothing: the model runs without history.
    public static final ChangeLog OFF = new ChangeLog(false);

    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int PLACE = CHUNK - 1;
    private static final long NARROW = 1L << 63;
    private static final int SPACE_SHIFT = 60;
    private static final int UP_SHIFT = 59;
    private static final int UP = 28;
    private static final long LOW = (1L << UP) - 1;
    private static final int INDEX_SHIFT = 28;
    private static final int REGISTER_SHIFT = 44;
    private static final int TOP = 59;
    private static final long REGISTER = NARROW | (long) Space.REGISTER.ordinal() << SPACE_SHIFT;

    // A narrow change of nothing: what fills the end of a chunk.
    private static final long NOTHING = REGISTER;

    private final boolean keeps;
    private long[][] chunks = new long[1][];
    private long[] chunk = new long[0];
    private int last = -1;
    private int used;

    /// Hears of one change.
    @FunctionalInterface
    public interface Visitor {
        /// Hears that `cell` changed by `delta`.
        void changed(long cell, long delta);
    }

    private ChangeLog(boolean keeps) {
        this.keeps = keeps;
    }

    /// An empty log.
    public ChangeLog() {
        this(true);
    }

    /// Keeps that `cell`, which is no register, changed by `delta`.
    public void changed(long cell, long delta) {
        if (!keeps) {
            return;
        }
        int up = (delta & LOW) == 0 ? 1 : 0;
        long low = delta >>> (up * UP);
        long index = Cell.index(cell);
        if (low <= LOW && low >= 0 && index < 1L << (TOP - INDEX_SHIFT)) {
            long space = cell >>> Cell.SPACE_SHIFT;
            put(NARROW | space << SPACE_SHIFT | (long) up << UP_SHIFT | index << INDEX_SHIFT | low);
        } else {
            put(cell, delta);
        }
    }

    /// Keeps that `register` changed by `delta`.
    void registerChanged(int register, long delta) {
        if (!keeps) {
            return;
        }
        if (delta >>> REGISTER_SHIFT == 0 && register < 1 << (TOP - REGISTER_SHIFT)) {
            put(REGISTER | (long) register << REGISTER_SHIFT | delta);
        } else {
            put(Cell.of(Space.REGISTER, register), delta);
        }
    }

    private void put(long word) {
        if (used == chunk.length) {
            nextChunk();
        }
        chunk[used++] = word;
    }

    private void put(long cell, long delta) {
        if (used + 1 >= chunk.length) {
            if (used < chunk.length) {
                chunk[used] = NOTHING;
            }
            nextChunk();
        }
        chunk[used] = cell;
        chunk[used + 1] = delta;
        used += 2;
    }

    private void nextChunk() {
        last++;
        if (last == chunks.length) {
            chunks = Arrays.copyOf(chunks, last * 2);
        }
        chunk = new long[CHUNK];
        chunks[last] = chunk;
        used = 0;
    }

    /// {@return the place after the last change}
    public int end() {
        return (Math.max(last, 0) << CHUNK_SHIFT) + used;
    }

    /// Tells `visitor` the changes from place `from` up to place `to`, first to last.
    public void forEach(int from, int to, Visitor visitor) {
        int at = from;
        while (at < to) {
            long[] words = chunks[at >>> CHUNK_SHIFT];
            long word = words[at & PLACE];
            if (word >= 0) {
                visitor.changed(word, words[(at & PLACE) + 1]);
                at += 2;
            } else {
                if (word != NOTHING) {
                    tell(word, visitor);
                }
                at++;
            }
        }
    }

    private static void tell(long word, Visitor visitor) {
        long space = (word ^ NARROW) >>> SPACE_SHIFT;
        int shift = space == Space.REGISTER.ordinal() ? REGISTER_SHIFT : INDEX_SHIFT;
        long index = (word & ((1L << TOP) - 1)) >>> shift;
        long delta = (word & ((1L << shift) - 1)) << ((word >>> UP_SHIFT & 1) * UP);
        visitor.changed(space << Cell.SPACE_SHIFT | index, delta);
    }
}
