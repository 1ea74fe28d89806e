package io.github.acetune.data.label;

import io.github.acetune.structure.Cell;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Periodicity;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Labels structures with Quantum ESPRESSO's pw.x and the exact settings of a bundled data set: PBE, GTH pseudopotentials made from
 * CP2K's parameters, Gaussian smearing; atoms and molecules in vacuum with spin. Several threads may share it.
 */
public final class QuantumEspresso {
    /** Debian's package {@code cp2k-data}. */
    private static final Path PARAMETERS = Path.of("/usr/share/cp2k/GTH_POTENTIALS");

    private static final Map<Element, String> ENTRIES =
            Map.of(
                    Element.Si, "GTH-PBE-q4",
                    Element.Sb, "GTH-PBE-q5",
                    Element.Te, "GTH-PBE-q6");
    private static final Map<Element, Double> MAGNETIZATION =
            Map.of(Element.Si, 0.5, Element.Sb, 0.6, Element.Te, 0.35);
    private static final long LARGEST_SECONDS = 10_800;
    private static final double VACUUM = 12;

    private final DftSystem system;
    private final Path program;
    private final Map<String, String> pseudopotentials;

    private QuantumEspresso(DftSystem system, Path program, Map<String, String> pseudopotentials) {
        this.system = system;
        this.program = program;
        this.pseudopotentials = pseudopotentials;
    }

    /**
     * With the {@code pw.x} on the PATH and the parameters of Debian's {@code cp2k-data}.
     *
     * @param system which settings
     * @return ready to label
     * @throws InvalidInputException where one of them is missing, saying what to install
     */
    public static QuantumEspresso of(DftSystem system) {
        return of(system, requiredProgram(), PARAMETERS);
    }

    /**
     * The {@code pw.x} on the PATH.
     *
     * @return the program
     * @throws InvalidInputException where there is none, saying what to install
     */
    public static Path requiredProgram() {
        return program()
                .orElseThrow(() ->
                        new InvalidInputException(
                                "pw.x is not on the PATH; install Quantum ESPRESSO (Debian: apt install quantum-espresso)"));
    }

    /**
     * With given programs.
     *
     * @param system which settings
     * @param program pw.x
     * @param parameters CP2K's {@code GTH_POTENTIALS}
     * @return ready to label
     * @throws InvalidInputException where one of them is missing, saying what to install
     */
    public static QuantumEspresso of(DftSystem system, Path program, Path parameters) {
        if (!Files.isExecutable(program)) {
            throw new InvalidInputException(program + ": is not a program, expected pw.x");
        }
        if (!Files.isRegularFile(parameters)) {
            throw new InvalidInputException(
                    parameters
                            + ": no such file; install CP2K's parameters (Debian: apt install cp2k-data)");
        }
        var pseudopotentials = new LinkedHashMap<String, String>();
        for (Element element : system.elements()) {
            var potential = GthPotential.read(parameters, element, ENTRIES.get(element));
            pseudopotentials.put(PwInput.pseudopotential(element, false), UpfFile.of(potential));
            pseudopotentials.put(PwInput.pseudopotential(element, true), GthFile.of(potential));
        }
        return new QuantumEspresso(system, program, pseudopotentials);
    }

    /**
     * The {@code pw.x} on the PATH.
     *
     * @return the program, or empty
     */
    public static Optional<Path> program() {
        String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(java.io.File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "pw.x"))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    /**
     * Whether the parameters of the pseudopotentials are installed.
     *
     * @return true where {@link #of(DftSystem)} finds them
     */
    public static boolean parametersInstalled() {
        return Files.isRegularFile(PARAMETERS);
    }

    /**
     * Labels a structure. What it was labelled with before goes; the settings are kept under the keys {@code kgrid}, {@code
     * kshift}, {@code spin}, {@code smearing_eV}, {@code ecut_Ry}, {@code energy_sigma0} (without the smearing's entropy, eV),
     * {@code cpu_s} and {@code code}.
     *
     * @param structure atoms of the system's elements
     * @return the structure with energy (the free energy of the smearing, eV), forces and virial
     * @throws InvalidInputException where it holds other elements
     * @throws LabellingFailedException where pw.x fails
     * @throws CancellationException where the thread is interrupted
     */
    public Structure label(Structure structure) {
        system.requireKnows(structure);
        boolean molecule = isMolecule(structure);
        Structure computed = molecule ? boxed(structure) : reduced(structure);
        PwOutput result = molecule ? molecule(computed) : solid(computed);
        return labelled(structure, computed, result, molecule);
    }

