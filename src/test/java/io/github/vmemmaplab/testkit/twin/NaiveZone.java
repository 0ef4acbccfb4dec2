package io.github.vmemmaplab.testkit.twin;

import java.util.ArrayList;
import java.util.List;

/// A zone's numbers and lists.
final class NaiveZone {
    static final int ORDERS = 11;
    static final int TYPES = 5;
    static final int PER_CPU_LISTS = 12;

    final int index;
    final List<List<NaiveList>> free = new ArrayList<>();
    final List<NaiveList> perCpu = new ArrayList<>();
    int perCpuPages;
    int perCpuHigh;
    int perCpuBatch;
    int freeFactor;
    long freePages;
    long managed;
    long present;
    long min;
    long low;
    long high;
    long boost;

    NaiveZone(int index) {
        this.index = index;
        for (int order = 0; order < ORDERS; order++) {
            List<NaiveList> byType = new ArrayList<>();
            for (int type = 0; type < TYPES; type++) {
                byType.add(new NaiveList());
            }
            free.add(byType);
        }
        for (int list = 0; list < PER_CPU_LISTS; list++) {
            perCpu.add(new NaiveList());
        }
    }

    NaiveList list(int order, int type) {
        return free.get(order).get(type);
    }

    boolean hasBlock(int order) {
        for (int o = order; o < ORDERS; o++) {
            for (int type = 0; type < 3; type++) {
                if (!list(o, type).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    long freeBlocks(int order) {
        long count = 0;
        for (int type = 0; type < TYPES; type++) {
            count += list(order, type).size();
        }
        return count;
    }
}
