package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.procfs.KernelText;
import io.github.vmemmaplab.ui.Breakpoint;
import io.github.vmemmaplab.ui.EventKind;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.fragmentation.Knobs;
import io.github.vmemmaplab.ui.memorymap.ColorBy;
import io.github.vmemmaplab.ui.memorymap.MemoryMapView;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;
import io.github.vmemmaplab.ui.theme.Look;
import io.github.vmemmaplab.ui.timeline.Steering;
import io.github.vmemmaplab.ui.words.WordsView;

import java.util.ArrayList;
import java.util.List;

/// What the palette offers beyond what has a key: everything that can be chosen in the window.
final class Offers {
    private static final Texts KINDS = Texts.beside(EventKind.class, "kinds");

    private final LabModel model;
    private final Texts texts;
    private final List<Command> list = new ArrayList<>();

    private Offers(LabModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    static List<Command> of(
            LabModel model, Texts texts, Opening opening, MemoryMapView map, WordsView words) {
        Offers offers = new Offers(model, texts);
        offers.addOpened("offer.scenario", opening, opening.scenarios());
        offers.addOpened("offer.capture", opening, opening.captures());
        opening.requests()
                .forEach(request ->
                        offers.add(
                                CommandGroup.FILES,
                                "offer.request",
                                request.title(),
                                () -> opening.openRequest(request)));
        offers.addMemory();
        offers.addBreakpoints();
        offers.addViews(map, words);
        return List.copyOf(offers.list);
    }

    private void add(CommandGroup group, String key, Object argument, Runnable action) {
        list.add(Command.unbound(group, texts.of(key, argument), action));
    }

    private void addOpened(String key, Opening opening, List<FileOpener.Shipped> shipped) {
        shipped.forEach(
                each -> add(CommandGroup.FILES, key, each.title(), () -> opening.open(each)));
    }

    private void addMemory() {
        Knobs knobs = new Knobs(model.wanted()::get, model::request);
        if (knobs.memory().isPresent()) {
            for (Pattern pattern : Pattern.values()) {
                add(
                        CommandGroup.SETTINGS,
                        "offer.pattern",
                        pattern.label(),
                        () -> knobs.choose(pattern));
            }
            for (int percent = 0; percent <= 100; percent += 10) {
                int wanted = percent;
                add(
                        CommandGroup.SETTINGS,
                        "offer.fragmentation",
                        percent,
                        () -> knobs.fragment(wanted));
            }
        }
        if (knobs.requestSize().isPresent()) {
            for (long size : knobs.requestSizes()) {
                add(
                        CommandGroup.SETTINGS,
                        "offer.size",
                        Figures.bytes(size),
                        () -> knobs.request(size));
            }
        }
    }

    private void addBreakpoints() {
        Steering steering = new Steering(model);
        for (EventKind kind : EventKind.values()) {
            Breakpoint breakpoint = new Breakpoint.OnKind(kind);
            boolean set = model.breakpoints().contains(breakpoint);
            add(
                    CommandGroup.RUN,
                    set ? "offer.breakpoint.clear" : "offer.breakpoint",
                    KINDS.of(kind.name()),
                    () -> steering.toggle(breakpoint));
        }
    }

    private void addViews(MemoryMapView map, WordsView words) {
        for (ColorBy colors : ColorBy.values()) {
            add(
                    CommandGroup.VIEW,
                    "offer.colors",
                    texts.of("colors." + colors),
                    () -> map.colorBy().set(colors));
        }
        for (KernelText text : KernelText.values()) {
            add(CommandGroup.FILES, "offer.words", text.source(), () -> words.choose(text));
        }
        for (Look look : Look.values()) {
            add(
                    CommandGroup.WINDOW,
                    "offer.look",
                    texts.of("look." + look.label()),
                    () -> model.look().set(look));
        }
    }
}
