package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.RequestFailure;
import io.github.vmemmaplab.ui.Selection;

import java.util.List;
import java.util.Optional;

/// A request that failed, and the pageblocks that came closest to serving it.
///
/// @param failure why it failed
/// @param best the pageblocks, the closest first; none where a smaller block was wanted
record FailedSearch(AllocationFailure failure, List<Candidate> best) {
    private static final int MOST = 5;

    FailedSearch {
        best = List.copyOf(best);
    }

    /// {@return the failed request that a frame is about}
    static Optional<FailedSearch> of(Frame frame, PageblockCensus census) {
        return RequestFailure.at(frame.timeline())
                .map(failure -> new FailedSearch(failure, closest(frame, census, failure)));
    }

    private static List<Candidate> closest(
            Frame frame, PageblockCensus census, AllocationFailure failure) {
        return failure.order() == frame.kernel().memory().pageblockOrder()
                ? new Candidates(frame.kernel(), census, failure).best(MOST)
                : List.of();
    }

    /// {@return whether a frame lies in one of the pageblocks}
    boolean isClosest(int pfn) {
        return best.stream().anyMatch(candidate -> candidate.contains(pfn));
    }

    /// {@return the pageblock to tell about: the one pointed at, else the closest}
    Optional<Candidate> toldOf(Selection hovered, Selection selected) {
        return at(hovered).or(() -> at(selected)).or(() -> best.stream().findFirst());
    }

    private Optional<Candidate> at(Selection selection) {
        return selection instanceof Selection.PageFrame(int pfn)
                ? best.stream().filter(candidate -> candidate.contains(pfn)).findFirst()
                : Optional.empty();
    }
}
