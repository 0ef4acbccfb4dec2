package io.github.vmemmaplab.testkit.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A list of PFNs that remembers for each when it was put where: the lower the ticket, the nearer
/// to the head.
final class NaiveList {
    private final TreeMap<Long, Integer> byTicket = new TreeMap<>();
    private final Map<Integer, Long> tickets = new HashMap<>();

    boolean isEmpty() {
        return byTicket.isEmpty();
    }

    int size() {
        return byTicket.size();
    }

    int first() {
        return byTicket.firstEntry().getValue();
    }

    int last() {
        return byTicket.lastEntry().getValue();
    }

    void addHead(int pfn) {
        put(byTicket.isEmpty() ? 0 : byTicket.firstKey() - 1, pfn);
    }

    void addTail(int pfn) {
        put(byTicket.isEmpty() ? 0 : byTicket.lastKey() + 1, pfn);
    }

    private void put(long ticket, int pfn) {
        byTicket.put(ticket, pfn);
        tickets.put(pfn, ticket);
    }

    void remove(int pfn) {
        Long ticket = tickets.remove(pfn);
        if (ticket == null) {
            throw new IllegalStateException(pfn + " is not on this list");
        }
        byTicket.remove(ticket);
    }

    List<Integer> toList() {
        return new ArrayList<>(byTicket.values());
    }
}
