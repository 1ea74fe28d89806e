package io.github.acetune.plot;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.evaluate.AceCalculator;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.CompositionHistogram;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.DescriptorMap;
import io.github.acetune.data.Dataset;
import io.github.acetune.fit.FitResult;
import io.github.acetune.fit.SizePath;
import io.github.acetune.md.LogRow;
import io.github.acetune.md.Trajectory;
import io.github.acetune.structure.Calculator;
import io.github.acetune.validate.ErrorMetrics;
import io.github.acetune.validate.Predictions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a potential's life, one per question. Energies go in as eV, forces as eV/Å, lengths as Å. */
public final class Plots {
    private Plots() {}

    /**
     * Do the predicted energies and forces agree with the reference?
     *
     * @param energies per atom, eV/atom, grouped by configuration type
     * @param forces components, eV/Å, grouped alike
     * @return two square panels with the root-mean-square error of each
     */
    public static Figure parity(List<PointGroup> energies, List<PointGroup> forces) {
        return ParityPlot.figure(energies, forces);
    }

    /**
     * Do the predicted energies and forces agree with the reference?
     *
     * @param predictions of a data set with reference labels
     * @return two square panels with the root-mean-square error of each, coloured by configuration type
     */
    public static Figure parity(Predictions predictions) {
        return parity(
                Groups.of(predictions.energiesPerAtom()), Groups.of(predictions.forceComponents()));
    }

    /**
     * Do the energies and forces of a calculator agree with the reference?
     *
     * @param calculator a potential made ready to calculate
     * @param dataset structures with reference labels
     * @return two square panels with the root-mean-square error of each, coloured by configuration type
     */
    public static Figure parity(Calculator calculator, Dataset dataset) {
        return parity(Predictions.of(calculator, dataset));
    }

    /**
     * Do the energies and forces of a fitted potential agree with the reference?
     *
     * @param fit a fit
     * @param dataset structures with reference labels, best those that the fit has not seen
     * @return two square panels with the root-mean-square error of each, coloured by configuration type
     */
    public static Figure parity(FitResult fit, Dataset dataset) {
        return parity(AceCalculator.of(fit.potential()), dataset);
    }

    /**
     * Do the predicted energies agree with the reference?
     *
     * @param energies per atom, eV/atom, grouped by configuration type
     * @return a square panel with the root-mean-square error
     */
    public static Figure energyParity(List<PointGroup> energies) {
        return ParityPlot.energies(energies);
    }

    /**
     * Do the predicted forces agree with the reference?
     *
     * @param forces components, eV/Å, grouped by configuration type
     * @return a square panel with the root-mean-square error
     */
    public static Figure forceParity(List<PointGroup> forces) {
        return ParityPlot.forces(forces);
    }

    /**
     * Where is the potential good, and where not?
     *
     * @param errors by name of the set ("train", "test"), one entry per configuration type
     * @return bars of the energy and the force errors
     */
    public static Figure errorsByConfigType(Map<String, List<ConfigTypeErrors>> errors) {
        return ErrorBarsPlot.figure(errors);
    }

    /**
     * Where is the potential good, and where not?
     *
     * @param metrics one per data set, told apart by its name
     * @return bars of the energy and the force errors
     */
    public static Figure errorsByConfigType(ErrorMetrics... metrics) {
        Map<String, List<ConfigTypeErrors>> errors = new LinkedHashMap<>();
        for (ErrorMetrics set : metrics) {
            errors.put(set.name(), Groups.errors(set));
        }
        return errorsByConfigType(errors);
    }

    /**
     * How did a fit converge?
     *
     * @param parts by name, the whole loss first, then what it is made of; one value per iteration of the optimiser
     * @return lines on a logarithmic axis
     */
    public static Figure fitHistory(Map<String, Values> parts) {
        return LinePlots.fitHistory(parts);
    }

    /**
     * How did a fit converge?
     *
     * @param fit a fit
     * @return the loss, what it is made of and the loss on validation data, as far as they are not zero
     */
    public static Figure fitHistory(FitResult fit) {
        return fitHistory(LinePlots.parts(fit.history()));
    }

    /**
     * How many functions does a potential need?
     *
     * @param path models of several sizes
     * @return training and validation loss against the number of functions, a guide at the size that is to be taken; below, the
     *     log-evidence
     */
    public static Figure sizePath(SizePath path) {
        return LinePlots.sizePath(path);
    }

    /**
     * What is in a data set? Energy against volume, one point per structure.
     *
     * @param structures x: Å³/atom, y: eV/atom; grouped by configuration type
     * @return points
     */
    public static Figure energyVolume(List<PointGroup> structures) {
        return PointPlots.energyVolume(structures);
    }

    /**
     * What is in a data set? Energy against mass density, one point per structure.
     *
     * @param structures x: g/cm³, y: eV/atom; grouped by configuration type
     * @return points
     */
    public static Figure energyDensity(List<PointGroup> structures) {
        return PointPlots.energyDensity(structures);
    }

    /**
     * What is in a data set? Energy against volume, one point per structure with an energy, without those in vacuum.
     *
     * @param dataset the structures
     * @return points coloured by configuration type; energies relative to the isolated atoms where the set has them
     */
    public static Figure energyVolume(Dataset dataset) {
        return EnergyPlot.againstVolume(dataset);
    }

    /**
     * What is in a data set? Energy against mass density, one point per structure with an energy, without those in vacuum, as
     * in Figure 2a of D. F. Thomas du Toit et al., J. Chem. Theory Comput. 2024, 20, 10103.
     *
     * @param dataset the structures
     * @return points coloured by configuration type; energies relative to the isolated atoms where the set has them
     */
    public static Figure energyDensity(Dataset dataset) {
        return EnergyPlot.againstDensity(dataset);
    }

