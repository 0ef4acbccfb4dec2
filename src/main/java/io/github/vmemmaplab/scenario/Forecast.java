package io.github.vmemmaplab.scenario;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// What a scenario comes to at every degree of fragmentation, as far as it is known: each degree is
/// a run of the model, and none is guessed from its neighbours.
///
/// Immutable; a forecast with one more outcome is another, for O(degrees).
public final class Forecast {
    /// The highest degree; the lowest is 0.
    public static final int MOST = 100;

    /// Nothing is known.
    public static final Forecast UNKNOWN = new Forecast(new OutcomeAt[MOST + 1], 0);

    private static final int CHANGE_WEIGHT = 2 * MOST;

    private final @Nullable OutcomeAt[] outcomes;
    private final int known;

    private Forecast(@Nullable OutcomeAt[] outcomes, int known) {
        this.outcomes = outcomes;
        this.known = known;
    }

    /// The lowest known degree at which something comes about.
    ///
    /// @param degree the degree
    /// @param isExact whether every lower one is known, so that there is none below
    public record Threshold(int degree, boolean isExact) {}

    /// {@return the forecast of a scenario, all of it; costs a run for each degree}
    public static Forecast of(Scenario scenario) {
        Forecast forecast = UNKNOWN;
        while (!forecast.isComplete()) {
            forecast = forecast.with(OutcomeAt.of(scenario, forecast.next()));
        }
        return forecast;
    }

    /// {@return this forecast and one more outcome}
    public Forecast with(OutcomeAt outcome) {
        @Nullable OutcomeAt[] more = outcomes.clone();
        int degree = outcome.fragmentation();
        boolean isNew = more[degree] == null;
        more[degree] = outcome;
        return new Forecast(more, isNew ? known + 1 : known);
    }

    /// {@return the outcome at a degree, if it is known}
    public Optional<OutcomeAt> at(int degree) {
        return Optional.ofNullable(outcomes[degree]);
    }

    /// {@return how add number `add` ends at a degree, counted from 0, if it is known}
    public Optional<AddOutcome> at(int degree, int add) {
        return at(degree)
                .map(OutcomeAt::adds)
                .filter(adds -> add < adds.size())
                .map(adds -> adds.get(add));
    }

    /// {@return how many degrees are known}
    public int known() {
        return known;
    }

    /// {@return whether every degree is known}
    public boolean isComplete() {
        return known == outcomes.length;
    }

    /// {@return the lowest known degree at which add number `add` ends so, if there is any}
    public Optional<Threshold> first(int add, Predicate<AddOutcome> so) {
        boolean isExact = true;
        for (int degree = 0; degree <= MOST; degree++) {
            if (outcomes[degree] == null) {
                isExact = false;
            } else if (at(degree, add).filter(so).isPresent()) {
                return Optional.of(new Threshold(degree, isExact));
            }
        }
        return Optional.empty();
    }

    /// {@return the degree that would tell most next: the ends, then the middle of the longest gap,
    /// gaps between unlike outcomes first, so that thresholds are found before what lies between
    /// equal outcomes}
    ///
    /// @throws IllegalStateException if every degree is known
    public int next() {
        if (outcomes[0] == null) {
            return 0;
        }
        if (outcomes[MOST] == null) {
            return MOST;
        }
        int best = 0;
        int next = -1;
        for (int from = 0; from < MOST; ) {
            int to = knownAfter(from);
            int weight = to - from < 2 ? 0 : to - from + (isChange(from, to) ? CHANGE_WEIGHT : 0);
            if (weight > best) {
                best = weight;
                next = (from + to) / 2;
            }
            from = to;
        }
        if (next < 0) {
            throw new IllegalStateException("every degree is known");
        }
        return next;
    }

    private int knownAfter(int degree) {
        int after = degree + 1;
        while (outcomes[after] == null) {
            after++;
        }
        return after;
    }

    private boolean isChange(int from, int to) {
        OutcomeAt one = outcomes[from];
        OutcomeAt other = outcomes[to];
        return one != null && other != null && !one.isLike(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Forecast forecast && Arrays.equals(outcomes, forecast.outcomes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(outcomes);
    }
}
