package io.github.vmemmaplab.ui.tables;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.BasePageMapped;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.FreeReturned;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.MemoryFreed;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.SlotMapped;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.testkit.Picture;
import io.github.vmemmaplab.ui.testkit.Runs;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.theme.Theme;
import io.github.vmemmaplab.ui.timeline.Outlines;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.function.Consumer;

/// One slot, thousands of slots, an open entry and a finished walk are drawn, and leave pictures.
@ExtendWith(ApplicationExtension.class)
final class TablesPicturesTest {
    private static final int NOT_BLANK = 12;

    @Start
    private void start(Stage stage) {
        stage.titleProperty().unbind();
        stage.setTitle("pictures");
    }

    private static void draw(String name, Scenario scenario, Class<? extends Event> type, int nth) {
        draw(name, scenario, type, nth, _ -> {}, Theme.DARK, 570, 440);
    }

    private static void draw(
            String name,
            Scenario scenario,
            Class<? extends Event> type,
            int nth,
            Consumer<TablesView> act,
            Theme theme,
            double width,
            double height) {
        WaitForAsyncUtils.waitForAsyncFx(
                20_000,
                () -> {
                    LabModel model = Runs.lab(scenario);
                    model.motion().set(false);
                    model.look().set(theme == Theme.LIGHT ? Look.LIGHT : Look.DARK);
                    TablesView view = new TablesView(model, new Outlines());
                    Runs.seek(model, type, nth);
                    act.accept(view);
                    Picture picture = Picture.of(view.node(), width, height, theme);
                    picture.save("TablesView-" + name);
                    assertTrue(picture.colours() > NOT_BLANK, name + " is blank");
                });
    }

    private static EntryRef slot(TablesView view, int index) {
        return new EntryRef(Level.PMD, view.tree().slots().addressOf(index));
    }

    @Test
    void oneSlot() {
        Scenario one = Runs.scenario(new VmemmapPolicy.PerSection(), 100, 27, 1L << 27);
        draw("one", one, BasePageMapped.class, 400);
    }

    @Test
    void hundredsOfSlots() {
        Scenario many = Runs.scenario(new VmemmapPolicy.PerSection(), 20, 30, 1L << 35);
        draw("many", many, SlotMapped.class, 25);
    }

    @ParameterizedTest
    @CsvSource({
        "open, DARK, 600, 476",
        "open-light, LIGHT, 600, 476",
        "open-low, DARK, 530, 302",
        "open-least, LIGHT, 421, 282"
    })
    void anOpenBlock(String name, Theme theme, double width, double height) {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        draw(
                name,
                thread,
                SlotMapped.class,
                1,
                view -> view.open(slot(view, 0)),
                theme,
                width,
                height);
    }

    @Test
    void anOpenTableEntry() {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        draw(
                "open-table",
                thread,
                BasePageMapped.class,
                312,
                view -> view.openBits(slot(view, 4)),
                Theme.DARK,
                570,
                440);
    }

    @Test
    void anEmptyEntry() {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        draw(
                "open-none",
                thread,
                BasePageMapped.class,
                312,
                view -> view.openBits(slot(view, 7)),
                Theme.DARK,
                421,
                282);
    }

    @ParameterizedTest
    @CsvSource({"grid, DARK, 570, 440", "grid-least, LIGHT, 421, 282", "grid-4k, DARK, 1500, 1200"})
    void aPageTable(String name, Theme theme, double width, double height) {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        draw(
                name,
                thread,
                BasePageMapped.class,
                312,
                view -> view.open(slot(view, 4)),
                theme,
                width,
                height);
    }

    @Test
    void theLinearMap() {
        Scenario thread = Runs.thread(new VmemmapPolicy.PerSection());
        draw(
                "linear",
                thread,
                BasePageMapped.class,
                312,
                view -> view.turnTo(Window.LINEAR),
                Theme.DARK,
                570,
                440);
    }

    @Test
    void aFinishedWalk() {
        draw("walked", Runs.thread(new VmemmapPolicy.PostedV1()), FreeReturned.class, 1);
    }

    @Test
    void aWalkUnderWay() {
        draw("walking", Runs.thread(new VmemmapPolicy.PostedV1()), MemoryFreed.class, 3);
    }
}
