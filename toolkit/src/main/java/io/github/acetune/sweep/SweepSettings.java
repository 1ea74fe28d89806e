package io.github.acetune.sweep;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.fit.AceFitter;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.PotentialFitter;
import io.github.acetune.optimize.BayesianOptimizer;
import io.github.acetune.optimize.Hyperband;
import io.github.acetune.optimize.OptimizerSettings;
import io.github.acetune.optimize.Ordinal;
import io.github.acetune.optimize.Parameter;
import io.github.acetune.optimize.SearchSpace;
import io.github.acetune.validate.XpotLoss;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a sweep was told; {@link Sweep} changes copies of it only. */
final class SweepSettings {
    Optional<XpotInput> input = Optional.empty();
    Optional<AceSpec> potential = Optional.empty();
    FitSpec fit = FitSpec.DEFAULT;
    PotentialFitter fitter = new AceFitter();
    SearchSpace space = SearchSpace.empty();
    XpotLoss loss = XpotLoss.rmse(0.7);
    int initial = 5;
    StopRules rules = StopRules.after(32);
    boolean cost;
    boolean stable;
    Optional<Fidelity> fidelity = Optional.empty();
    Optional<StableDynamics> stableDynamics = Optional.empty();
    OptimizerSettings search = OptimizerSettings.defaults();
    long seed = 42;
    int workers = 1;
    Optional<Path> folder = Optional.empty();
    SweepFolder.Entry entry = SweepFolder.Entry.BEGIN;
    Optional<SweepListener> listener = Optional.empty();

    /** Molecular dynamics that a fit must survive: ps at K. */
    record StableDynamics(double picoseconds, double kelvin) {}

    SweepSettings copy() {
        var copy = new SweepSettings();
        copy.input = input;
        copy.potential = potential;
        copy.fit = fit;
        copy.fitter = fitter;
        copy.space = space;
        copy.loss = loss;
        copy.initial = initial;
        copy.rules = rules;
        copy.cost = cost;
        copy.stable = stable;
        copy.fidelity = fidelity;
        copy.stableDynamics = stableDynamics;
        copy.search = search;
        copy.seed = seed;
        copy.workers = workers;
        copy.folder = folder;
        copy.entry = entry;
        copy.listener = listener;
        return copy;
    }

    /** How the optimiser searches, with the sweep's own seed and number of initial points. */
    OptimizerSettings optimizer() {
        return search.seed(seed).initialCount(initial).objectives(cost ? 2 : 1);
    }

    /** The space of the trials: that of the search, and the fidelity where there is one. */
    SearchSpace trialSpace() {
        return hyperband()
                .map(search ->
                        space.over(
                                FidelitySetups.NAME, new Ordinal(List.copyOf(search.fidelities()))))
                .orElse(space);
    }

    /** The search with fidelities, where asked for. */
    Optional<Hyperband> hyperband() {
        return fidelity.map(f -> Hyperband.of(space, optimizer(), f.least(), f.reduction()));
    }

    /** Where the points of a run come from. */
    Proposals proposals() {
        return hyperband()
                .map(search -> Proposals.of(search, trialSpace(), FidelitySetups.NAME))
                .orElseGet(() -> Proposals.of(BayesianOptimizer.of(space, optimizer())));
    }

    TrialSetups setups() {
        TrialSetups whole = wholeSetups();
        return fidelity.<TrialSetups>map(f -> new FidelitySetups(whole, f)).orElse(whole);
    }

    private TrialSetups wholeSetups() {
        return input.<TrialSetups>map(XpotSetups::new)
                .orElseGet(() ->
                        new SpecSetups(
                                potential.orElseThrow(),
                                fit,
                                space.parameters().stream().map(Parameter::name).toList()));
    }
}
