package io.github.vmemmaplab.kernel.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vmemmaplab.kernel.state.Registers;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The linked lists against plain ones that do the same.
final class FrameListsTest {
    private static final int BASE = 0x40000;
    private static final int FRAMES = 4096;
    private static final int LISTS = 3;
    private static final long LABEL = FrameWord.free(1, 0);
    private static final long GONE = FrameWord.used(FrameKind.KERNEL, 0, 0);

    private final PhysicalMemory memory = new PhysicalMemory(BASE, 9);
    private final FrameLists lists = new FrameLists(memory, new Registers(), LISTS);
    private final List<List<Integer>> plain = new ArrayList<>();
    private final List<Integer> unlisted = new ArrayList<>();

    FrameListsTest() {
        memory.reserveUpTo(BASE + FRAMES);
        for (int list = 0; list < LISTS; list++) {
            plain.add(new ArrayList<>());
        }
        // The very first and the very last frame among them.
        for (int i = 0; i < FRAMES; i += 13) {
            unlisted.add(BASE + i);
        }
        unlisted.add(BASE + FRAMES - 1);
    }

    private void step(Random random) {
        int list = random.nextInt(LISTS);
        List<Integer> twin = plain.get(list);
        int any = twin.isEmpty() ? 0 : random.nextInt(twin.size());
        switch (random.nextInt(6)) {
            case 0 -> add(list, twin, random, true);
            case 1 -> add(list, twin, random, false);
            case 2 -> {
                assertEquals(twin.isEmpty() ? -1 : twin.removeFirst(), gone(lists.takeHead(list)));
            }
            case 3 -> {
                if (!twin.isEmpty()) {
                    int pfn = twin.get(any);
                    twin.subList(any, any + 1).clear();
                    boolean empty = lists.remove(list, pfn, memory.word(pfn));
                    assertEquals(twin.isEmpty(), empty);
                    gone(pfn);
                }
            }
            case 4 -> {
                if (!twin.isEmpty()) {
                    lists.rotateToHead(list, twin.get(any));
                    Collections.rotate(twin, -any);
                }
            }
            default -> dropTail(list, twin, any);
        }
    }

    private void add(int list, List<Integer> twin, Random random, boolean head) {
        if (unlisted.isEmpty()) {
            return;
        }
        Collections.shuffle(unlisted, random);
        int pfn = unlisted.removeLast();
        boolean wasEmpty = head ? lists.addHead(list, pfn, LABEL) : lists.addTail(list, pfn, LABEL);
        assertEquals(twin.isEmpty(), wasEmpty);
        twin.add(head ? 0 : twin.size(), pfn);
    }

    private void dropTail(int list, List<Integer> twin, int from) {
        if (twin.isEmpty() || twin.size() - from > 3) {
            return;
        }
        int before = from == 0 ? -1 : twin.get(from - 1);
        List<Integer> tail = twin.subList(from, twin.size());
        tail.forEach(this::gone);
        int blocks = tail.size();
        tail.clear();
        lists.dropTail(list, blocks, before);
    }

    private int gone(int pfn) {
        if (pfn >= 0) {
            memory.setWord(pfn, GONE);
            unlisted.add(pfn);
        }
        return pfn;
    }

    private void compare(int list) {
        List<Integer> twin = plain.get(list);
        assertEquals(twin.size(), lists.count(list));
        assertEquals(twin.isEmpty(), lists.isEmpty(list));
        List<Integer> forward = new ArrayList<>();
        for (int pfn = lists.first(list); pfn >= 0; pfn = lists.next(pfn)) {
            forward.add(pfn);
        }
        assertEquals(twin, forward);
        List<Integer> backward = new ArrayList<>();
        for (int pfn = lists.last(list); pfn >= 0; pfn = lists.previous(list, pfn)) {
            backward.add(pfn);
        }
        assertEquals(twin.reversed(), backward);
    }

    @Test
    void whateverIsDoneBothSaySame() {
        Random random = new Random(3);
        for (int i = 0; i < 6000; i++) {
            step(random);
            compare(i % LISTS);
        }
    }

    @Test
    void aRunStandsLastInAddressOrder() {
        lists.addRun(0, BASE + 64, 2, 4, FrameWord.free(1, 2));
        plain.get(0).addAll(List.of(BASE + 64, BASE + 68, BASE + 72, BASE + 76));
        compare(0);
        lists.addRun(0, BASE, 2, 1, FrameWord.free(1, 2));
        plain.get(0).add(BASE);
        compare(0);
        lists.addRun(0, BASE + 128, 2, 2, FrameWord.free(1, 2));
        plain.get(0).addAll(List.of(BASE + 128, BASE + 132));
        compare(0);
        for (int pfn : plain.get(0)) {
            assertEquals(2, FrameWord.order(memory.word(pfn)));
        }
        // A run on a list of one block.
        lists.addHead(1, BASE + 1, LABEL);
        lists.addRun(1, BASE + 256, 0, 3, LABEL);
        plain.get(1).addAll(List.of(BASE + 1, BASE + 256, BASE + 257, BASE + 258));
        compare(1);
    }
}
