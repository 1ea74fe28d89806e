package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.evaluate.DualCentre.Roots;
import io.github.acetune.ace.evaluate.DualCentre.Shell;
import io.github.acetune.ace.evaluate.DualKernels.Dual;
import io.github.acetune.structure.NeighbourList;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates a potential at one set of parameters, and differentiates what a loss makes of its energies and forces by all of
 * them. Belongs to one thread.
 *
 * <p>With e_i = ∂L/∂E_i and δ_ij what ∂L/∂(∂E_i/∂r_ij) is, the gradient of L by any parameter is that of
 * S = Σ_i (e_i E_i + Ė_i), Ė_i = Σ_j ∂E_i/∂r_ij · δ_ij being the derivative of the energy when the neighbours move along δ. So
 * everything is computed together with its tangent along δ, and the adjoints of both lead back to the parameters:
 * ∂S/∂c_v^(p) = α_p B_v + β_p Ḃ_v with α_p = e F′_p + F″_p ρ̇_p and β_p = F′_p; ∂S/∂c_nlk = Σ_m (Ā_nlm A^g_klm + Ǡ_nlm Ȧ^g_klm) with
 * Ā = ∂S/∂A, Ǡ = ∂S/∂Ȧ and the atomic base A^g of the bare radial functions, which needs no neighbour any more.
 */
public final class ParameterEngine {
    private final ParameterPoint point;
    private final BlockEngine values;
    private final DualKernels kernels;
    private final int lanes;
    private final List<DualCentre> centres = new ArrayList<>();
    private final LaneNeighbours rows;
    private final LaneMotion motion = new LaneMotion();
    private final LaneBatches batches;
    private final Dual bare;
    private final Dual quantities;
    private final Dual adjoints;
    private final Dual products;
    private final Dual rho;
    private final Dual slopes;
    private final int radialStride;
    private final int harmonicStride;
    private double[] radial = new double[0];
    private double[] angular = new double[0];

    ParameterEngine(ParameterPoint point, Engine engine) {
        this.point = point;
        CompiledPotential potential = point.compiled();
        this.kernels = DualKernels.of(potential, engine);
        this.values = engine.create(potential);
        this.lanes = kernels.lanes();
        int elements = potential.elementCount();
        this.rows = new LaneNeighbours(lanes, elements);
        this.batches = new LaneBatches(lanes);
        int size = 0;
        int bareSize = 0;
        int steps = 0;
        int densities = 0;
        for (int mu = 0; mu < elements; mu++) {
            var centre = new DualCentre(potential.centre(mu), lanes);
            centres.add(centre);
            size = Math.max(size, centre.size);
            bareSize = Math.max(bareSize, centre.bareSize);
            steps = Math.max(steps, centre.steps());
            densities = Math.max(densities, centre.centre.densities());
        }
        this.bare = Dual.of(bareSize * lanes);
        this.quantities = Dual.of(size * lanes);
        this.adjoints = Dual.of(size * lanes);
        this.products = Dual.of(steps * lanes);
        this.rho = Dual.of(densities * lanes);
        this.slopes = Dual.of(densities * lanes);
        int maxL = Math.max(0, potential.largestL());
        this.radialStride = potential.largestBasis() * lanes;
        this.harmonicStride = (maxL + 1) * (maxL + 1) * lanes;
    }

    /**
     * Energies and their derivatives by the vectors to the neighbours, without reference energies and cores.
     *
     * @param neighbours some atoms and their neighbours
     * @param species element index of every atom that these name
     * @param energies receives E_i, by atom, eV
     * @param gradients receives ∂E_i/∂r_ij, [3·pairs], eV/Å
     */
    public void evaluate(
            NeighbourList neighbours, int[] species, double[] energies, double[] gradients) {
        values.evaluate(neighbours, species, energies, gradients);
    }

