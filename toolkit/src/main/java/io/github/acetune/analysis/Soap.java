package io.github.acetune.analysis;

import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.NeighbourList;
import io.github.acetune.structure.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How similar the surroundings of two atoms are: the kernel of smooth overlaps of atomic positions (Bartók, Kondor and Csányi,
 * Phys. Rev. B 2013, 87, 184115).
 *
 * <p>The density of an environment is ρ(r) = Σ_j f_c(r_j) exp(−|r − r_j|²/2σ²), f_c falling as a cosine over the last
 * {@code transition} Å before the cutoff. With its expansion c_lm(r), S_l(a, b) = Σ_mm' |∫ r² c^a_lm c^b_lm'* dr|²,
 * p_a·p_b = Σ_l S_l/(2l + 1) and k = (p_a·p_b/√(p_a·p_a p_b·p_b))^ζ. The radial integrals run over all r in closed form, so
 * there is no radial basis to choose; l_max is part of the definition.
 *
 * @param sigma σ, Å
 * @param cutoff neighbours are nearer than this, Å
 * @param transition Å
 * @param zeta ζ
 * @param maxL l_max
 * @param withCentre whether the central atom belongs to the density
 * @param bySpecies whether only atoms of the same element overlap; otherwise elements are ignored
 */
public record Soap(
        double sigma,
        double cutoff,
        double transition,
        double zeta,
        int maxL,
        boolean withCentre,
        boolean bySpecies) {
    /** σ = 0.5 Å, cutoff 5 Å, transition 0.5 Å, ζ = 4, l_max = 8, with the central atom, by species: as for silicon in the paper. */
    public static final Soap DEFAULT = new Soap(0.5, 5, 0.5, 4, 8, true, true);

    /** Checks the settings. */
    public Soap {
        if (!(sigma > 0) || !(cutoff > 0) || !(transition >= 0 && transition <= cutoff)) {
            throw new InvalidInputException(
                    "SOAP needs sigma > 0, cutoff > 0 and 0 <= transition <= cutoff, found "
                            + sigma
                            + ", "
                            + cutoff
                            + " and "
                            + transition
                            + " Å");
        }
        if (!(zeta > 0) || maxL < 0) {
            throw new InvalidInputException(
                    "SOAP needs zeta > 0 and l_max >= 0, found " + zeta + " and " + maxL);
        }
    }

    /**
     * Another cutoff.
     *
     * @param newCutoff Å
     * @return changed copy
     */
    public Soap cutoff(double newCutoff) {
        return new Soap(sigma, newCutoff, transition, zeta, maxL, withCentre, bySpecies);
    }

    /**
     * Ignores elements.
     *
     * @return changed copy
     */
    public Soap speciesBlind() {
        return new Soap(sigma, cutoff, transition, zeta, maxL, withCentre, false);
    }

    /**
     * Leaves the central atom out of the density.
     *
     * @return changed copy
     */
    public Soap withoutCentre() {
        return new Soap(sigma, cutoff, transition, zeta, maxL, false, bySpecies);
    }

    /**
     * Another exponent.
     *
     * @param newZeta ζ
     * @return changed copy
     */
    public Soap zeta(double newZeta) {
        return new Soap(sigma, cutoff, transition, newZeta, maxL, withCentre, bySpecies);
    }

    /**
     * Another largest l.
     *
     * @param newMaxL l_max
     * @return changed copy
     */
    public Soap maxL(int newMaxL) {
        return new Soap(sigma, cutoff, transition, zeta, newMaxL, withCentre, bySpecies);
    }

    /**
     * The environments of all atoms of a structure.
     *
     * @param structure the atoms
     * @return one for each atom
     */
    public List<SoapEnvironment> environments(Structure structure) {
        NeighbourList list = NeighbourList.of(structure, cutoff);
        var harmonics = new RealHarmonics(maxL);
        List<SoapEnvironment> environments = new ArrayList<>();
        for (int atom = 0; atom < structure.size(); atom++) {
            environments.add(SoapEnvironment.of(structure, atom, list, this, harmonics));
        }
        return environments;
    }

    /**
     * The similarity of two environments.
     *
     * @param a one, made with these settings
     * @param b the other
     * @return k, 1 for environments that differ by a rotation at most
     */
    public double similarity(SoapEnvironment a, SoapEnvironment b) {
        double norms = product(a, a) * product(b, b);
        return norms == 0 ? 0 : Math.pow(product(a, b) / Math.sqrt(norms), zeta);
    }

    /**
     * How similar each atom's surroundings are to those in a reference structure: the crystallinity when that is a crystal.
     *
     * @param structure the atoms
     * @param reference a structure, all of whose environments count; the most similar one is taken
     * @return new array, [nAtoms], between 0 and 1
     */
    public double[] similarity(Structure structure, Structure reference) {
        List<SoapEnvironment> atoms = environments(structure);
        List<SoapEnvironment> references = distinct(environments(reference));
        double[] norms = references.stream().mapToDouble(each -> product(each, each)).toArray();
        return IntStream.range(0, atoms.size())
                .parallel()
                .mapToDouble(atom -> best(atoms.get(atom), references, norms))
                .toArray();
    }

    /**
     * How similar two structures are as a whole: k of the means p̄ of their atoms' vectors, p̄_A·p̄_B = Σ_ij p_i·p_j/(N_A N_B) (S. De et
     * al., Phys. Chem. Chem. Phys. 2016, 18, 13754, the average kernel).
     *
     * @param a one structure
     * @param b the other
     * @return between 0 and 1; 1 for a structure and a supercell of it
     */
    public double averagedSimilarity(Structure a, Structure b) {
        List<SoapEnvironment> first = environments(a);
        List<SoapEnvironment> second = environments(b);
        double norms = meanProduct(first, first) * meanProduct(second, second);
        return norms == 0 ? 0 : Math.pow(meanProduct(first, second) / Math.sqrt(norms), zeta);
    }

    private double meanProduct(List<SoapEnvironment> first, List<SoapEnvironment> second) {
        double sum =
                IntStream.range(0, first.size() * second.size())
                        .parallel()
                        .mapToObj(k ->
                                product(
                                        first.get(k / second.size()),
                                        second.get(k % second.size())))
                        .toList()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        return sum / Math.max(1, first.size() * second.size());
    }

    private double best(SoapEnvironment atom, List<SoapEnvironment> references, double[] norms) {
        double own = product(atom, atom);
        double best = 0;
        for (int k = 0; k < norms.length; k++) {
            double norm = Math.sqrt(own * norms[k]);
            double cosine = norm == 0 ? 0 : product(atom, references.get(k)) / norm;
            best = Math.max(best, Math.pow(cosine, zeta));
        }
        return best;
    }

    /** Equal environments of a crystal once. */
    private List<SoapEnvironment> distinct(List<SoapEnvironment> all) {
        List<SoapEnvironment> distinct = new ArrayList<>();
        for (SoapEnvironment each : all) {
            if (distinct.stream().noneMatch(known -> similarity(known, each) > 1 - 1e-9)) {
                distinct.add(each);
            }
        }
        return distinct;
    }

    private double product(SoapEnvironment a, SoapEnvironment b) {
        double[] overlaps = a.overlaps(b);
        double sum = 0;
        for (int l = 0; l <= maxL; l++) {
            sum += overlaps[l] / (2 * l + 1);
        }
        return sum;
    }
}
