package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.Lruvec;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.kernel.memory.Zone;

/// Walks the node's page cache from its newest page to its oldest.
final class CacheAudit {
    private static final int NONE = -1;

    private final PhysicalMemory memory;
    private final Lruvec lruvec;
    private final Findings findings;
    private final FrameTally tally;

    CacheAudit(Kernel kernel, Findings findings, FrameTally tally) {
        memory = kernel.memory();
        lruvec = kernel.node().lruvec();
        this.findings = findings;
        this.tally = tally;
    }

    void run() {
        long[] listed = walk();
        for (int zone = 0; zone < listed.length; zone++) {
            findings.check(Invariant.PAGE_CACHE_LISTED, zone, tally.pageCache(zone), listed[zone]);
            findings.check(Invariant.PAGE_CACHE_SIZE, zone, listed[zone], lruvec.inZone(zone));
        }
    }

    // A list that runs in a circle shows as a wrong link back at the second visit.
    private long[] walk() {
        long[] listed = new long[Zone.Kind.values().length];
        int before = NONE;
        int at = lruvec.newest();
        while (at != NONE && isLinked(at, before)) {
            boolean own = tally.isHead(at) && FrameWord.isPageCache(memory.word(at));
            findings.check(Invariant.LIST_HOLDS_ITS_OWN, at, 0, own ? 0 : NONE);
            listed[memory.zoneOf(at)]++;
            before = at;
            at = lruvec.older(at);
        }
        findings.check(Invariant.LIST_ENDS_AT_TAIL, NONE, before, lruvec.oldest());
        return listed;
    }

    private boolean isLinked(int at, int before) {
        int back = lruvec.newer(at);
        findings.check(Invariant.LIST_LINKED_BACK, at, before, back);
        return before == back;
    }
}