    /** Atoms and molecules are computed with spin and at Γ. */
    private static boolean isMolecule(Structure structure) {
        Optional<String> spin = structure.info("spin");
        if (spin.isPresent()) {
            return spin.get().equals("T");
        }
        if (!structure.periodicity().any()) {
            return true;
        }
        double[] heights = structure.cell().heights();
        if (structure.size() == 1) {
            return Math.min(heights[0], Math.min(heights[1], heights[2])) > VACUUM - 2;
        }
        boolean[] vacuum = KpointGrid.vacuum(structure);
        return vacuum[0] && vacuum[1] && vacuum[2];
    }

    /** In a box of its own where it has no cell; its edges differ, so that no orbital is favoured by symmetry. */
    private static Structure boxed(Structure structure) {
        if (structure.cell().volume() > 0) {
            return structure;
        }
        double[] positions = structure.positions();
        double[] low = new double[3];
        double[] high = new double[3];
        for (int k = 0; k < positions.length; k++) {
            low[k % 3] = k < 3 ? positions[k] : Math.min(low[k % 3], positions[k]);
            high[k % 3] = k < 3 ? positions[k] : Math.max(high[k % 3], positions[k]);
        }
        var box =
                Cell.orthorhombic(
                        high[0] - low[0] + VACUUM,
                        high[1] - low[1] + VACUUM + 0.5,
                        high[2] - low[2] + VACUUM + 1);
        return Structure.of(structure.species(), positions, box, Periodicity.ALL)
                .withInfo(structure.info());
    }

    /** The same crystal, unrotated, in shorter cell vectors; slabs get vacuum along their third vector. */
    private static Structure reduced(Structure structure) {
        Cell cell = ReducedCell.of(structure.cell());
        double[] fractions = cell.fractional(structure.positions());
        for (int k = 0; k < fractions.length; k++) {
            fractions[k] -= Math.floor(fractions[k]);
        }
        return Structure.of(structure.species(), cell.cartesian(fractions), cell, Periodicity.ALL)
                .withInfo(structure.info());
    }

    private PwOutput solid(Structure structure) {
        boolean surface =
                structure.configType().contains("surface")
                        || structure.configType().contains("slab");
        var input =
                new PwInput(
                        structure,
                        system.cutoff(),
                        DftSystem.SMEARING,
                        KpointGrid.of(system, structure),
                        List.of(),
                        surface ? 0.3 : 0.5,
                        80,
                        "david");
        return firstThatConverges(structure, List.of(input, careful(input, "david")));
    }

