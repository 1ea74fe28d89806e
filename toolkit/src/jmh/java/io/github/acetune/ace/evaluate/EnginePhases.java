package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.LaneBasis;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The engines as a whole and their phases, µs per atom, on 512 atoms of rattled silicon. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class EnginePhases {
  private static final int ATOMS = 512;
  private static final int W = DoubleVector.SPECIES_PREFERRED.length();

  /**
   * How many basis functions: 3,000 with two densities is the largest silicon basis of J. Chem. Theory Comput. 2024, 20, 10103;
   * 7,000 up to rank 5 with one density is the size of its reference model.
   */
  @Param({"500", "3000", "7000"})
  public int functions;

  private Structure structure;
  private double cutoff;
  private final NeighbourSearch search = new NeighbourSearch();
  private final NeighbourList list = NeighbourList.empty();
  private final int[] species = new int[ATOMS];
  private final double[] energies = new double[ATOMS];
  private double[] gradients;
  private BlockEngine scalar;
  private BlockEngine simd;
  private BlockEngine single;
  private LaneCentre<double[]> centre;
  private LaneBasis basis;
  private LaneNeighbours rows;
  private double[] quantities;
  private double[] adjoints;
  private double[] weights;
  private final double[] densities = new double[2 * W];
  private double[][] scratch;
  private double[] g;
  private double[] dg;
  private double[] radial;

  /** Compiles a random potential and lists neighbours. */
  @Setup
  public void prepare() {
    CompiledPotential potential =
        CompiledPotential.of(functions == 7000 ? large() : potential(functions), RadialMode.DIRECT);
    structure = crystal();
    cutoff = potential.cutoff();
    search.bin(structure, cutoff);
    search.collect(0, ATOMS, list);
    gradients = new double[3 * list.pairs()];
    scalar = Engine.SCALAR.create(potential);
    simd = Engine.SIMD.create(potential);
    single = Engine.FLOAT32.create(potential);
    centre = new LaneCentre<>(potential.centre(0), new DoubleKernels(potential));
    var bond = ((DirectRadial) centre.centre.shells()[0].radial()).functions().bond();
    basis = LaneBasis.of(bond);
    rows = new LaneNeighbours(W, 1);
    int[] batch = new int[W];
    for (int lane = 0; lane < W; lane++) {
      batch[lane] = lane;
    }
    rows.pack(centre.centre, batch, list, species);
    quantities = new Random(1).doubles((long) centre.size * W).toArray();
    adjoints = new double[centre.size * W];
    weights = new double[centre.rootSteps() * W];
    scratch = new double[2][basis.size() * W];
    g = new double[2 * basis.size() * W];
    dg = new double[2 * basis.size() * W];
    radial = new double[2 * centre.columns[0] * W];
  }

  /** The neighbour list. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public int neighbours() {
    search.bin(structure, cutoff);
    search.collect(0, ATOMS, list);
    return list.pairs();
  }

  /** The scalar engine. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double scalar() {
    scalar.evaluate(list, species, energies, gradients);
    return energies[0];
  }

  /** The SIMD engine. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double simd() {
    simd.evaluate(list, species, energies, gradients);
    return energies[0];
  }

  /** The SIMD engine in single precision. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double single() {
    single.evaluate(list, species, energies, gradients);
    return energies[0];
  }

  /** Radial functions of all neighbours of as many atoms as there are lanes; divide by the lanes for one atom. */
  @Benchmark
  public double radials() {
    int columns = centre.columns[0];
    for (int row = 0; row < rows.rows(); row += 2) {
      LaneRadial.evaluate(basis, rows, row, scratch, g, 0, dg, 0);
      LaneRadial.evaluate(basis, rows, row + 1, scratch, g, basis.size() * W, dg, basis.size() * W);
      LaneRadial.contract(centre.strips.getFirst(), basis.size(), columns, g, 0, radial, 0, columns * W);
    }
    return radial[0];
  }

  /** Coupled products of as many atoms as there are lanes. */
  @Benchmark
  public double couplingForward() {
    Arrays.fill(quantities, 0); // products add to what is there
    LaneCoupling.forward(centre, quantities, densities);
    return densities[0];
  }

  /** Their adjoints. */
  @Benchmark
  public double couplingBackward() {
    Arrays.fill(adjoints, 0);
    LaneCoupling.backward(centre, quantities, adjoints, densities, weights);
    return adjoints[0];
  }

  private static AceSpec silicon(double... embedding) {
    return AceSpec.of("Si")
        .cutoff(6.3)
        .radial(RadialBasis.SBESSEL)
        .embedding(new Embedding(EmbeddingFunction.FINNIS_SINCLAIR_SHIFTED_SCALED, embedding, 50, 20));
  }

  private static BBasisPotential potential(int functions) {
    return random(silicon(1, 1, 1, 0.5).functions(functions).basis());
  }

  private static BBasisPotential large() {
    var orders = Orders.of(new int[] {20, 12, 10, 7, 4}, new int[] {0, 7, 6, 4, 3});
    return random(silicon(1, 1).orders(orders).functions(7000).basis());
  }

  private static BBasisPotential random(AceBasis basis) {
    double[] coefficients =
        new Random(1).doubles(basis.coefficientCount(), -0.01, 0.01).toArray();
    return BBasisPotential.zero(basis).withCoefficients(coefficients);
  }

  private static Structure crystal() {
    double[] sites = {0, 0, 0, 0, 2, 2, 2, 0, 2, 2, 2, 0, 1, 1, 1, 1, 3, 3, 3, 1, 3, 3, 3, 1};
    double edge = 5.43;
    var random = new Random(2);
    var species = new ArrayList<Element>();
    double[] positions = new double[3 * ATOMS];
    for (int atom = 0; atom < ATOMS; atom++) {
      int cell = atom / 8;
      int[] place = {cell / 16, cell / 4 % 4, cell % 4};
      species.add(Element.Si);
      for (int axis = 0; axis < 3; axis++) {
        double fraction = place[axis] + sites[3 * (atom % 8) + axis] / 4;
        positions[3 * atom + axis] = fraction * edge + 0.1 * random.nextGaussian();
      }
    }
    return Structure.of(species, positions, Cell.cubic(4 * edge), Periodicity.ALL);
  }
}
