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
/// is written stays where it is. Written and read from one thread at a time; a change costs a store
/// or two.
public final class ChangeLog {
    /// Keeps nothing: the model runs without history.
    public static final ChangeLog OFF = new ChangeLog(false);

    /// The bits that {@link #partChanged} can tell of.
    public static final int PART = 28;

    private static final int CHUNK_SHIFT = 12;
    private static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int IN_CHUNK = CHUNK - 1;
    private static final long NARROW = 1L << 63;
    private static final int SPACE_SHIFT = 60;
    private static final int UP_SHIFT = 59;
    private static final int REGISTER_SHIFT = 44;
    private static final int REGISTERS = 1 << (UP_SHIFT - REGISTER_SHIFT);
    private static final long REGISTER = NARROW | (long) Space.REGISTER.ordinal() << SPACE_SHIFT;

    // A narrow change of nothing: what fills the end of a chunk.
    private static final long NOTHING = REGISTER;

    private final boolean keeps;
    private long[][] chunks = new long[1][];
    private long[] chunk = new long[0];
    private int chunkStart = -CHUNK;
    private int used = CHUNK;

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

    /// {@return whether it keeps anything; where it does not, nobody needs the old value of a cell}
    public boolean keeps() {
        return keeps;
    }

    /// Keeps that `cell`, which is no register, changed by `delta`.
    public void changed(long cell, long delta) {
        if (keeps) {
            put(cell, delta);
        }
    }

    /// Keeps that the low {@link #PART} bits of `cell`, or with `up` as many above them, changed by
    /// `delta`. The cell's index has at most 31 bits.
    public void partChanged(long cell, boolean up, long delta) {
        if (keeps) {
            long space = cell >>> Cell.SPACE_SHIFT << SPACE_SHIFT;
            put(NARROW | space | (up ? 1L << UP_SHIFT : 0) | Cell.index(cell) << PART | delta);
        }
    }

    /// Keeps that `register` changed by `delta`, which may be nothing.
    void registerChanged(int register, long delta) {
        if (delta >>> REGISTER_SHIFT == 0 && register < REGISTERS) {
            if (delta != 0) {
                put(REGISTER | (long) register << REGISTER_SHIFT | delta);
            }
        } else {
            put(Cell.of(Space.REGISTER, register), delta);
        }
    }

    private void put(long word) {
        if (used == CHUNK) {
            nextChunk();
        }
        chunk[used++] = word;
    }

    private void put(long cell, long delta) {
        if (used >= CHUNK - 1) {
            if (used < CHUNK) {
                chunk[used] = NOTHING;
            }
            nextChunk();
        }
        chunk[used] = cell;
        chunk[used + 1] = delta;
        used += 2;
    }

    private void nextChunk() {
        chunkStart += CHUNK;
        int number = chunkStart >>> CHUNK_SHIFT;
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, number * 2);
        }
        chunk = new long[CHUNK];
        chunks[number] = chunk;
        used = 0;
    }

    /// {@return the place after the last change}
    public int end() {
        return chunkStart + used;
    }

    /// Tells `visitor` the changes from place `from` up to place `to`, first to last.
    public void forEach(int from, int to, Visitor visitor) {
        int at = from;
        while (at < to) {
            long[] words = chunks[at >>> CHUNK_SHIFT];
            long word = words[at & IN_CHUNK];
            if (word >= 0) {
                visitor.changed(word, words[(at & IN_CHUNK) + 1]);
                at += 2;
            } else {
                tellNarrow(word, visitor);
                at++;
            }
        }
    }

    private static void tellNarrow(long word, Visitor visitor) {
        long space = (word ^ NARROW) >>> SPACE_SHIFT;
        int shift = space == Space.REGISTER.ordinal() ? REGISTER_SHIFT : PART;
        long index = (word & ((1L << UP_SHIFT) - 1)) >>> shift;
        long delta = (word & ((1L << shift) - 1)) << ((word >>> UP_SHIFT & 1) * PART);
        if (delta != 0) {
            visitor.changed(space << Cell.SPACE_SHIFT | index, delta);
        }
    }
}
