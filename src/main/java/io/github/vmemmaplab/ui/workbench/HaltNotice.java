package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.ui.Halt;
import io.github.vmemmaplab.ui.notice.NoticeBar;

/// Says why a run to a breakpoint went to the edge, for as long as the cursor stays there.
final class HaltNotice {
    private final NoticeBar notices;
    private boolean told;

    HaltNotice(NoticeBar notices) {
        this.notices = notices;
    }

    void tell(Halt halt) {
        switch (halt) {
            case Halt.AtEdge edge -> {
                String key =
                        (edge.breakpoints() == 0 ? "halt.none." : "halt.unmet.")
                                + (edge.forward() ? "end" : "start");
                notices.tell(Workbench.TEXTS.of(key, edge.breakpoints()));
                told = true;
            }
            case Halt.At _, Halt.None _ -> {
                if (told) {
                    notices.hide();
                    told = false;
                }
            }
        }
    }
}
