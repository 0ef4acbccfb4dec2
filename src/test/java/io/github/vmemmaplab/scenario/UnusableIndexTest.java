package io.github.vmemmaplab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vmemmaplab.fragmentation.Pattern;
import io.github.vmemmaplab.json.ShippedScenarios;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.KernelVersion;
import io.github.vmemmaplab.kernel.Machine;
import io.github.vmemmaplab.kernel.memory.FragmentationIndex;
import io.github.vmemmaplab.kernel.memory.Zone;
import io.github.vmemmaplab.kernel.policy.VmemmapPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.SplittableRandom;

/// The slider's value is the unusable index that the free lists of the memory it makes give.
final class UnusableIndexTest {
    private static final long START = 1L << 30;
    private static final int RUNS = 60;

    private static int unusable(FragmentedMemory memory) {
        Kernel kernel =
                new Kernel(Machine.of(KernelVersion.V6_1, START), new VmemmapPolicy.PerSection());
        memory.layOut(kernel);
        return FragmentationIndex.unusable(kernel.node().zone(Zone.Kind.NORMAL), 9);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void isTheValueUpToHalfABlock(Pattern pattern) {
        SplittableRandom random = new SplittableRandom(pattern.ordinal());
        for (int i = 0; i < RUNS; i++) {
            int value = random.nextInt(101);
            long size = random.nextLong(2, 17) << 28;
            int inUse = random.nextInt(20, 90);
            FragmentedMemory memory =
                    new FragmentedMemory(START, size, pattern, value, random.nextLong(), inUse);
            int free = blocks(memory.withFragmentation(0));
            int index = unusable(memory);
            // A block is lost or not: the nearest whole one, and a thousandth that the kernel cuts.
            double step = 500.0 / free + 1;
            assertTrue(
                    Math.abs(index - 10 * value) <= step,
                    memory + " has index " + index + " with " + free + " free blocks");
        }
    }

    @Test
    void isForetoldAsTheFreeListsOfTheRunGiveIt() {
        Scenario scenario = ShippedScenarios.first();
        FragmentedMemory memory = (FragmentedMemory) scenario.start();
        for (int value = 0; value <= Forecast.MOST; value += 9) {
            Kernel kernel =
                    Simulation.run(scenario.withStart(memory.withFragmentation(value))).kernel();
            assertEquals(
                    FragmentationIndex.unusable(kernel.node().zone(Zone.Kind.NORMAL), 9),
                    OutcomeAt.of(scenario, value).unusable());
        }
    }

    private static int blocks(FragmentedMemory memory) {
        Kernel kernel =
                new Kernel(Machine.of(KernelVersion.V6_1, START), new VmemmapPolicy.PerSection());
        memory.layOut(kernel);
        long pages = kernel.node().zone(Zone.Kind.NORMAL).freePages();
        assertEquals(0, pages % 512);
        return (int) (pages / 512);
    }
}
