package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.Picture;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// One slot, thousands of slots, an open entry and a finished walk are drawn, and leave pictures.
@ExtendWith(ApplicationExtension.class)
final class TablesPicturesTest {
    private static final int NOT_BLANK = 12;

    @Start
    private void start(Stage stage) {
        stage.setTitle("pictures");
    }

    private static void draw(
            String name, Scenario scenario, Class<? extends Event> type, int nth, boolean open) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    LabModel model = Runs.lab(scenario);
                    TablesView view = new TablesView(model, new Outlines());
                    Runs.seek(model, type, nth);
                    if (open) {
                        view.open(
                                new EntryRef(Level.PMD, view.region().tree().slots().addressOf(0)));
                    }
                    Picture picture = Picture.of(view.node(), 600, 476, Theme.DARK);
                    picture.save("TablesView-" + name);
                    assertTrue(picture.colours() > NOT_BLANK, name + " is blank");
                });
    }

    @Test
    void oneSlot() {
        Scenario one = Runs.scenario(new VmemmapPolicy.PerSection(), 100, 27, 1L << 27);
        draw("one", one, BasePageMapped.class, 400, false);
    }

    @Test
    void hundredsOfSlots() {
        Scenario many = Runs.scenario(new VmemmapPolicy.PerSection(), 20, 30, 1L << 35);
        draw("many", many, SlotMapped.class, 25, false);
    }

    @Test
    void anOpenEntry() {
        draw("open", Runs.thread(new VmemmapPolicy.PerSection()), SlotMapped.class, 1, true);
    }

    @Test
    void aFinishedWalk() {
        draw("walked", Runs.thread(new VmemmapPolicy.PostedV1()), FreeReturned.class, 1, false);
    }
}