    /**
     * The gradient of Σ_i (e_i E_i + Σ_j ∂E_i/∂r_ij · δ_ij) by the parameters.
     *
     * @param neighbours some atoms and their neighbours
     * @param species element index of every atom that these name
     * @param energyWeights e_i, by atom
     * @param displacements δ_ij of each slot, [3·pairs]
     * @param withRadial whether derivatives by radial coefficients are wanted, too
     * @return new arrays
     */
    public ParameterGradient gradient(
            NeighbourList neighbours,
            int[] species,
            double[] energyWeights,
            double[] displacements,
            boolean withRadial) {
        var gradient = ParameterGradient.zero(point.basis());
        for (int mu = 0; mu < centres.size(); mu++) {
            var sums = new Sums(centres.get(mu), lanes, withRadial);
            batches.sort(neighbours, species, mu);
            boolean any = false;
            while (batches.next()) {
                any = true;
                gather(mu, batches.atoms(), neighbours, species, displacements);
                couple(centres.get(mu));
                embed(mu, batches.atoms(), energyWeights, gradient.embedding()[mu]);
                addToSums(centres.get(mu), sums, withRadial);
            }
            if (any) {
                sums.addTo(gradient, point.centres().get(mu), point.basis(), mu);
            }
        }
        return gradient;
    }

    /** The bare atomic base of a batch, and its tangent. */
    private void gather(
            int mu, int[] batch, NeighbourList neighbours, int[] species, double[] displacements) {
        DualCentre centre = centres.get(mu);
        rows.pack(centre.centre, batch, neighbours, species);
        motion.read(rows, displacements);
        if (radial.length < 2 * rows.rows() * radialStride) {
            radial = new double[(2 * rows.rows() + rows.rows() / 4) * radialStride];
            angular = new double[(2 * rows.rows() + rows.rows() / 4) * harmonicStride];
        }
        for (int element = 0; element < centre.shells.size(); element++) {
            Shell shell = centre.shells.get(element);
            int from = rows.rowStart[element];
            int to = rows.rowStart[element + 1];
            // rows stand as g', g and Y, Y', so that one sum over all of them is the tangent
            for (int row = from; row < to; row++) {
                kernels.radials(
                        mu,
                        element,
                        rows,
                        motion,
                        row,
                        radial,
                        (2 * row + 1) * radialStride,
                        radial,
                        2 * row * radialStride);
                kernels.harmonics(
                        shell.maxL(),
                        rows,
                        motion,
                        row,
                        angular,
                        2 * row * harmonicStride,
                        angular,
                        (2 * row + 1) * harmonicStride);
            }
            accumulate(shell, from, to);
        }
    }

    private void accumulate(Shell shell, int from, int to) {
        int size = shell.basisSize();
        for (int l = 0; l <= shell.maxL(); l++) {
            int y = 2 * from * harmonicStride + l * l * lanes;
            kernels.accumulate(
                    to - from,
                    radial,
                    (2 * from + 1) * radialStride,
                    2 * radialStride,
                    size,
                    angular,
                    y,
                    2 * harmonicStride,
                    2 * l + 1,
                    bare.values(),
                    shell.bareStart()[l],
                    size * lanes);
            kernels.accumulate(
                    2 * (to - from),
                    radial,
                    2 * from * radialStride,
                    radialStride,
                    size,
                    angular,
                    y,
                    harmonicStride,
                    2 * l + 1,
                    bare.tangents(),
                    shell.bareStart()[l],
                    size * lanes);
        }
    }

    /** Quantities and densities from the bare base. */
    private void couple(DualCentre centre) {
        quantities.clear(centre.size * lanes);
        int densities = centre.centre.densities();
        rho.clear(densities * lanes);
        for (int element = 0; element < centre.shells.size(); element++) {
            CentreShell form = centre.centre.shells()[element];
            Shell shell = centre.shells.get(element);
            int size = shell.basisSize();
            kernels.contract(shell.pairs(), 0, densities, size, bare, shell.bareStart()[0], rho, 0);
            for (int l = 0; l <= form.maxL(); l++) {
                for (int i = 0; i <= 2 * l; i++) {
                    kernels.contract(
                            shell.columns(),
                            (form.columnStart()[l] - densities) * size,
                            form.radials()[l],
                            size,
                            bare,
                            shell.bareStart()[l] + i * size * lanes,
                            quantities,
                            (form.leafStart()[l] + i * form.leafStride()[l]) * lanes);
                }
            }
        }
        kernels.multiply(centre, quantities);
        for (Roots roots : centre.roots) {
            kernels.couple(roots, quantities, products);
        }
        kernels.addDensities(centre, products, rho);
    }

