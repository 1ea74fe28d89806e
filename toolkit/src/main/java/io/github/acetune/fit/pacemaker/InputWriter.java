package io.github.acetune.fit.pacemaker;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BlockSelector;
import io.github.acetune.ace.BondSpec;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.data.ReferenceEnergies;
import io.github.acetune.fit.FitSchedule;
import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.Minimisation;
import io.github.acetune.fit.TrainableParameters;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the keys of pacemaker's {@code input.yaml} what is to be fitted and how. */
final class InputWriter {
    private static final List<String> GROUPS =
            List.of("ALL", "UNARY", "BINARY", "TERNARY", "QUATERNARY", "QUINARY");

    private InputWriter() {}

    /**
     * The input.
     *
     * @param potential what to fit
     * @param settings how; what pacemaker lacks is refused
     * @param references energies of the atoms
     * @param dataFile name of the training data
     * @param backend the section {@code backend}
     * @return a tree of maps, lists, texts and numbers
     * @throws InvalidInputException where settings ask for what pacemaker cannot do
     */
    static Map<String, Object> input(
            AceSpec potential,
            FitSpec settings,
            ReferenceEnergies references,
            String dataFile,
            Map<String, Object> backend) {
        var input = new LinkedHashMap<String, Object>();
        input.put(
                "cutoff",
                potential.bonds().stream().mapToDouble(BondSpec::cutoff).max().orElseThrow());
        input.put("seed", settings.seed());
        input.put("data", Map.of("filename", dataFile, "reference_energy", energies(references)));
        input.put("potential", potential(potential));
        input.put("fit", fit(settings));
        input.put("backend", backend);
        return input;
    }

    private static Map<String, Object> energies(ReferenceEnergies references) {
        var map = new LinkedHashMap<String, Object>();
        references.energies().forEach((element, energy) -> map.put(element.symbol(), energy));
        return map;
    }

    private static Map<String, Object> potential(AceSpec spec) {
        var functions = new LinkedHashMap<String, Object>();
        spec.functionsPerElement()
                .ifPresent(count -> functions.put("number_of_functions_per_element", count));
        spec.orders()
                .forEach((block, orders) ->
                        functions.put(
                                block.name().replace(" ", ""),
                                Map.of(
                                        "nradmax_by_orders",
                                        orders.nradmax(),
                                        "lmax_by_orders",
                                        orders.lmax())));
        var embeddings = new LinkedHashMap<String, Object>();
        var bonds = new LinkedHashMap<String, Object>();
        List<Element> elements = spec.elements();
        for (int i = 0; i < elements.size(); i++) {
            embeddings.put(elements.get(i).symbol(), embedding(spec.embeddings().get(i)));
            for (int j = i; j < elements.size(); j++) {
                String other = i == j ? "" : elements.get(j).symbol();
                bonds.put(
                        elements.get(i).symbol() + other,
                        bond(spec.bonds().get(i * elements.size() + j)));
            }
        }
        var potential = new LinkedHashMap<String, Object>();
        potential.put("deltaSplineBins", spec.splineBinWidth());
        potential.put("elements", elements.stream().map(Element::symbol).toList());
        potential.put("embeddings", embeddings);
        potential.put("bonds", bonds);
        potential.put("functions", functions);
        return potential;
    }

    private static Map<String, Object> embedding(Embedding embedding) {
        var map = new LinkedHashMap<String, Object>();
        map.put("npot", embedding.function().fileName());
        map.put("fs_parameters", Arrays.stream(embedding.parameters()).boxed().toList());
        map.put("ndensity", embedding.densities());
        map.put("rho_core_cut", embedding.coreDensityCutoff());
        map.put("drho_core_cut", embedding.coreDensityWidth());
        return map;
    }

