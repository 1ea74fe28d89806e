package io.github.acetune.fit.pacemaker;

import io.github.acetune.data.Dataset;
import io.github.acetune.fit.Weighting;
import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import net.razorvine.pickle.Pickler;

/**
 * Writes data as pacemaker reads them: a pickled pandas table with the columns {@code ase_atoms}, {@code energy} (eV), {@code forces}
 * (eV/Å), {@code name}, {@code w_energy} and {@code w_forces}.
 */
final class DataPickle {
    private DataPickle() {}

    /**
     * Writes a data set.
     *
     * @param file {@code .pckl.gzip}
     * @param data structures with energies and forces
     * @param weights of structures and atoms
     * @throws InvalidInputException where a structure lacks energy or forces, which pacemaker needs
     */
    static void write(Path file, Dataset data, Weighting.Weights weights) {
        var columns = columns(data, weights);
        AtomicFile.write(
                file,
                out -> {
                    var packed = new GZIPOutputStream(out);
                    new Pickler(false).dump(new PythonCall("pandas", "DataFrame", columns), packed);
                    packed.finish();
                });
    }

    private static Map<String, List<Object>> columns(Dataset data, Weighting.Weights weights) {
        var columns = new LinkedHashMap<String, List<Object>>();
        for (String name :
                List.of("name", "ase_atoms", "energy", "forces", "w_energy", "w_forces")) {
            columns.put(name, new ArrayList<>());
        }
        for (int s = 0; s < data.size(); s++) {
            Structure structure = data.structures().get(s);
            int atoms = structure.size();
            columns.get("name").add(structure.info("name").orElseGet(structure::describe));
            columns.get("ase_atoms").add(atoms(structure));
            columns.get("energy")
                    .add(structure.labels().energy().orElseThrow(() -> lacks(structure)));
            double[] forces = structure.labels().forces().orElseThrow(() -> lacks(structure));
            columns.get("forces").add(PythonCall.array(forces, atoms, 3));
            columns.get("w_energy").add(weights.energy()[s]);
            columns.get("w_forces").add(PythonCall.array(weights.forces()[s], atoms));
        }
        return columns;
    }

    private static InvalidInputException lacks(Structure structure) {
        return new InvalidInputException(
                structure.describe() + ": has no energy or no forces, and pacemaker needs both");
    }

    private static PythonCall atoms(Structure structure) {
        var arguments = new Object[11];
        arguments[0] = structure.species().stream().map(element -> element.symbol()).toList();
        arguments[1] = PythonCall.array(structure.positions(), structure.size(), 3);
        arguments[9] = PythonCall.array(structure.cell().toArray(), 3, 3);
        var periodic = structure.periodicity();
        arguments[10] = Arrays.asList(periodic.along(0), periodic.along(1), periodic.along(2));
        return new PythonCall("ase", "Atoms", arguments);
    }
}
