package io.github.vmemmaplab.ui.timeline;

import io.github.vmemmaplab.ui.FxLoop;
import io.github.vmemmaplab.ui.LabModel;
import io.github.vmemmaplab.ui.Lit;

import java.util.stream.IntStream;

/// The steps of the run that shine: those that took, freed, mapped or looked at what is pointed at.
///
/// Looking costs a fraction of a microsecond an event: done at once for a short run, for a long one
/// in the background, and not again while the same thing is pointed at. FX thread only.
final class LitSteps {
    private static final int SHORT = 4_000;

    private final LabModel model;
    private final Runnable onFound;
    private final FxLoop loop = new FxLoop(_ -> {});
    private final int shortRun;
    private Lit of = Lit.NOTHING;
    private int[] steps = new int[0];

    LitSteps(LabModel model, Runnable onFound) {
        this(model, onFound, SHORT);
    }

    /// Steps that are looked for in the background in a run of more than `shortRun` events.
    LitSteps(LabModel model, Runnable onFound, int shortRun) {
        this.model = model;
        this.onFound = onFound;
        this.shortRun = shortRun;
        model.lit().subscribe(this::follow);
    }

    /// {@return the steps found last, in order}
    int[] steps() {
        return steps;
    }

    private void follow(Lit lit) {
        if (lit.isNothing()) {
            of = lit;
            show(new int[0]);
        } else if (!lit.hasSameStepsAs(of)) {
            of = lit;
            find(lit, model.frame().get().timeline().size());
        }
    }

    private void find(Lit lit, int size) {
        if (size <= shortRun) {
            show(stepsOf(lit, size));
            return;
        }
        loop.submit(() -> {
            int[] found = stepsOf(lit, size);
            return () -> {
                if (lit.hasSameStepsAs(of)) {
                    show(found);
                }
            };
        });
    }

    private static int[] stepsOf(Lit lit, int size) {
        return IntStream.rangeClosed(1, size).filter(lit::hasStep).toArray();
    }

    private void show(int[] found) {
        boolean changes = found.length > 0 || steps.length > 0;
        steps = found;
        if (changes) {
            onFound.run();
        }
    }
}