    private static Map<String, Object> bond(BondSpec bond) {
        var map = new LinkedHashMap<String, Object>();
        map.put("radbase", bond.basis().fileName());
        map.put("radparameters", bond.parameters());
        map.put("rcut", bond.cutoff());
        map.put("dcut", bond.cutoffWidth());
        map.put("r_in", bond.innerCutoff().radius());
        map.put("delta_in", bond.innerCutoff().width());
        map.put("inner_cutoff_type", bond.innerCutoff().type().fileName());
        map.put(
                "core-repulsion",
                List.of(bond.coreRepulsion().prefactor(), bond.coreRepulsion().lambda()));
        map.put("NameOfCutoffFunction", bond.cutoffFunction());
        return map;
    }

    private static Map<String, Object> fit(FitSpec settings) {
        var loss = settings.loss();
        refuse(loss.virial() > 0, "virials as targets");
        refuse(settings.prior().evidence() || settings.prior().smoothness() > 0, "priors");
        var fit = new LinkedHashMap<String, Object>();
        var weights = new LinkedHashMap<String, Object>();
        weights.put("kappa", loss.isKappaAutomatic() ? "auto" : loss.kappa());
        weights.put("L1_coeffs", loss.l1());
        weights.put("L2_coeffs", loss.l2());
        weights.put("w0_rad", loss.w0());
        weights.put("w1_rad", loss.w1());
        weights.put("w2_rad", loss.w2());
        fit.put("loss", weights);
        minimisation(settings.minimisation(), fit);
        fit.put("trainable_parameters", trainable(settings.trainable()));
        schedule(settings.schedule(), fit);
        if (settings.repulsion() == FitSpec.Repulsion.AUTOMATIC) {
            fit.put("repulsion", "auto");
        }
        return fit;
    }

    private static void refuse(boolean isAsked, String what) {
        if (isAsked) {
            throw new InvalidInputException("pacemaker knows no " + what);
        }
    }

    private static void minimisation(Minimisation settings, Map<String, Object> fit) {
        fit.put("optimizer", settings.solver() == Minimisation.Solver.LBFGS ? "L-BFGS-B" : "BFGS");
        fit.put("maxiter", settings.maxIterations());
        if (settings.trainDecrease() > 0) {
            fit.put("min_relative_train_loss_per_iter", settings.trainDecrease());
            fit.put("early_stopping_patience", settings.patience());
        }
    }

    private static Object trainable(TrainableParameters trainable) {
        refuse(!trainable.embedding().isEmpty(), "trainable embeddings");
        if (trainable.equals(TrainableParameters.ALL)) {
            return "ALL";
        }
        var blocks = new LinkedHashMap<String, List<String>>();
        trainable
                .functions()
                .forEach(b -> blocks.computeIfAbsent(name(b), k -> new ArrayList<>()).add("func"));
        trainable
                .radial()
                .forEach(
                        b -> blocks.computeIfAbsent(name(b), k -> new ArrayList<>()).add("radial"));
        return blocks;
    }

    private static String name(BlockSelector block) {
        return block.explicit().isEmpty()
                ? GROUPS.get(block.size())
                : block.explicit().stream().map(Element::symbol).collect(Collectors.joining());
    }

    private static void schedule(FitSchedule schedule, Map<String, Object> fit) {
        if (schedule.cycles() > 1) {
            fit.put("fit_cycles", schedule.cycles());
            putPositive(fit, "noise_relative_sigma", schedule.relativeNoise());
            putPositive(fit, "noise_absolute_sigma", schedule.absoluteNoise());
            putPositive(fit, "randomize_func_coeffs", schedule.randomised());
        }
        if (schedule.hasLadder()) {
            var step = new ArrayList<Number>();
            if (schedule.ladderStep() > 0) {
                step.add(schedule.ladderStep());
            }
            if (schedule.ladderShare() > 0) {
                step.add(schedule.ladderShare());
            }
            fit.put("ladder_step", step);
            fit.put(
                    "ladder_type",
                    schedule.order() == FitSchedule.LadderOrder.POWER_ORDER
                            ? "power_order"
                            : "body_order");
        }
    }

    private static void putPositive(Map<String, Object> fit, String key, double value) {
        if (value > 0) {
            fit.put(key, value);
        }
    }
}
