package io.github.acetune.ace.evaluate;

import io.github.acetune.ace.AceBasis;

/**
 * Derivatives of a number by all parameters of a potential.
 *
 * @param functions by c_v^(p), [coefficientCount]
 * @param radial by c_nlk of each ordered pair of elements, [nElements²][N·(l_max+1)·K]; zero where they were not asked for
 * @param embedding by w_1, m_1, w_2, m_2, … of each element, [nElements][2·P]
 */
@SuppressWarnings("ArrayRecordComponent") // filled by the engine, handed over to the caller
public record ParameterGradient(double[] functions, double[][] radial, double[][] embedding) {
    static ParameterGradient zero(AceBasis basis) {
        var radial = new double[basis.bonds().size()][];
        for (int pair = 0; pair < radial.length; pair++) {
            radial[pair] = new double[basis.bonds().get(pair).coefficients().length];
        }
        var embedding = new double[basis.embeddings().size()][];
        for (int mu = 0; mu < embedding.length; mu++) {
            embedding[mu] = new double[2 * basis.embeddings().get(mu).densities()];
        }
        return new ParameterGradient(new double[basis.coefficientCount()], radial, embedding);
    }
}
