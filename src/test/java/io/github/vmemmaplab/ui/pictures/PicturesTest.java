package io.github.vmemmaplab.ui.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.vmemmaplab.capture.Capture;
import io.github.vmemmaplab.capture.ShippedCaptures;
import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.event.Operation;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;
import io.github.vmemmaplab.scenario.FragmentedMemory;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;
import io.github.vmemmaplab.timeline.Timeline;
import io.github.vmemmaplab.ui.render.Renderer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.testfx.framework.junit5.ApplicationExtension;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// The window looks as it did when somebody looked at it and approved, in every {@link State}.
///
/// A state that differs leaves two pictures under target/pictures: what is drawn now, and where it
/// differs. Look at them. If the new look is what was wanted, then
///
///     mvn test -Dtest=PicturesTest -Dpictures.approve
///
/// approves what is drawn now and removes pictures of states that are no more; look at each before
/// it is committed. On Linux only: other systems rasterize letters in their own way.
@ExtendWith(ApplicationExtension.class)
@EnabledOnOs(OS.LINUX)
final class PicturesTest {
    private static final Path APPROVED = Path.of("src", "test", "resources", "pictures");
    private static final Path DIFFERING = Path.of("target", "pictures");
    private static final boolean APPROVE = System.getProperty("pictures.approve") != null;

    // For @FieldSource, which looks for it here.
    static final List<State> STATES = State.ALL;

    @ParameterizedTest
    @FieldSource("STATES")
    void looksAsApproved(State state) throws IOException {
        BufferedImage actual = draw(state);
        Path approved = APPROVED.resolve(state + ".png");
        if (APPROVE) {
            approve(actual, approved);
        } else if (!Files.exists(approved)) {
            fail(state + " was never approved; see " + write(actual, state + ".png"));
        } else {
            compare(state, ImageIO.read(approved.toFile()), actual);
        }
    }

    // What nobody would see does not change the file.
    private static void approve(BufferedImage actual, Path approved) throws IOException {
        boolean known = Files.exists(approved);
        if (!known || !Comparison.of(ImageIO.read(approved.toFile()), actual).isSame()) {
            Png.write(actual, approved);
        }
    }

    private static void compare(State state, BufferedImage approved, BufferedImage actual)
            throws IOException {
        Comparison comparison = Comparison.of(approved, actual);
        if (!comparison.isSame()) {
            Path now = write(actual, state + ".png");
            Path difference = write(comparison.difference(), state + "-difference.png");
            fail(
                    "%d pixels of %s differ from what was approved; see %s and %s"
                            .formatted(comparison.differing(), state, now, difference));
        }
    }

    private static Path write(BufferedImage image, String name) throws IOException {
        Path file = DIFFERING.resolve(name);
        Png.write(image, file);
        return file;
    }

    private static BufferedImage draw(State state) throws IOException {
        Scenario scenario = scenario(state.run());
        Timeline timeline = Simulation.run(scenario);
        timeline.seek(state.moment().step(timeline));
        return Renderer.onRunningToolkit().draw(scenario, timeline, state.picture());
    }

    private static Scenario scenario(String name) throws IOException {
        if (name.equals(State.SIXTY_FOUR_GIB)) {
            return sixtyFourGib();
        }
        if (ShippedScenarios.NAMES.contains(name)) {
            return ShippedScenarios.load(name);
        }
        Capture capture = ShippedCaptures.open(name);
        return capture.scenario(capture.startable().getFirst());
    }

    private static Scenario sixtyFourGib() {
        long gib = 1L << 30;
        return new Scenario(
                "64 GiB in small pieces",
                "4 GiB are added.",
                Machine.of(KernelVersion.V6_1, gib),
                new FragmentedMemory(gib, 64 * gib, Pattern.AGED, 100, 5, 60),
                new VmemmapPolicy.PerSection(),
                List.of(new Operation.Add(68 * gib, 4 * gib, false)),
                null);
    }

    @Test
    void everyApprovedPictureIsOfAState() throws IOException {
        Set<String> states =
                State.ALL.stream().map(state -> state + ".png").collect(Collectors.toSet());
        assertEquals(State.ALL.size(), states.size(), "no two states share a picture");
        assertTrue(states.size() >= 24, "there are enough of them");
        for (Path file : approved()) {
            if (!states.contains(String.valueOf(file.getFileName()))) {
                assertTrue(APPROVE, file + " is of no state");
                Files.delete(file);
            }
        }
    }

    private static List<Path> approved() throws IOException {
        if (!Files.exists(APPROVED)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(APPROVED)) {
            return files.sorted().toList();
        }
    }
}
