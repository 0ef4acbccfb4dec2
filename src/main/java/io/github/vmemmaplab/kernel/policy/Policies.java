package io.github.vmemmaplab.kernel.policy;

import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.Generic;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.Original;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.PerSection;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.PostedV1;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.UnmapRebuild;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy.X86HugePages;

import java.util.List;
import java.util.Optional;

/// All policies, in the order in which the lab offers them.
public final class Policies {
    /// Every policy once.
    public static final List<VmemmapPolicy> ALL =
            List.of(
                    new Original(),
                    new PostedV1(),
                    new PerSection(),
                    new UnmapRebuild(),
                    new Generic(),
                    new X86HugePages());

    private Policies() {}

    /// {@return what a kernel line does of its own}
    public static VmemmapPolicy of(KernelVersion version) {
        return switch (version) {
            case V5_9 -> new Original();
            case V5_11, V6_1 -> new PerSection();
            case V6_12, V7_1 -> new Generic();
        };
    }

    /// {@return the policy with this label}
    public static Optional<VmemmapPolicy> labelled(String label) {
        return ALL.stream().filter(policy -> policy.label().equals(label)).findFirst();
    }
}
