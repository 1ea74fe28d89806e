package io.github.acetune.data.label;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters of a norm-conserving pseudopotential of Goedecker, Teter and Hutter (Phys. Rev. B 54, 1703 (1996); C.
 * Hartwigsen et al., Phys. Rev. B 58, 3641 (1998); PBE: M. Krack, Theor. Chem. Acc. 114, 145 (2005)), in atomic units.
 *
 * @param element the element
 * @param charge of the ionic core, number of valence electrons
 * @param radius of the local part
 * @param coefficients of the local part
 * @param channels of the nonlocal part, by angular momentum from 0
 */
record GthPotential(
        Element element,
        int charge,
        double radius,
        List<Double> coefficients,
        List<Channel> channels) {
    /**
     * The projectors of one angular momentum.
     *
     * @param radius of the projectors
     * @param strengths h, symmetric [n][n]
     */
    @SuppressWarnings("ArrayRecordComponent") // internal carrier, not compared
    record Channel(double radius, double[][] strengths) {}

    /**
     * Reads an entry of CP2K's file {@code GTH_POTENTIALS}.
     *
     * @param file the collection
     * @param element the element
     * @param name of the entry, such as {@code GTH-PBE-q4}
     * @throws InvalidInputException where the file has no such entry or that is malformed
     */
    static GthPotential read(Path file, Element element, String name) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    file + ": cannot be read: " + failed.getMessage(), failed);
        }
        for (int k = 0; k < lines.size(); k++) {
            List<String> words = List.of(lines.get(k).strip().split("\\s+"));
            if (words.size() >= 2
                    && words.get(0).equals(element.symbol())
                    && words.get(1).equals(name)) {
                return parse(file, element, lines, k);
            }
        }
        throw new InvalidInputException(file + ": no entry " + element.symbol() + " " + name);
    }

    private static GthPotential parse(Path file, Element element, List<String> lines, int at) {
        try {
            var numbers = new Numbers(lines, at + 1);
            int charge = 0;
            for (double electrons : numbers.line()) {
                charge += (int) electrons;
            }
            double[] local = numbers.line();
            var coefficients = new ArrayList<Double>();
            for (int k = 0; k < (int) local[1]; k++) {
                coefficients.add(local[2 + k]);
            }
            var channels = new ArrayList<Channel>();
            int count = (int) numbers.line()[0];
            for (int l = 0; l < count; l++) {
                channels.add(channel(numbers));
            }
            return new GthPotential(
                    element, charge, local[0], List.copyOf(coefficients), List.copyOf(channels));
        } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
            throw new InvalidInputException(
                    file
                            + ", line "
                            + (at + 1)
                            + ": the entry of "
                            + element.symbol()
                            + " is not understood",
                    malformed);
        }
    }

    /** The upper triangle of h by rows, each on its own line. */
    private static Channel channel(Numbers numbers) {
        double[] row = numbers.line();
        int size = (int) row[1];
        double[][] h = new double[size][size];
        for (int i = 0; i < size; i++) {
            int first = i == 0 ? 2 : 0;
            double[] entries = i == 0 ? row : numbers.line();
            for (int j = i; j < size; j++) {
                h[i][j] = entries[first + j - i];
                h[j][i] = h[i][j];
            }
        }
        return new Channel(row[0], h);
    }

    /** Lines of numbers, one after the other. */
    private static final class Numbers {
        private final List<String> lines;
        private int next;

        Numbers(List<String> lines, int first) {
            this.lines = lines;
            this.next = first;
        }

        double[] line() {
            return Arrays.stream(lines.get(next++).strip().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
