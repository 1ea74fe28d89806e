package io.github.acetune.plot;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.AcePotential;
import io.github.acetune.ace.AceSpec;
import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.ace.BasisFunction;
import io.github.acetune.ace.CTildeFunction;
import io.github.acetune.ace.CTildePotential;
import io.github.acetune.ace.embedding.Embedding;
import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What a potential, or the plan of one, consists of. */
final class PotentialViews {
    private PotentialViews() {}

    static Sections of(AceSpec spec) {
        AceBasis basis = spec.basis();
        KeyTable table = new KeyTable();
        form(table, basis.elements(), basis.bonds(), basis.embeddings());
        functions(table, basis.elements(), basis.functions(), f -> f.centre(), BasisFunction::rank);
        table.row("coefficients", String.valueOf(basis.coefficientCount()));
        return new Sections()
                .heading("ACE specification for " + symbols(basis.elements()))
                .add(table);
    }

    static Sections of(AcePotential potential) {
        KeyTable table = new KeyTable();
        List<Bond> bonds =
                switch (potential) {
                    case BBasisPotential b -> {
                        AceBasis basis = b.basis();
                        form(table, basis.elements(), basis.bonds(), basis.embeddings());
                        functions(
                                table,
                                basis.elements(),
                                basis.functions(),
                                f -> f.centre(),
                                BasisFunction::rank);
                        table.row("coefficients", String.valueOf(basis.coefficientCount()));
                        yield basis.bonds();
                    }
                    case CTildePotential c -> {
                        form(table, c.elements(), c.bonds(), c.embeddings());
                        functions(
                                table,
                                c.elements(),
                                c.functions(),
                                f -> f.centre(),
                                CTildeFunction::rank);
                        yield c.bonds();
                    }
                };
        double[] references = potential.referenceEnergies();
        for (int e = 0; e < references.length; e++) {
            table.row(
                    "energy of a free " + potential.elements().get(e).symbol() + " atom",
                    Numbers.fixed(references[e], 4) + " eV");
        }
        if (potential instanceof BBasisPotential b) {
            b.metadata().forEach(table::row);
        }
        Figure radial =
                Plots.radialFunctions(bonds.getFirst())
                        .titled(
                                "Radial basis functions "
                                        + pairName(potential.elements(), 0)
                                        + (bonds.size() > 1 ? " (the first pair)" : ""));
        return new Sections()
                .heading("ACE potential for " + symbols(potential.elements()))
                .add(table)
                .add(radial);
    }

    private static void form(
            KeyTable table, List<Element> elements, List<Bond> bonds, List<Embedding> embeddings) {
        for (int i = 0; i < bonds.size(); i++) {
            // Both orders of a pair are alike.
            if (i / elements.size() <= i % elements.size()) {
                table.row("bond " + pairName(elements, i), bond(bonds.get(i)));
            }
        }
        for (int e = 0; e < elements.size(); e++) {
            table.row("energy of " + elements.get(e).symbol(), embedding(embeddings.get(e)));
        }
    }

    private static String bond(Bond bond) {
        String parameters =
                bond.parameters().stream()
                        .map(p -> Numbers.plain(p, 4))
                        .collect(Collectors.joining(", "));
        return bond.basis().fileName()
                + (parameters.isEmpty() ? "" : " (" + parameters + ")")
                + " to "
                + Numbers.plain(bond.cutoff(), 4)
                + " Å";
    }

    /** The embedding as a formula: ρ₁ + ρ₂^0.5. */
    private static String embedding(Embedding embedding) {
        StringJoiner sum = new StringJoiner(" + ");
        for (int p = 0; p < embedding.densities(); p++) {
            double weight = embedding.weight(p);
            double exponent = embedding.exponent(p);
            sum.add(
                    (weight == 1 ? "" : Numbers.plain(weight, 4) + " ")
                            + "ρ"
                            + (char) ('₁' + p)
                            + (exponent == 1 ? "" : "^" + Numbers.plain(exponent, 4)));
        }
        return sum.toString();
    }

    private static <F> void functions(
            KeyTable table,
            List<Element> elements,
            List<F> functions,
            ToIntFunction<F> centre,
            ToIntFunction<F> rank) {
        for (int e = 0; e < elements.size(); e++) {
            int element = e;
            TreeMap<Integer, Long> byRank =
                    functions.stream()
                            .filter(f -> centre.applyAsInt(f) == element)
                            .collect(
                                    Collectors.groupingBy(
                                            rank::applyAsInt, TreeMap::new, Collectors.counting()));
            List<String> parts = new ArrayList<>();
            long all = 0;
            for (var entry : byRank.entrySet()) {
                parts.add(entry.getValue() + " of body order " + (entry.getKey() + 1));
                all += entry.getValue();
            }
            table.row(
                    "functions of " + elements.get(e).symbol(),
                    all + ": " + String.join(", ", parts));
        }
    }

    private static String pairName(List<Element> elements, int bond) {
        return elements.get(bond / elements.size()).symbol()
                + "–"
                + elements.get(bond % elements.size()).symbol();
    }

    private static String symbols(List<Element> elements) {
        return elements.stream().map(Element::symbol).collect(Collectors.joining(", "));
    }
}
