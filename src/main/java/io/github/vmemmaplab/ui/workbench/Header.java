package io.github.vmemmaplab.ui.workbench;

import io.github.vmemmaplab.kernel.policy.Policies;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.ui.FileOpener;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.narration.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/// The top of the window: which scenario, which policy, how it looks.
final class Header {
    private static final double NAME_FROM = 700;
    private static final double POLICY_FROM = 1180;
    private static final double WORDS_FROM = 1120;
    private static final double SEGMENTS_FROM = 1000;

    private final LabModel model;
    private final Texts texts;
    private final Opening opening;
    private final MenuButton scenario = new MenuButton();
    private final Menu requests;
    private final ToggleGroup policies = new ToggleGroup();
    private final HBox bar;

    /// A header that acts on `model`.
    ///
    /// @param words opens what the kernel would say
    /// @param help shows the keys
    Header(LabModel model, Texts texts, Opening opening, Runnable words, Runnable help) {
        this.model = model;
        this.opening = opening;
        this.texts = texts;
        Label name = new Label(texts.of("name"));
        name.getStyleClass().add("lab-name");
        scenario.setAccessibleText(texts.of("scenario"));
        scenario.getStyleClass().add("scenario");
        scenario.setMnemonicParsing(false);
        requests = new Menu(texts.of("requests"));
        scenario.setOnShowing(_ -> {
            fill();
            fillRequests();
        });
        HBox.setHgrow(scenario, Priority.SOMETIMES);
        Label policy = new Label(texts.of("policy"));
        policy.getStyleClass().add("muted");
        // In a narrow window the title of the scenario gives way.
        name.setMinWidth(Region.USE_PREF_SIZE);
        policy.setMinWidth(Region.USE_PREF_SIZE);
        HBox segments = segments();
        MenuButton menu = new PolicyMenu(model, texts).node();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button file = button(texts.of("open"), texts.of("open.help"), opening::askForFile);
        Button keys = button("?", texts.of("help"), help);
        Button kernel = button(texts.of("words"), texts.of("words.help"), words);
        kernel.setId("words");
        file.setGraphic(new FontIcon(Feather.FOLDER));
        kernel.setGraphic(new FontIcon(Feather.TERMINAL));
        bar =
                new HBox(
                        12,
                        name,
                        scenario,
                        policy,
                        segments,
                        menu,
                        space,
                        file,
                        kernel,
                        keys,
                        new LookMenu(model, texts).node());
        // The name of a policy is shorter than all of them; icons are shorter than words.
        new Folds(bar)
                .from(NAME_FROM, name)
                .from(POLICY_FROM, policy)
                .from(SEGMENTS_FROM, segments)
                .below(SEGMENTS_FROM, menu);
        bar.widthProperty().subscribe(width -> fold(width.doubleValue(), file, kernel));
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("header");
        show(model.frame().get());
        model.frame().addListener((_, _, frame) -> show(frame));
    }

    HBox node() {
        return bar;
    }

    private static void fold(double width, Button... buttons) {
        for (Button button : buttons) {
            button.setContentDisplay(
                    width < WORDS_FROM ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        }
    }

    // Titles stand in files: these are read when the menu is first opened, not before the window.
    private void fill() {
        if (scenario.getItems().isEmpty()) {
            scenario.getItems().addAll(items(opening.scenarios()));
            Menu captures = new Menu(texts.of("captures"));
            captures.getItems().addAll(items(opening.captures()));
            if (!captures.getItems().isEmpty()) {
                scenario.getItems().addAll(new SeparatorMenuItem(), captures, requests);
            }
        }
    }

    // Of the capture that is open, whichever that is now.
    private void fillRequests() {
        requests.getItems().clear();
        for (FileOpener.Shipped request : opening.requests()) {
            MenuItem item = new MenuItem(request.title());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> opening.openRequest(request));
            requests.getItems().add(item);
        }
        requests.setVisible(!requests.getItems().isEmpty());
    }

    private List<MenuItem> items(List<FileOpener.Shipped> shipped) {
        return shipped.stream().map(this::item).toList();
    }

    private MenuItem item(FileOpener.Shipped shipped) {
        MenuItem item = new MenuItem(shipped.title());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> opening.open(shipped));
        return item;
    }

    private HBox segments() {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setAccessibleText(texts.of("policy"));
        segments.setMinWidth(Region.USE_PREF_SIZE);
        segments.setMaxHeight(Region.USE_PREF_SIZE);
        Policies.ALL.forEach(policy -> segments.getChildren().add(segment(policy)));
        return segments;
    }

    private ToggleButton segment(VmemmapPolicy policy) {
        ToggleButton segment = new ToggleButton(texts.of("policy." + policy.label()));
        segment.setId("policy-" + policy.label());
        segment.setToggleGroup(policies);
        segment.setUserData(policy);
        String help = texts.of("policy." + policy.label() + ".help");
        segment.setAccessibleHelp(help);
        segment.setTooltip(new Tooltip(help));
        segment.setOnAction(_ -> {
            segment.setSelected(true);
            model.request(model.wanted().get().withPolicy(policy));
        });
        return segment;
    }

    private static Button button(String sign, String words, Runnable action) {
        Button button = new Button(sign);
        button.getStyleClass().add("plain");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(Frame frame) {
        scenario.setText(frame.scenario().title());
        VmemmapPolicy policy = frame.scenario().policy();
        policies.getToggles().stream()
                .filter(toggle -> policy.equals(toggle.getUserData()))
                .findFirst()
                .ifPresent(policies::selectToggle);
    }
}
