package io.github.acetune.analysis;

import io.github.acetune.structure.NeighbourList;
import java.util.Arrays;

/** Coefficients c_lm of the density around an atom on shells σ, 2σ, … , for each element one set. Not for several threads. */
final class ShellDensity {
    private final Soap settings;
    private final int shells;
    private final int width;
    private final RealHarmonics harmonics;
    private final double[][] coefficients;
    private final double[] directions;
    private final double[] bessel;

    ShellDensity(Soap settings, int shells, int channels) {
        this.settings = settings;
        this.shells = shells;
        this.width = RealHarmonics.count(settings.maxL());
        this.harmonics = new RealHarmonics(settings.maxL());
        this.coefficients = new double[channels][width];
        this.directions = new double[width];
        this.bessel = new double[settings.maxL() + 1];
    }

    void clear() {
        for (double[] channel : coefficients) {
            Arrays.fill(channel, 0);
        }
    }

    /** The central atom, of which only l = 0 is left, in any direction. */
    void addCentre(int element) {
        harmonics.evaluate(0, 0, 1, directions);
        add(element, 0, 1);
    }

    void add(int element, NeighbourList list, int slot) {
        double r = list.distance(slot);
        harmonics.evaluate(list.dx(slot) / r, list.dy(slot) / r, list.dz(slot) / r, directions);
        add(element, r, SoapEnvironment.weight(r, settings));
    }

    /** c_lm(r) = 4π exp(−(r − r_j)²/2σ²) [e^(−x) i_l(x)] Y_lm(r_j), x = r r_j/σ². */
    private void add(int element, double distance, double weight) {
        double sigma = settings.sigma();
        for (int shell = 0; shell < shells; shell++) {
            double radius = (shell + 1) * sigma;
            double apart = (radius - distance) / sigma;
            double factor = 4 * Math.PI * weight * Math.exp(-apart * apart / 2);
            ScaledBessel.evaluate(radius * distance / (sigma * sigma), bessel);
            double[] channel = coefficients[element * shells + shell];
            for (int l = 0; l <= settings.maxL(); l++) {
                for (int at = l * l; at < (l + 1) * (l + 1); at++) {
                    channel[at] += factor * bessel[l] * directions[at];
                }
            }
        }
    }

    /** p_nn'l for n ≤ n'; those of n < n' times √2, so that products of vectors are those of the whole matrices. */
    double[] powerSpectrum() {
        int channels = coefficients.length;
        double[] spectrum = new double[channels * (channels + 1) / 2 * (settings.maxL() + 1)];
        int next = 0;
        for (int n = 0; n < channels; n++) {
            for (int other = n; other < channels; other++) {
                double scale = radius(n) * radius(other) * settings.sigma();
                scale *= n == other ? 1 : Math.sqrt(2);
                for (int l = 0; l <= settings.maxL(); l++) {
                    double sum = 0;
                    for (int at = l * l; at < (l + 1) * (l + 1); at++) {
                        sum += coefficients[n][at] * coefficients[other][at];
                    }
                    spectrum[next++] = scale * sum / Math.sqrt(2 * l + 1);
                }
            }
        }
        return spectrum;
    }

    private double radius(int channel) {
        return (channel % shells + 1) * settings.sigma();
    }
}
