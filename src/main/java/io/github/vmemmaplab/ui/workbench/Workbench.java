package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.code.CodeView;
import io.github.vmemmaplab.ui.code.StepLines;
import io.github.vmemmaplab.ui.counters.CountersView;
import io.github.vmemmaplab.ui.fragmentation.FragmentationView;
import io.github.vmemmaplab.ui.memorymap.MapThumbnail;
import io.github.vmemmaplab.ui.narration.NarrationView;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.notice.NoticeBar;
import io.github.vmemmaplab.ui.tables.TablesView;
import io.github.vmemmaplab.ui.timeline.Outlines;
import io.github.vmemmaplab.ui.timeline.Steering;
import io.github.vmemmaplab.ui.timeline.TimelineView;
import io.github.vmemmaplab.ui.words.WordsView;

import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Everything in the lab's window: all panels on one run, the header, the keys.
///
/// FX thread only.
final class Workbench {
    static final Texts TEXTS = Texts.beside(Workbench.class, "workbench");

    private final LabModel model;
    private final NoticeBar notices;
    private final Keys keys;
    private final WordsView words;
    private final TimelineView timeline;
    private final KeyHelp help;
    private final CommandPalette palette;
    private final Bench bench;
    private final StackPane root;

    /// A workbench without a window.
    Workbench(LabModel model, NoticeBar notices, Opening opening) {
        this(model, notices, opening, WindowActions.NONE);
    }

    Workbench(LabModel model, NoticeBar notices, Opening opening, WindowActions window) {
        this.model = model;
        this.notices = notices;
        MemoryPanel memory = new MemoryPanel(model);
        Outlines outlines = new Outlines();
        model.findLines(new StepLines(outlines));
        words =
                new WordsView(
                        model, outlines, opening.told(), opening::askWhereToSave, notices::show);
        timeline = new TimelineView(model, outlines, new MapThumbnail(model));
        Commands commands = commands(memory, opening, window);
        keys = new Keys(commands.list());
        help = new KeyHelp(TEXTS, commands.list());
        palette = palette(commands.list(), opening, memory);
        Header header = new Header(model, TEXTS, opening, words::toggle, this::toggleHelp);
        Map<Spot, Node> panels = new EnumMap<>(Spot.class);
        panels.put(Spot.HEADER, header.node());
        panels.put(Spot.MEMORY, memory.node());
        panels.put(Spot.TIMELINE, timeline.node());
        TablesView tables = new TablesView(model, outlines);
        panels.put(Spot.TABLES, tables.node());
        putOthers(panels, model, outlines);
        bench = new Bench(panels, (Region) words.node(), (Region) notices.node(), TEXTS);
        Joins joins = new Joins(model, bench, tables.places(), memory.map().places());
        root =
                styled(
                        new StackPane(
                                new Magnifier(withCards(bench, joins), model.textScale()),
                                palette.node(),
                                help.node()));
        StackPane.setAlignment(palette.node(), Pos.TOP_CENTER);
        new Playback(model).listen();
        model.halt().subscribe(new HaltNotice(notices)::tell);
    }

    private Commands commands(MemoryPanel memory, Opening opening, WindowActions window) {
        Commands commands = new Commands(TEXTS);
        Steering steering = new Steering(model);
        StepCommands.addTo(commands, steering);
        RunCommands.addTo(commands, steering, timeline::toggleBreakpoints);
        LookCommands.addPolicies(commands, model);
        LookCommands.addUndo(commands, model);
        MapCommands.addTo(commands, memory.map());
        TimelineCommands.addTo(commands, timeline);
        FileCommands.addTo(commands, opening, words);
        LookCommands.addLooks(commands, model);
        WindowCommands.tellPanels(commands);
        WindowCommands.addWindows(commands, window);
        WindowCommands.addTo(commands, this::togglePalette, this::toggleHelp, this::escape);
        return commands;
    }

    private CommandPalette palette(List<Command> bound, Opening opening, MemoryPanel memory) {
        return new CommandPalette(
                TEXTS,
                () -> {
                    List<Command> all = new ArrayList<>(bound);
                    all.removeIf(command -> !command.runs());
                    all.addAll(Offers.of(model, TEXTS, opening, memory.map(), words));
                    return all;
                },
                new GoTo(model, TEXTS)::of);
    }

    private StackPane withCards(Region bench, Joins joins) {
        Pane cards = new Pane();
        cards.setPickOnBounds(false);
        cards.getChildren().addAll(timeline.cards());
        return new StackPane(bench, joins, cards);
    }

    private static void putOthers(Map<Spot, Node> panels, LabModel model, Outlines outlines) {
        panels.put(Spot.FRAGMENTATION, new FragmentationView(model).node());
        panels.put(Spot.CODE, new CodeView(model, outlines).node());
        panels.put(Spot.STEP, new NarrationView(model, outlines).node());
        panels.put(Spot.COUNTERS, new CountersView(model).node());
    }

    static StackPane styled(StackPane root) {
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(Workbench.class.getResource("workbench.css"))
                                .toExternalForm());
        return root;
    }

    private void togglePalette() {
        help.hide();
        palette.toggle();
    }

    private void toggleHelp() {
        help.toggle();
    }

    // One thing at a time, the topmost first.
    private void escape() {
        if (palette.isShowing()) {
            palette.close();
        } else if (help.isShowing()) {
            help.hide();
        } else if (!timeline.closeBreakpoints()) {
            escapePanels();
        }
    }

    private void escapePanels() {
        if (notices.node().isManaged()) {
            notices.hide();
        } else if (words.isOpen()) {
            words.hide();
        } else {
            model.selected().set(new Selection.None());
            model.playing().set(false);
        }
    }

    /// Opens the drawer with what the kernel would say.
    Workbench withWords() {
        words.choose(KernelText.PAGETYPEINFO);
        return this;
    }

    /// {@return whether "so far" is shown where it shares a place with the code}
    BooleanProperty showsCounters() {
        return bench.showsCounters();
    }

    boolean showsWords() {
        return words.isOpen();
    }

    /// Opens or closes the drawer with what the kernel would say.
    void showWords(boolean open) {
        if (open != words.isOpen()) {
            words.toggle();
        }
    }

    /// {@return the node to put into a scene}
    Region node() {
        return root;
    }

    /// {@return a scene of this size with the workbench in it, its keys working and its theme
    /// following the model's}
    Scene scene(double width, double height) {
        Scene scene = new Scene(root, width, height);
        model.theme().subscribe(theme -> theme.applyTo(scene));
        keys.listen(scene);
        return scene;
    }
}
