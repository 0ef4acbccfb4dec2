package io.github.vmemmaplab.kernel.policy;

import io.github.vmemmaplab.kernel.event.VmemmapEvent.Remedy;

/// What `vmemmap_populate` does when the PMD_SIZE block for a slot cannot be had: the question of
/// September 2020.
public sealed interface VmemmapPolicy {

    /// {@return what to do about the slot}
    ///
    /// @param altmap whether the struct pages come from an altmap
    Remedy onMissingBlock(boolean altmap);

    /// {@return the name on the command line and in scenario files}
    String label();

    /// Mainline up to 5.10: the first missing block ends the call with -ENOMEM.
    record Original() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return Remedy.FAIL;
        }

        @Override
        public String label() {
            return "original";
        }
    }

    /// The patch as first posted: free the whole request, mapped or not, then base pages for all of
    /// it.
    record PostedV1() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return Remedy.FREE_REQUEST;
        }

        @Override
        public String label() {
            return "posted-v1";
        }
    }

    /// The reviewers' first method, merged in 5.11: base pages for this slot, then go on.
    record PerSection() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return Remedy.BASE_PAGES_FOR_SLOT;
        }

        @Override
        public String label() {
            return "per-section";
        }
    }

    /// The reviewers' second method: free what is mapped so far, then base pages for the whole
    /// request.
    record UnmapRebuild() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return Remedy.FREE_MAPPED;
        }

        @Override
        public String label() {
            return "unmap-rebuild";
        }
    }

    /// 6.2 and newer (`vmemmap_populate_hugepages`): as per-section, but no base pages where an
    /// altmap was asked for.
    record Generic() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return altmap ? Remedy.FAIL : Remedy.BASE_PAGES_FOR_SLOT;
        }

        @Override
        public String label() {
            return "generic";
        }
    }

    /// x86 with huge pages: the rule that arm64 came to share.
    record X86HugePages() implements VmemmapPolicy {
        @Override
        public Remedy onMissingBlock(boolean altmap) {
            return altmap ? Remedy.FAIL : Remedy.BASE_PAGES_FOR_SLOT;
        }

        @Override
        public String label() {
            return "x86";
        }
    }
}
