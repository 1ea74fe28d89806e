package io.github.acetune.ace.io;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.BasisOrder;
import io.github.acetune.ace.SpeciesBlock;
import io.github.acetune.ace.radial.Bond;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a potential as pacemaker does. */
final class BasisYamlWriter {
    private static final String REFERENCE_ENERGY = "reference_energy";

    private final BBasisPotential potential;
    private final AceBasis basis;
    private final double[] coefficients;

    /** Where the coefficients of each function begin. */
    private final int[] offsets;

    BasisYamlWriter(BBasisPotential potential) {
        this.potential = potential;
        this.basis = potential.basis();
        this.coefficients = potential.coefficients();
        this.offsets = new int[basis.functions().size() + 1];
        for (int v = 0; v < basis.functions().size(); v++) {
            int centre = basis.functions().get(v).centre();
            offsets[v + 1] = offsets[v] + basis.embeddings().get(centre).densities();
        }
    }

    Stream<String> lines() {
        var lines = new ArrayList<String>();
        addMetadata(lines);
        lines.add("global:");
        lines.add("  DeltaSplineBins: " + YamlNumber.format(basis.splineBinWidth()));
        lines.add("species:");
        functionsByBlock().forEach((block, functions) -> addBlock(block, functions, lines));
        return lines.stream();
    }

    private void addMetadata(List<String> lines) {
        var metadata = new TreeMap<>(potential.metadata());
        var energies = potential.referenceEnergies();
        boolean any = Arrays.stream(energies).anyMatch(energy -> energy != 0);
        if (any) {
            metadata.put(REFERENCE_ENERGY, ReferenceEnergyText.format(basis.elements(), energies));
        } else if (metadata.containsKey(REFERENCE_ENERGY)) {
            metadata.put(REFERENCE_ENERGY, "{}");
        }
        if (metadata.isEmpty()) {
            return;
        }
        lines.add("metadata:");
        metadata.forEach((key, value) -> lines.add("  " + quoted(key) + ": " + quoted(value)));
    }

    private static String quoted(String text) {
        if (text.matches("[A-Za-z_][A-Za-z0-9_./ -]*[A-Za-z0-9_.]")) {
            return text;
        }
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + "\"";
    }

    /** Positions of the functions of every block that must be there: those of one or two elements hold the bonds. */
    private Map<SpeciesBlock, List<Integer>> functionsByBlock() {
        var blocks = new LinkedHashMap<SpeciesBlock, List<Integer>>();
        SpeciesBlock.all(basis.elements()).forEach(block -> blocks.put(block, new ArrayList<>()));
        for (int v = 0; v < basis.functions().size(); v++) {
            blocks.get(SpeciesBlock.of(basis, basis.functions().get(v))).add(v);
        }
        blocks.entrySet()
                .removeIf(entry -> entry.getKey().size() > 2 && entry.getValue().isEmpty());
        return blocks;
    }

    private void addBlock(SpeciesBlock block, List<Integer> functions, List<String> lines) {
        lines.add("  - speciesblock: " + block.name());
        int centre = basis.elements().indexOf(block.centre());
        if (block.size() == 1) {
            addEmbedding(centre, lines);
            addBond(basis.bond(centre, centre), lines);
        } else if (block.size() == 2) {
            addBond(basis.bond(centre, basis.elements().indexOf(block.others().getFirst())), lines);
        }
        if (functions.isEmpty()) {
            lines.add("    nbody: []");
            return;
        }
        lines.add("    nbody:");
        functions.stream()
                .sorted((a, b) ->
                        BasisOrder.BLOCK.compare(
                                basis.functions().get(a), basis.functions().get(b)))
                .map(this::function)
                .forEach(lines::add);
    }

    private void addEmbedding(int element, List<String> lines) {
        var embedding = basis.embeddings().get(element);
        lines.add("    ndensityi: " + embedding.densities());
        lines.add("    npoti: " + embedding.function().fileName());
        lines.add("    parameters: " + YamlNumber.list(embedding.parameters()));
        lines.add("    rho_core_cut: " + YamlNumber.format(embedding.coreDensityCutoff()));
        lines.add("    drho_core_cut: " + YamlNumber.format(embedding.coreDensityWidth()));
    }

    private static void addBond(Bond bond, List<String> lines) {
        lines.add("    nradmaxi: " + bond.radialSize());
        lines.add("    lmaxi: " + bond.maxL());
        lines.add("    rcutij: " + YamlNumber.format(bond.cutoff()));
        lines.add("    dcutij: " + YamlNumber.format(bond.cutoffWidth()));
        lines.add("    NameOfCutoffFunctionij: " + bond.cutoffFunction());
        lines.add("    r_in: " + YamlNumber.format(bond.innerCutoff().radius()));
        lines.add("    delta_in: " + YamlNumber.format(bond.innerCutoff().width()));
        lines.add("    inner_cutoff_type: " + bond.innerCutoff().type().fileName());
        lines.add("    nradbaseij: " + bond.basisSize());
        lines.add("    radbase: " + bond.basis().fileName());
        lines.add("    radparameters: " + YamlNumber.list(bond.parameters()));
        lines.add(
                "    radcoefficients: "
                        + YamlNumber.nested(
                                bond.coefficients(), bond.radialSize(), bond.maxL() + 1));
        lines.add(
                "    core-repulsion: "
                        + YamlNumber.list(
                                bond.coreRepulsion().prefactor(), bond.coreRepulsion().lambda()));
    }

    private String function(int v) {
        BasisFunction function = basis.functions().get(v);
        var species =
                Stream.concat(Stream.of(function.centre()), function.species().stream())
                        .map(index -> basis.elements().get(index).symbol())
                        .collect(Collectors.joining(" "));
        return "      - {type: "
                + species
                + ", nr: "
                + function.n()
                + ", nl: "
                + function.l()
                + (function.rank() > 2 ? ", lint: " + function.intermediates() : "")
                + ", c: "
                + YamlNumber.list(Arrays.copyOfRange(coefficients, offsets[v], offsets[v + 1]))
                + "}";
    }
}