    /** α and β of each density, and the derivatives by weights and exponents. */
    private void embed(int mu, int[] batch, double[] energyWeights, double[] byParameter) {
        Embedding embedding = centres.get(mu).centre.embedding();
        var form = embedding.function();
        for (int lane = 0; lane < lanes; lane++) {
            for (int p = 0; p < embedding.densities(); p++) {
                int place = p * lanes + lane;
                if (batch[lane] < 0) {
                    slopes.values()[place] = 0;
                    slopes.tangents()[place] = 0;
                    continue;
                }
                double e = energyWeights[batch[lane]];
                double w = embedding.weight(p);
                double m = embedding.exponent(p);
                double x = rho.values()[place];
                double dx = rho.tangents()[place];
                double slope = form.derivative(x, m);
                slopes.values()[place] = w * (e * slope + form.secondDerivative(x, m) * dx);
                slopes.tangents()[place] = w * slope;
                byParameter[2 * p] += e * form.value(x, m) + slope * dx;
                byParameter[2 * p + 1] +=
                        w * (e * form.derivativeByExponent(x, m) + form.slopeByExponent(x, m) * dx);
            }
        }
    }

    private void addToSums(DualCentre centre, Sums sums, boolean withRadial) {
        int densities = centre.centre.densities();
        kernels.addRootSums(centre.steps(), densities, slopes, products, sums.roots);
        for (int element = 0; element < centre.shells.size(); element++) {
            Shell shell = centre.shells.get(element);
            kernels.addOuter(
                    slopes,
                    0,
                    0,
                    densities,
                    1,
                    bare,
                    shell.bareStart()[0],
                    shell.basisSize(),
                    sums.pairs.get(element),
                    0);
        }
        if (!withRadial) {
            return;
        }
        adjoints.clear(centre.size * lanes);
        kernels.weigh(centre, slopes, products);
        for (Roots roots : centre.roots) {
            kernels.adjointRoots(roots, products, quantities, adjoints);
        }
        kernels.adjointProducts(centre, quantities, adjoints);
        for (int element = 0; element < centre.shells.size(); element++) {
            addColumns(centre, element, sums.columns.get(element));
        }
    }

    private void addColumns(DualCentre centre, int element, double[] sums) {
        CentreShell form = centre.centre.shells()[element];
        Shell shell = centre.shells.get(element);
        for (int l = 0; l <= form.maxL(); l++) {
            kernels.addOuter(
                    adjoints,
                    form.leafStart()[l] * lanes,
                    form.leafStride()[l] * lanes,
                    form.radials()[l],
                    2 * l + 1,
                    bare,
                    shell.bareStart()[l],
                    shell.basisSize(),
                    sums,
                    (form.columnStart()[l] - centre.centre.densities())
                            * shell.basisSize()
                            * lanes);
        }
    }

    /** Derivatives by what the engine reads, summed over atoms, lane by lane. */
    private static final class Sums {
        private final int lanes;
        private final double[] roots;
        private final List<double[]> pairs = new ArrayList<>();
        private final List<double[]> columns = new ArrayList<>();

        Sums(DualCentre centre, int lanes, boolean withRadial) {
            this.lanes = lanes;
            this.roots = new double[centre.coefficients.length * lanes];
            for (Shell shell : centre.shells) {
                pairs.add(new double[shell.pairs().length * lanes]);
                columns.add(new double[withRadial ? shell.columns().length * lanes : 0]);
            }
        }

        void addTo(ParameterGradient gradient, TrainableCentre centre, AceBasis basis, int mu) {
            centre.addByRoots(overLanes(roots), gradient.functions());
            int elements = pairs.size();
            for (int element = 0; element < elements; element++) {
                centre.addByPairs(element, overLanes(pairs.get(element)), gradient.functions());
                if (columns.get(element).length > 0) {
                    centre.addByColumns(
                            element,
                            basis.bond(mu, element),
                            overLanes(columns.get(element)),
                            gradient.radial()[mu * elements + element]);
                }
            }
        }

        private double[] overLanes(double[] sums) {
            var result = new double[sums.length / lanes];
            for (int k = 0; k < result.length; k++) {
                for (int lane = 0; lane < lanes; lane++) {
                    result[k] += sums[k * lanes + lane];
                }
            }
            return result;
        }
    }
}
