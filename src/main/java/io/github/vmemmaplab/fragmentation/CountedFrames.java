package io.github.vmemmaplab.fragmentation;

import io.github.vmemmaplab.kernel.memory.MigrateType;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.Arrays;

/// Writes free blocks of given numbers into a zone, at places by chance, none of which can merge
/// with another; all else is in use.
///
/// The zone is cut into units of the largest order. A unit is one free block of that order; or a
/// free pageblock beside one that is not free; or pageblocks with smaller blocks; or in use.
/// O(blocks + pageblocks).
public final class CountedFrames {
    private final long[] counts;
    private final int order;
    private final int pageblocksPerUnit;
    private final Chance chance;

    /// Free blocks by order, `counts` as long as there are orders.
    public CountedFrames(long[] counts, int pageblockOrder, Chance chance) {
        this.counts = counts.clone();
        order = pageblockOrder;
        pageblocksPerUnit = 1 << (counts.length - 1 - pageblockOrder);
        this.chance = chance;
    }

    /// {@return how many pageblocks the counts need, with a fifth of them in use beside the buddies
    /// of what is free}
    public long pageblocks() {
        long needed = largest() + halves() + (spread() - beside() + 1) / pageblocksPerUnit;
        return (needed + needed / 4 + 1) * pageblocksPerUnit;
    }

    /// {@return about how many bytes the frames cost: a word each where anything is smaller than
    /// the largest order}
    public long heapBytes() {
        return ((halves() + spread()) * 2 * Long.BYTES) << order;
    }

    private long largest() {
        return counts[counts.length - 1];
    }

    // Free pageblocks that are not of the largest order; each has a neighbour that is not free.
    private long halves() {
        return pageblocksPerUnit == 1 ? 0 : counts[order];
    }

    // Smaller blocks lie a little apart.
    private long spread() {
        long tight = BlockDeal.pageblocksFor(counts, order);
        return tight + tight / 8;
    }

    private long beside() {
        return Math.min(halves(), spread());
    }

    /// Writes pageblocks [first, end) of `zone`, at least {@link #pageblocks} of them, from a
    /// unit's edge on.
    public void write(PhysicalMemory memory, Zone zone, Pattern pattern, int first, int end) {
        new Run(memory, zone, pattern, first, end).write();
    }

    private final class Run {
        private final PhysicalMemory memory;
        private final Zone zone;
        private final Pattern pattern;
        private final TileWriter writer;
        private final BlockDeal deal;
        private final int first;
        private final int end;
        private int spreadLeft;

        Run(PhysicalMemory memory, Zone zone, Pattern pattern, int first, int end) {
            this.memory = memory;
            this.zone = zone;
            this.pattern = pattern;
            this.first = first;
            this.end = end;
            writer = new TileWriter(memory, zone, pattern, chance.of(1));
            spreadLeft = (int) spread();
            deal = new BlockDeal(counts, order, spreadLeft, chance.of(2));
        }

        void write() {
            int[] units = new int[(end - first) / pageblocksPerUnit];
            Arrays.setAll(units, unit -> first + unit * pageblocksPerUnit);
            chance.of(3).shuffle(units);
            int next = 0;
            for (long i = 0; i < largest(); i++) {
                int pageblock = units[next++];
                enter(pageblock, pageblocksPerUnit);
                writer.write(pfn(pageblock), counts.length - 1, true);
            }
            for (long i = 0; i < halves(); i++) {
                writeHalf(units[next++]);
            }
            while (next < units.length) {
                int pageblock = units[next++];
                for (int i = 0; i < pageblocksPerUnit; i++) {
                    writeSmall(pageblock + i);
                }
            }
            for (int left = first + units.length * pageblocksPerUnit; left < end; left++) {
                writeSmall(left);
            }
        }

        private void writeHalf(int pageblock) {
            int side = chance.of(4).below(pageblock, 2);
            enter(pageblock + side, 1);
            writer.write(pfn(pageblock + side), order, true);
            writeSmall(pageblock + 1 - side);
        }

        private void writeSmall(int pageblock) {
            enter(pageblock, 1);
            if (spreadLeft == 0) {
                writer.write(pfn(pageblock), order, false);
            } else {
                spreadLeft--;
                writeDealt(pfn(pageblock), deal.of(spreadLeft));
            }
        }

        // Laid out from the pageblock's start, then mirrored by chance: what is aligned stays so.
        private void writeDealt(int start, int[] blocks) {
            int mirror = chance.of(5).below(start, 1 << order);
            int at = 0;
            for (int low = order - 1; low >= 0; low--) {
                for (int i = 0; i < blocks[low]; i++) {
                    int half = 1 << low;
                    writer.free(start + (at ^ (mirror & -half)), low);
                    writer.used(start + ((at + half) ^ (mirror & -half)), low);
                    at += 2 * half;
                }
            }
            while (at < 1 << order) {
                int rest = at == 0 ? order : Integer.numberOfTrailingZeros(at);
                writer.used(start + (at ^ (mirror & -(1 << rest))), rest);
                at += 1 << rest;
            }
        }

        private void enter(int pageblock, int count) {
            MigrateType type =
                    zone.kind() == Zone.Kind.MOVABLE
                            ? MigrateType.MOVABLE
                            : pattern.type(chance.of(6).below(pageblock, 100));
            for (int i = 0; i < count; i++) {
                memory.setPageblock(pfn(pageblock + i), zone.index(), type.ordinal());
            }
            writer.enter(type);
        }

        private int pfn(int pageblock) {
            return memory.basePfn() + (pageblock << order);
        }
    }
}
