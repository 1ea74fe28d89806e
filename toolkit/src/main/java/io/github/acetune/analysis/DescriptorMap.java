package io.github.acetune.analysis;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Structures as points in a plane, similar ones close together: UMAP of their descriptors (L. McInnes, J. Healy and J.
 * Melville, arXiv:1802.03426), as in Figure 2b of D. F. Thomas du Toit et al., J. Chem. Theory Comput. 2024, 20, 10103.
 *
 * <p>Only neighbourhoods mean something in such a map: neither its axes nor the sizes of gaps do.
 *
 * @param dataset the structures
 * @param points one per structure
 * @param parts to which part of the data each structure belongs, such as {@code "train"}; empty where unknown
 */
public record DescriptorMap(Dataset dataset, List<Point> points, List<String> parts) {
    /**
     * A place in the plane.
     *
     * @param x to the right
     * @param y up
     */
    public record Point(double x, double y) {}

    /** Copies the lists. */
    public DescriptorMap {
        points = List.copyOf(points);
        parts = List.copyOf(parts);
        if (points.size() != dataset.size() || parts.size() != dataset.size()) {
            throw new IllegalArgumentException(
                    "a map of "
                            + dataset.size()
                            + " structures needs as many points and parts, found "
                            + points.size()
                            + " and "
                            + parts.size());
        }
    }

    /**
     * A map by averaged ACE basis functions, parts as the key {@code set} of the structures says.
     *
     * @param dataset at least 4 structures
     * @return the map
     * @throws InvalidInputException where there are fewer structures
     */
    public static DescriptorMap of(Dataset dataset) {
        return of(DescriptorMatrix.of(dataset, AveragedAce.of(dataset.elements())).standardised());
    }

    /**
     * A map by averaged ACE basis functions, parts as the key {@code set} of the structures says.
     *
     * @param dataset at least 4 structures
     * @param spec the basis
     * @return the map
     * @throws InvalidInputException where there are fewer structures or the basis does not know an element
     */
    public static DescriptorMap of(Dataset dataset, AceSpec spec) {
        return of(DescriptorMatrix.of(dataset, AveragedAce.of(spec)).standardised());
    }

    /**
     * A map by averaged ACE basis functions of divided data.
     *
     * @param split its parts, with 4 structures or more together
     * @param spec the basis
     * @return the map
     * @throws InvalidInputException where there are fewer structures or the basis does not know an element
     */
    public static DescriptorMap of(Split split, AceSpec spec) {
        var structures = new ArrayList<Structure>();
        var parts = new ArrayList<String>();
        add("train", split.train(), structures, parts);
        add("validation", split.validation(), structures, parts);
        split.test().forEach((name, part) -> add(name, part, structures, parts));
        var map = of(Dataset.of(split.train().name(), structures), spec);
        return new DescriptorMap(map.dataset, map.points, parts);
    }

    /**
     * A map by any descriptors, parts as the key {@code set} of the structures says.
     *
     * @param descriptors one row per structure, at least 4
     * @return the map, the same for the same descriptors
     * @throws InvalidInputException where there are fewer structures
     */
    public static DescriptorMap of(DescriptorMatrix descriptors) {
        Dataset dataset = descriptors.dataset();
        List<Point> points = Umap.layout(descriptors.rows());
        return new DescriptorMap(
                dataset,
                points,
                dataset.structures().stream().map(s -> s.info("set").orElse("")).toList());
    }

    private static void add(
            String name, Dataset part, List<Structure> structures, List<String> parts) {
        structures.addAll(part.structures());
        part.structures().forEach(_ -> parts.add(name));
    }

    /**
     * The map as a table.
     *
     * @return one row per structure: its index from 0, configuration type, part, x and y
     */
    public Table table() {
        var index = IntColumn.create("structure");
        var types = StringColumn.create("config type");
        var part = StringColumn.create("part");
        var x = DoubleColumn.create("x");
        var y = DoubleColumn.create("y");
        for (int k = 0; k < points.size(); k++) {
            index.append(k);
            types.append(dataset.structures().get(k).configType());
            part.append(parts.get(k));
            x.append(points.get(k).x());
            y.append(points.get(k).y());
        }
        return Table.create("Map of " + dataset.name(), index, types, part, x, y);
    }

    @Override
    public String toString() {
        return "map of " + dataset;
    }
}