    /**
     * Which compositions are in a data set, and how many structures of each?
     *
     * @param dataset the structures
     * @return bars
     */
    public static Figure composition(Dataset dataset) {
        return ExplorationPlots.composition(CompositionHistogram.of(dataset));
    }

    /**
     * How many neighbours have the atoms of a data set?
     *
     * @param dataset the structures
     * @param cutoff neighbours are nearer than this, Å; silicon about 2.85, Sb–Te 3.3
     * @return the share of atoms with each number of neighbours, by configuration type
     */
    public static Figure coordination(Dataset dataset, double cutoff) {
        return ExplorationPlots.coordination(
                Coordination.byConfigType(dataset, BondCutoff.of(cutoff)), cutoff);
    }

    /**
     * How do training and test data lie to each other? A map of structures coloured by the part of the data, as in Figure 2b
     * of D. F. Thomas du Toit et al., J. Chem. Theory Comput. 2024, 20, 10103.
     *
     * @param map of a data set
     * @return points without units, those of one part in one colour
     */
    public static Figure similarityMap(DescriptorMap map) {
        return similarityMap(Groups.of(map, true));
    }

    /**
     * How similar are the configuration types of a data set to each other?
     *
     * @param map of a data set
     * @return points without units, those of one configuration type in one colour
     */
    public static Figure similarityMapByConfigType(DescriptorMap map) {
        return similarityMap(Groups.of(map, false));
    }

    /**
     * How similar are structures to each other? A map in two dimensions, such as UMAP of averaged ACE vectors.
     *
     * @param structures positions on the map, grouped by configuration type
     * @return points without units
     */
    public static Figure similarityMap(List<PointGroup> structures) {
        return PointPlots.map(structures);
    }

    /**
     * Would more data, or a larger model, help? Errors against size on logarithmic axes.
     *
     * @param size what grows, such as "Training structures" or "Functions per element"
     * @param error what falls
     * @param unit of the error
     * @param curves one per model
     * @return lines with their spread
     */
    public static Figure learningCurve(String size, String error, String unit, List<Curve> curves) {
        return LinePlots.learningCurve(size, error, unit, curves);
    }

    /**
     * What do the radial functions look like?
     *
     * @param functions x: distance, Å; y: value; one per n
     * @param cutoff of the bond, Å
     * @return lines coloured by n, and the cutoff
     */
    public static Figure radialFunctions(List<PointGroup> functions, double cutoff) {
        return LinePlots.radialFunctions(functions, cutoff);
    }

    /**
     * What do the radial basis functions g_k of a bond look like?
     *
     * @param bond the radial part of a pair of elements
     * @return one line per k up to the cutoff
     */
    public static Figure radialFunctions(Bond bond) {
        return LinePlots.radialFunctions(LinePlots.sampled(bond), bond.cutoff());
    }

    /**
     * How do the radial basis functions g_k change with a parameter?
     *
     * @param parameter what the slider changes, with its unit
     * @param bonds by value of the parameter, each with as many functions
     * @return one line per k; a slider steps through the values
     */
    public static Figure radialFunctions(String parameter, Map<String, Bond> bonds) {
        return LinePlots.radialFunctions(parameter, bonds);
    }

    /**
     * How are numbers distributed?
     *
     * @param quantity what they are
     * @param unit their unit, or empty
     * @param groups the numbers by name
     * @return histograms over each other
     */
    public static Figure histogram(String quantity, String unit, Map<String, Values> groups) {
        return PointPlots.histogram(quantity, unit, groups);
    }

    /**
     * What does one hyperparameter do to the errors, all others being fixed? A slider steps through its values.
     *
     * @param scan the values with their errors, computed beforehand
     * @return energy errors, force errors and the model at the chosen value; at first the one with the lowest force error
     */
    public static Figure scan(Scan scan) {
        return new ScanPlot(scan).figure();
    }

    /**
     * How many basis functions has each body order?
     *
     * @param bases by name
     * @return bars
     */
    public static Figure bodyOrders(Map<String, AceBasis> bases) {
        return BodyOrderPlot.figure(bases);
    }

    /**
     * Which way to search finds a low loss with fewer fits?
     *
     * @param losses by name of the way, one list of losses per seed; not-a-number where a fit failed
     * @return the median over the seeds of the lowest loss so far, with its range
     */
    public static Figure bestSoFar(Map<String, List<Values>> losses) {
        return BestSoFarPlot.figure(losses);
    }

    /**
     * In which phases of a trajectory does which model fail? After Figure 6 of D. F. Thomas du Toit et al., J. Chem. Theory
     * Comput. 2024, 20, 10103.
     *
     * @param models predictions of the same structures by name of the model; the configuration type of each structure is its phase
     * @param phases in the order in which they are drawn
     * @return bars of the energy and the force errors
     * @throws io.github.acetune.structure.InvalidInputException if a phase has no structure
     */
    public static Figure errorsByPhase(Map<String, Predictions> models, List<String> phases) {
        return new PhaseErrorsPlot(models, phases).figure();
    }

    /**
     * A run of molecular dynamics: temperature, potential energy and pressure over time.
     *
     * @param rows of its log
     * @return figure
     */
    public static Figure dynamics(List<LogRow> rows) {
        return DynamicsPlot.of(rows);
    }

    /**
     * A run of molecular dynamics: temperature, potential energy and pressure over time.
     *
     * @param run what it left
     * @return figure
     */
    public static Figure dynamics(Trajectory run) {
        return DynamicsPlot.of(run.rows());
    }
}
