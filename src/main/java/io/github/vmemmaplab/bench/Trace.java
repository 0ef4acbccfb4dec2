package io.github.vmemmaplab.bench;

import java.util.Arrays;

/// A sequence of allocations and frees, the same on every machine.
///
/// An operation of 0 or more allocates a block of that order; a negative one frees the block that
/// allocation number `~operation` got. Frees are of live blocks only.
public final class Trace {
    private static final long SEED = 88172645463325252L;

    private final String name;
    private final int[] operations;
    private final int allocations;

    private Trace(String name, int[] operations, int allocations) {
        this.name = name;
        this.operations = operations;
        this.allocations = allocations;
    }

    /// {@return all of memory page by page, then all of it back in the same order}
    public static Trace bulk0(int frames) {
        Writer writer = new Writer(2 * frames);
        for (int i = 0; i < frames; i++) {
            writer.allocate(0);
        }
        for (int i = 0; i < frames; i++) {
            writer.freeNumber(i);
        }
        return writer.trace("bulk0");
    }

    /// {@return all of memory in PMD_SIZE blocks and back, `rounds` times}
    public static Trace huge9(int frames, int rounds) {
        int blocks = frames >> 9;
        Writer writer = new Writer(2 * blocks * rounds);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < blocks; i++) {
                writer.allocate(9);
            }
            for (int i = 0; i < blocks; i++) {
                writer.freeNumber(round * blocks + i);
            }
        }
        return writer.trace("huge9");
    }

    /// {@return pages to nine tenths of memory, then a random one freed and one allocated, `turns`
    /// times}
    public static Trace rand0(int frames, int turns) {
        int fill = (int) (frames * 9L / 10);
        Writer writer = new Writer(fill + 2 * turns);
        for (int i = 0; i < fill; i++) {
            writer.allocate(0);
        }
        for (int i = 0; i < turns; i++) {
            writer.freeAny();
            writer.allocate(0);
        }
        return writer.trace("rand0");
    }

    /// {@return blocks of all orders, small ones far more often, around eight tenths of memory,
    /// `turns` times}
    public static Trace mix(int frames, int turns) {
        Writer writer = new Writer(frames + 3 * turns);
        long most = frames * 8L / 10;
        while (writer.pages < most) {
            writer.allocate(writer.anyOrder());
        }
        for (int i = 0; i < turns; i++) {
            while (writer.pages > most) {
                writer.freeAny();
            }
            writer.allocate(writer.anyOrder());
        }
        return writer.trace("mix");
    }

    /// {@return its name}
    public String name() {
        return name;
    }

    /// {@return how many operations}
    public int size() {
        return operations.length;
    }

    /// {@return operation `i`}
    public int operation(int i) {
        return operations[i];
    }

    /// {@return how many of them allocate}
    public int allocations() {
        return allocations;
    }

    private static final class Writer {
        // Of a thousand blocks, how many are of at most order 0, 1, 2 …
        private static final int[] AT_MOST = {700, 800, 880, 930, 960, 975, 985, 992, 996, 1000};

        private long state = SEED;
        private int[] operations;
        private int size;
        private int allocations;
        private int[] live;
        private final byte[] orders;
        private int liveCount;
        private long pages;

        Writer(int capacity) {
            operations = new int[capacity];
            live = new int[capacity];
            orders = new byte[capacity];
        }

        private long random() {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            return state;
        }

        int anyOrder() {
            int draw = (int) Long.remainderUnsigned(random(), 1000);
            int order = 0;
            while (draw >= AT_MOST[order]) {
                order++;
            }
            return order;
        }

        private void put(int operation) {
            if (size == operations.length) {
                operations = Arrays.copyOf(operations, size * 2);
            }
            operations[size++] = operation;
        }

        void allocate(int order) {
            put(order);
            live[liveCount++] = allocations;
            orders[allocations++] = (byte) order;
            pages += 1L << order;
        }

        // Leaves the block among the live ones: for traces that free all in order.
        void freeNumber(int allocation) {
            put(~allocation);
        }

        void freeAny() {
            int at = (int) Long.remainderUnsigned(random(), liveCount);
            put(~live[at]);
            pages -= 1L << orders[live[at]];
            live[at] = live[--liveCount];
        }

        Trace trace(String name) {
            return new Trace(name, Arrays.copyOf(operations, size), allocations);
        }
    }
}
