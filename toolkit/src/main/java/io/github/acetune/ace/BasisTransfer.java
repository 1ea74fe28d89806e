package io.github.acetune.ace;

import io.github.acetune.ace.radial.Bond;
import io.github.acetune.structure.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Carries the coefficients of a potential over to another basis, as far as both have the same functions. */
final class BasisTransfer {
    private final BBasisPotential from;
    private final AceBasis to;

    /** A function named by elements, so that it is the same whatever else its basis knows. */
    private record Name(
            Element centre,
            List<Element> species,
            List<Integer> n,
            List<Integer> l,
            List<Integer> intermediates) {
        static Name of(AceBasis basis, BasisFunction function) {
            return new Name(
                    basis.elements().get(function.centre()),
                    function.species().stream().map(basis.elements()::get).toList(),
                    function.n(),
                    function.l(),
                    function.intermediates());
        }
    }

    BasisTransfer(BBasisPotential from, AceBasis to) {
        this.from = from;
        this.to = to;
    }

    BBasisPotential potential() {
        var bonds = new ArrayList<Bond>();
        for (Element centre : to.elements()) {
            for (Element neighbour : to.elements()) {
                bonds.add(bond(centre, neighbour));
            }
        }
        var basis =
                new AceBasis(
                        to.elements(), to.splineBinWidth(), to.embeddings(), bonds, to.functions());
        double[] energies = new double[to.elements().size()];
        for (int e = 0; e < energies.length; e++) {
            int known = from.elements().indexOf(to.elements().get(e));
            energies[e] = known < 0 ? 0 : from.referenceEnergies()[known];
        }
        return new BBasisPotential(basis, coefficients(), energies, from.metadata());
    }

    private double[] coefficients() {
        var known = new HashMap<Name, double[]>();
        double[] all = from.coefficients();
        int at = 0;
        for (BasisFunction function : from.basis().functions()) {
            var own = new double[densities(from.basis(), function)];
            System.arraycopy(all, at, own, 0, own.length);
            known.put(Name.of(from.basis(), function), own);
            at += own.length;
        }
        var result = new double[to.coefficientCount()];
        int next = 0;
        for (BasisFunction function : to.functions()) {
            int densities = densities(to, function);
            double[] own = known.getOrDefault(Name.of(to, function), new double[0]);
            System.arraycopy(own, 0, result, next, Math.min(own.length, densities));
            next += densities;
        }
        return result;
    }

    private static int densities(AceBasis basis, BasisFunction function) {
        return basis.embeddings().get(function.centre()).densities();
    }

    /** The new bond, with the radial coefficients that the old one has too. */
    private Bond bond(Element centre, Element neighbour) {
        Bond bond = to.bond(to.elements().indexOf(centre), to.elements().indexOf(neighbour));
        int i = from.elements().indexOf(centre);
        int j = from.elements().indexOf(neighbour);
        if (i < 0 || j < 0) {
            return bond;
        }
        Bond old = from.basis().bond(i, j);
        double[] c = bond.coefficients();
        for (int n = 0; n < Math.min(bond.radialSize(), old.radialSize()); n++) {
            for (int l = 0; l <= Math.min(bond.maxL(), old.maxL()); l++) {
                int target = (n * (bond.maxL() + 1) + l) * bond.basisSize();
                int source = (n * (old.maxL() + 1) + l) * old.basisSize();
                int count = Math.min(bond.basisSize(), old.basisSize());
                System.arraycopy(old.coefficients(), source, c, target, count);
            }
        }
        return bond.withCoefficients(c);
    }
}