    /** Dimers have several spin states; the lowest of two starts is taken. */
    private PwOutput molecule(Structure structure) {
        PwInput low = molecule(structure, MAGNETIZATION);
        if (structure.size() == 1) {
            return firstThatConverges(structure, List.of(low, careful(low, "cg")));
        }
        PwInput high =
                molecule(structure, Map.of(Element.Si, 1.0, Element.Sb, 1.0, Element.Te, 1.0));
        Optional<PwOutput> first = run(low);
        Optional<PwOutput> second = run(high);
        return Stream.of(first, second)
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(PwOutput::freeEnergy))
                .orElseGet(() -> firstThatConverges(structure, List.of(careful(low, "cg"))));
    }

    private PwInput molecule(Structure structure, Map<Element, Double> magnetization) {
        List<Double> starts =
                structure.species().stream()
                        .distinct()
                        .sorted(Comparator.comparing(Element::symbol))
                        .map(magnetization::get)
                        .toList();
        return new PwInput(
                structure,
                system.cutoff(),
                DftSystem.MOLECULE_SMEARING,
                KpointGrid.GAMMA,
                starts,
                0.3,
                150,
                "david");
    }

    private static PwInput careful(PwInput input, String diagonalization) {
        return new PwInput(
                input.structure(),
                input.cutoff(),
                input.smearing(),
                input.points(),
                input.magnetization(),
                0.2,
                250,
                diagonalization);
    }

    private PwOutput firstThatConverges(Structure structure, List<PwInput> attempts) {
        for (PwInput attempt : attempts) {
            Optional<PwOutput> result = run(attempt);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new LabellingFailedException(
                structure.describe() + ": pw.x did not converge or broke off");
    }

    private Optional<PwOutput> run(PwInput input) {
        try {
            Path folder = Files.createTempDirectory("acetune-pw-");
            try {
                return run(input, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("pw.x could not be run: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private Optional<PwOutput> run(PwInput input, Path folder)
            throws IOException, InterruptedException {
        for (String file : input.pseudopotentials()) {
            Files.writeString(folder.resolve(file), pseudopotentials.get(file));
        }
        Files.writeString(folder.resolve("pw.in"), input.text(folder.toString(), "./out"));
        Path output = folder.resolve("pw.out");
        var builder =
                new ProcessBuilder(program.toString(), "-in", "pw.in")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        try {
            if (!process.waitFor(LARGEST_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            return PwOutput.parse(text, input.structure().size());
        } finally {
            end(process);
        }
    }

    /** One core each; Open MPI as a lone process, also for root. */
    private static Map<String, String> environment() {
        return Map.of(
                "OMP_NUM_THREADS", "1",
                "OPENBLAS_NUM_THREADS", "1",
                "OMPI_ALLOW_RUN_AS_ROOT", "1",
                "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1",
                "OMPI_MCA_btl", "self,vader",
                "OMPI_MCA_plm_rsh_agent", "/bin/true",
                "OMPI_MCA_mpi_yield_when_idle", "1",
                "OMPI_MCA_ess_singleton_isolated", "1");
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Structure labelled(
            Structure structure, Structure computed, PwOutput result, boolean molecule) {
        double[] virial =
                molecule
                        ? virialOfForces(computed, result.forces())
                        : virialOfStress(computed.cell().volume(), result.stress());
        var info = new LinkedHashMap<>(structure.info());
        KpointGrid points = molecule ? KpointGrid.GAMMA : KpointGrid.of(system, computed);
        info.put("energy_sigma0", number(result.freeEnergy() - result.smearing() / 2));
        info.put("kgrid", points.text());
        info.put("kshift", points.shiftText());
        info.put("spin", molecule ? "T" : "F");
        info.put(
                "smearing_eV",
                String.valueOf(molecule ? DftSystem.MOLECULE_SMEARING : DftSystem.SMEARING));
        info.put("ecut_Ry", String.valueOf(system.cutoff()));
        info.put("cpu_s", String.format(Locale.ROOT, "%.1f", result.seconds()));
        info.put("code", "Quantum ESPRESSO " + result.version() + ", PBE, GTH-PBE");
        return structure
                .withInfo(info)
                .withLabels(
                        Labels.NONE
                                .withEnergy(result.freeEnergy())
                                .withForces(result.forces())
                                .withVirial(virial));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.8f", value);
    }

    private static double[] virialOfStress(double volume, double... stress) {
        double[] virial = new double[9];
        for (int k = 0; k < 9; k++) {
            virial[k] = -volume * stress[k];
        }
        return virial;
    }

    /** Σ r F of a molecule in vacuum: the plane-wave stress times the large cell would be noise. */
    private static double[] virialOfForces(Structure molecule, double... forces) {
        double[] fractions = molecule.cell().fractional(molecule.positions());
        double[] steps = new double[fractions.length];
        for (int k = 0; k < fractions.length; k++) {
            double step = fractions[k] - fractions[k % 3];
            steps[k] = step - Math.rint(step);
        }
        double[] r = molecule.cell().cartesian(steps);
        double[] virial = new double[9];
        for (int k = 0; k < r.length; k++) {
            for (int axis = 0; axis < 3; axis++) {
                virial[3 * (k % 3) + axis] += r[k] * forces[k - k % 3 + axis];
            }
        }
        return virial;
    }
}
