package io.github.vmemmaplab.kernel.audit;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.memory.Zone;

import java.util.List;

/// One audit: the walks in the order in which each can rely on what the ones before it counted.
public final class Audit {
    private Audit() {}

    /// {@return what is wrong}
    ///
    /// @param inHand PFN of a block that its taker has not yet put to use, or -1
    public static List<Violation> of(Kernel kernel, int inHand) {
        Findings findings = new Findings();
        FrameTally tally =
                new FrameTally(
                        kernel.layout(),
                        kernel.memory().basePfn(),
                        kernel.memory().endPfn(),
                        inHand);
        new FrameAudit(kernel, findings, tally).run();
        for (Zone.Kind kind : Zone.Kind.values()) {
            new ListAudit(kernel.memory(), kernel.node().zone(kind), findings, tally).run();
        }
        new CacheAudit(kernel, findings, tally).run();
        MappedSections mapped = new MappedSections(kernel, findings);
        new TableAudit(kernel, findings, tally, mapped).run();
        mapped.run();
        return findings.all();
    }
}
