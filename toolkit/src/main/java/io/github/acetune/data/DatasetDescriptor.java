package io.github.acetune.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the catalogue says of a data set.
 *
 * @param name what to load it by
 * @param title one line for people
 * @param elements chemical symbols
 * @param structures how many structures, where known before it is read
 * @param atoms how many atoms, where known before it is read
 * @param labels what is known of each structure: energy, forces, virial
 * @param theory the method that gave the labels
 * @param licence SPDX identifier
 * @param citation how to cite it
 * @param isolatedAtoms the energies of isolated atoms by the same method, where known before the set is read
 * @param modelReferences the energies per atom that published models of this set subtract, where they are not those of
 *     isolated atoms
 * @param notes what a user must know; may be empty
 * @param source where it comes from
 */
public record DatasetDescriptor(
        String name,
        String title,
        List<String> elements,
        OptionalInt structures,
        OptionalInt atoms,
        List<String> labels,
        String theory,
        String licence,
        String citation,
        Optional<ReferenceEnergies> isolatedAtoms,
        Optional<ReferenceEnergies> modelReferences,
        String notes,
        DatasetSource source) {
    /** Copies the lists. */
    public DatasetDescriptor {
        elements = List.copyOf(elements);
        labels = List.copyOf(labels);
    }

    /**
     * Whether the set is part of this program.
     *
     * @return false where it must be downloaded
     */
    public boolean bundled() {
        return source instanceof DatasetSource.Bundled;
    }

    static DatasetDescriptor of(String source, Object yaml) {
        var map = new DescriptorMapping(source, yaml);
        return new DatasetDescriptor(
                map.text("name"),
                map.text("title"),
                map.texts("elements"),
                map.whole("structures"),
                map.whole("atoms"),
                map.texts("labels"),
                map.text("theory"),
                map.text("licence"),
                map.text("citation"),
                map.energies("isolated-atoms"),
                map.energies("model-references"),
                map.textOr("notes", ""),
                map.source());
    }
}
