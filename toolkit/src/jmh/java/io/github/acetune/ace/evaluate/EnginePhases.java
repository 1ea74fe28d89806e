package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.Orders;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.embedding.EmbeddingFunction;
import io.github.acetune.ace.radial.RadialBasis;
import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.NeighbourSearch;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/**
 * The engines on 512 atoms of rattled silicon: as a whole in µs per atom, their phases in µs per batch, which are 32 atoms of the
 * scalar engine and as many as there are lanes of the others (with AVX-512 eight, and sixteen in single precision).
 */
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

  /** Which engine. */
  @Param({"SCALAR", "SIMD", "FLOAT32"})
  public Engine engine;

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
  private BlockEngine whole;
  private EvaluationPhases phases;

  /** Compiles a random potential, lists neighbours and evaluates once, so that each phase finds what it needs. */
  @Setup
  public void prepare() {
    CompiledPotential potential =
        CompiledPotential.of(functions == 7000 ? large() : potential(functions), RadialMode.DIRECT);
    structure = crystal();
    cutoff = potential.cutoff();
    search.bin(structure, cutoff);
    search.collect(0, ATOMS, list);
    gradients = new double[3 * list.pairs()];
    whole = engine.create(potential);
    whole.evaluate(list, species, energies, gradients);
    phases = (EvaluationPhases) whole;
  }

  /** The neighbour list. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public int neighbours() {
    search.bin(structure, cutoff);
    search.collect(0, ATOMS, list);
    return list.pairs();
  }

  /** The engine from the neighbour list to energies and gradients. */
  @Benchmark
  @OperationsPerInvocation(ATOMS)
  public double whole() {
    whole.evaluate(list, species, energies, gradients);
    return energies[0];
  }

  /** Radial functions. */
  @Benchmark
  public void radials() {
    phases.radials();
  }

  /** Spherical harmonics. */
  @Benchmark
  public void harmonics() {
    phases.harmonics();
  }

  /** The A's. */
  @Benchmark
  public void atomicBase() {
    phases.atomicBase();
  }

  /** The B's; they are added to what is there, which only makes numbers larger. */
  @Benchmark
  public void products() {
    phases.products();
  }

  /** Backwards through the products. */
  @Benchmark
  public void adjoints() {
    phases.adjoints();
  }

  /** Gradients of the pairs. */
  @Benchmark
  public double forces() {
    phases.forces(gradients);
    return gradients[0];
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
