package io.github.acetune.data;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The two ways to divide a data set. */
final class Splitting {
    private Splitting() {}

    static Split byKey(Dataset dataset, String key) {
        var train = new ArrayList<Structure>();
        var validation = new ArrayList<Structure>();
        var test = new LinkedHashMap<String, List<Structure>>();
        for (Structure structure : dataset.structures()) {
            String value =
                    structure
                            .info(key)
                            .orElseThrow(() ->
                                    new InvalidInputException(
                                            structure.describe()
                                                    + ": no key '"
                                                    + key
                                                    + "', expected train, val or a name that begins with test"));
            switch (value.toLowerCase(Locale.ROOT)) {
                case "train" -> train.add(structure);
                case "val", "valid", "validation" -> validation.add(structure);
                case String name when name.startsWith("test") ->
                        test.computeIfAbsent(value, _ -> new ArrayList<>()).add(structure);
                default ->
                        throw new InvalidInputException(
                                structure.describe()
                                        + ": "
                                        + key
                                        + "="
                                        + value
                                        + ", expected train, val or a name that begins with test");
            }
        }
        if (train.isEmpty()) {
            throw new InvalidInputException(
                    dataset.name() + ": no structure has " + key + "=train");
        }
        var testSets = new LinkedHashMap<String, Dataset>();
        test.forEach((name, members) -> testSets.put(name, part(dataset, name, members)));
        return new Split(
                part(dataset, "train", train), part(dataset, "validation", validation), testSets);
    }

    static Split stratified(Dataset dataset, double trainFraction, long seed) {
        if (!(trainFraction > 0 && trainFraction < 1)) {
            throw new InvalidInputException(
                    "the train fraction is "
                            + trainFraction
                            + ", expected a number above 0 and below 1");
        }
        Set<Integer> held = heldOut(dataset, 1 - trainFraction, seed);
        var train = new ArrayList<Structure>();
        var validation = new ArrayList<Structure>();
        for (int k = 0; k < dataset.size(); k++) {
            (held.contains(k) ? validation : train).add(dataset.structures().get(k));
        }
        return Split.of(part(dataset, "train", train), part(dataset, "validation", validation));
    }

    /**
     * Draws the indices of the validation structures, type by type. What rounding takes from one type it gives to the next,
     * so that many small types keep the overall share.
     */
    private static Set<Integer> heldOut(Dataset dataset, double share, long seed) {
        var held = new HashSet<Integer>();
        var random = new Random(seed);
        double owed = 0;
        for (List<Integer> members : drawable(dataset).values()) {
            owed += share * members.size();
            int count = (int) Math.min(Math.round(owed), members.size() - 1);
            owed -= count;
            Collections.shuffle(members, random);
            held.addAll(members.subList(0, count));
        }
        return held;
    }

    private static Map<String, List<Integer>> drawable(Dataset dataset) {
        var indices = new LinkedHashMap<String, List<Integer>>();
        for (int k = 0; k < dataset.size(); k++) {
            Structure structure = dataset.structures().get(k);
            if (!IsolatedAtoms.isIsolatedAtom(structure)) {
                indices.computeIfAbsent(structure.configType(), _ -> new ArrayList<>()).add(k);
            }
        }
        return indices;
    }

    private static Dataset part(Dataset whole, String part, List<Structure> members) {
        return new Dataset(whole.name() + "/" + part, members);
    }
}
