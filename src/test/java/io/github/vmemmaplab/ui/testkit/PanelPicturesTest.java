package io.github.vmemmaplab.ui.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.HotplugEvent.OperationBegun;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotFailed;
import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.View;
import io.github.vmemmaplab.ui.code.CodeView;
import io.github.vmemmaplab.ui.counters.CountersView;
import io.github.vmemmaplab.ui.fragmentation.FragmentationView;
import io.github.vmemmaplab.ui.narration.NarrationView;
import io.github.vmemmaplab.ui.tables.TablesView;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.timeline.Outlines;
import io.github.vmemmaplab.ui.timeline.TimelineView;

import javafx.stage.Stage;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Every panel draws something in both themes at the moments that matter, and leaves pictures under
/// target/panels.
@ExtendWith(ApplicationExtension.class)
final class PanelPicturesTest {
    private static final int NOT_BLANK = 12;

    @Start
    private void start(Stage stage) {
        stage.titleProperty().unbind();
        stage.setTitle("pictures");
    }

    enum Moment {
        START("per-section", OperationBegun.class, 1),
        FAILED("per-section", SlotFailed.class, 1),
        FALLBACK("per-section", BasePageMapped.class, 312),
        FREEING("posted-v1", MemoryFreed.class, 3);

        private final String policy;
        private final Class<? extends Event> type;
        private final int nth;

        Moment(String policy, Class<? extends Event> type, int nth) {
            this.policy = policy;
            this.type = type;
            this.nth = nth;
        }
    }

    @ParameterizedTest
    @EnumSource
    void panelsAreNotBlank(Moment moment) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> draw(moment));
    }

    private void draw(Moment moment) {
        VmemmapPolicy policy = Policies.labelled(moment.policy).orElseThrow();
        LabModel model = Runs.lab(Runs.thread(policy));
        Runs.seek(model, moment.type, moment.nth);
        Outlines outlines = new Outlines();
        for (Theme theme : Theme.values()) {
            model.look().set(Look.of(theme));
            draw(new TablesView(model, outlines), 600, 476, moment, theme);
            draw(new TimelineView(model, outlines), 1416, 74, moment, theme);
            draw(new CodeView(model, outlines), 520, 186, moment, theme);
            draw(new NarrationView(model, outlines), 460, 186, moment, theme);
            draw(new CountersView(model), 416, 186, moment, theme);
            draw(new FragmentationView(model), 1416, 76, moment, theme);
        }
    }

    private void draw(View view, double width, double height, Moment moment, Theme theme) {
        Picture picture = Picture.of(view.node(), width, height, theme);
        String name = view.getClass().getSimpleName();
        picture.save(name + "-" + moment + "-" + theme);
        assertTrue(picture.colours() > NOT_BLANK, name + " is blank at " + moment);
    }
}
