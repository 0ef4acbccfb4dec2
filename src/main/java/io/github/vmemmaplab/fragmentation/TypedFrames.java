package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.Arrays;

/// Writes free blocks of given numbers by migrate type into a zone whose pageblocks have given
/// types too, at places by chance, none of which can merge with another; all else is in use.
///
/// A free block lies in a pageblock of its own type as long as there is room in one. O(pages in
/// pageblocks that are neither free nor in use as a whole).
public final class TypedFrames {
    private final long[][] free;
    private final long[] pageblocks;
    private final int order;
    private final int largest;
    private final int perUnit;
    private final Chance chance;

    /// `free[type][order]` blocks and `pageblocks[type]` pageblocks.
    public TypedFrames(long[][] free, long[] pageblocks, int pageblockOrder, Chance chance) {
        this.free = Arrays.stream(free).map(long[]::clone).toArray(long[][]::new);
        this.pageblocks = pageblocks.clone();
        this.chance = chance;
        order = pageblockOrder;
        largest = free[0].length - 1;
        perUnit = 1 << (largest - order);
    }

    /// {@return how many pageblocks the free blocks need at least, in whole units of the largest
    /// order}
    public long needed() {
        long open = open(summed());
        long beside = Math.min(halves(), open);
        return (sum(largest) + halves()) * perUnit + roundUp(open - beside);
    }

    /// {@return about how many bytes the frames cost}
    public long heapBytes() {
        long small = Math.min(Arrays.stream(pageblocks).sum(), 4 * open(summed()));
        return (small * 2 * Long.BYTES) << order;
    }

    private long roundUp(long count) {
        return (count + perUnit - 1) & -perUnit;
    }

    private long sum(int ofOrder) {
        return Arrays.stream(free).mapToLong(counts -> counts[ofOrder]).sum();
    }

    // Free pageblocks that are not of the largest order; each has a neighbour that is not free.
    private long halves() {
        return perUnit == 1 ? 0 : sum(order);
    }

    private long[] summed() {
        long[] sums = new long[order];
        Arrays.setAll(sums, this::sum);
        return sums;
    }

    // The fewest pageblocks that hold so many smaller blocks, each beside a buddy that is not free:
    // a run of the next order holds one.
    private static long open(long[] counts) {
        long runs = 0;
        for (long count : counts) {
            runs = Math.max(count, (runs + count + 1) / 2);
        }
        return runs;
    }

    /// Writes pageblocks [first, end) of `zone`, at least {@link #needed} of them, from a unit's
    /// edge on. The types of `reserved` more in front of them, which hold memory of boot, are set.
    public void write(PhysicalMemory memory, Zone zone, int first, int end, int reserved) {
        new Run(memory, zone, first, end, reserved).write();
    }

    private final class Run {
        private final PhysicalMemory memory;
        private final Zone zone;
        private final int first;
        private final int end;
        private final int reserved;
        private final long[] pool = pageblocks.clone();
        private final int[] rest;
        private int left;

        Run(PhysicalMemory memory, Zone zone, int first, int end, int reserved) {
            this.memory = memory;
            this.zone = zone;
            this.first = first;
            this.end = end;
            this.reserved = reserved;
            rest = new int[end - first];
        }

        void write() {
            int[] units = new int[(end - first) / perUnit];
            Arrays.setAll(units, unit -> first + unit * perUnit);
            chance.of(3).shuffle(units);
            int next = writeLargest(units);
            next = writeHalves(units, next);
            while (next < units.length) {
                int unit = units[next++];
                for (int i = 0; i < perUnit; i++) {
                    rest[left++] = unit + i;
                }
            }
            writeOpen(chance.of(5).shuffle(Arrays.copyOf(rest, left)));
        }

        private int writeLargest(int[] units) {
            int next = 0;
            for (int type = 0; type < free.length; type++) {
                for (long i = 0; i < free[type][largest]; i++) {
                    writeFree(units[next++], largest, type, perUnit);
                }
            }
            return next;
        }

        // Of a unit's pageblocks one is free.
        private int writeHalves(int[] units, int from) {
            int next = from;
            for (int type = 0; type < free.length && perUnit > 1; type++) {
                for (long i = 0; i < free[type][order]; i++) {
                    int side = chance.of(4).below(units[next], perUnit);
                    writeFree(units[next] + side, order, type, 1);
                    for (int j = 0; j < perUnit; j++) {
                        if (j != side) {
                            rest[left++] = units[next] + j;
                        }
                    }
                    next++;
                }
            }
            return next;
        }

        private void writeFree(int pageblock, int ofOrder, int type, int count) {
            for (int i = 0; i < count; i++) {
                setType(pageblock + i, draw(type));
            }
            list(pfn(pageblock), ofOrder, type);
        }

        // The kernel's own part takes the types that the free blocks can best do without.
        private void writeOpen(int[] pageblocksLeft) {
            for (int i = 1; i <= reserved; i++) {
                setType(first - i, drawMostSpare());
            }
            int[][] byType = new int[free.length][pageblocksLeft.length];
            int[] counts = new int[free.length];
            for (int pageblock : pageblocksLeft) {
                int type = drawMost();
                setType(pageblock, type);
                byType[type][counts[type]++] = pfn(pageblock);
            }
            int[][] open = new int[free.length][];
            Arrays.setAll(open, type -> Arrays.copyOf(byType[type], counts[type]));
            new SmallBlocks(memory, open, order, chance.of(6), this::list).write(free);
        }

        private int draw(int type) {
            if (pool[type] <= 0) {
                return drawMost();
            }
            pool[type]--;
            return type;
        }

        // Pageblocks beyond those that were counted are of the first type.
        private int drawMost() {
            int most = most(pool);
            int drawn = pool[most] > 0 ? most : 0;
            pool[drawn]--;
            return drawn;
        }

        private int drawMostSpare() {
            long[] spare = new long[pool.length];
            Arrays.setAll(spare, type -> pool[type] - open(Arrays.copyOf(free[type], order)));
            int drawn = most(spare);
            pool[drawn]--;
            return drawn;
        }

        private int most(long[] amounts) {
            int most = 0;
            for (int type = 1; type < amounts.length; type++) {
                most = amounts[type] > amounts[most] ? type : most;
            }
            return most;
        }

        private void setType(int pageblock, int type) {
            memory.setPageblock(pfn(pageblock), zone.index(), type);
        }

        private void list(int pfn, int ofOrder, int type) {
            if (chance.bits(pfn) < 0) {
                zone.freeArea().addHead(pfn, ofOrder, type);
            } else {
                zone.freeArea().addTail(pfn, ofOrder, type);
            }
        }

        private int pfn(int pageblock) {
            return memory.basePfn() + (pageblock << order);
        }
    }
}
