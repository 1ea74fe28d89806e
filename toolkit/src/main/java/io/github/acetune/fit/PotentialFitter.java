package io.github.acetune.fit;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.data.Dataset;

/** Anything that fits a potential: {@link AceFitter} here, other programs in sub-packages. */
@FunctionalInterface
public interface PotentialFitter {
    /**
     * Fits.
     *
     * @param potential the form of the potential
     * @param train labelled structures
     * @param settings what is minimised and how
     * @param listener hears of progress
     * @return the potential and the course of the fit
     * @throws io.github.acetune.structure.InvalidInputException where the data do not do
     */
    FitResult fit(AceSpec potential, Dataset train, FitSpec settings, FitListener listener);
}
