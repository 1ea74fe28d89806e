/**
 * Fitting: from labelled structures and a specification to a potential.
 *
 * <p>{@link io.github.acetune.fit.AceFitter} is the entrance, {@link io.github.acetune.fit.FitSpec} says what is minimised and
 * how, {@link io.github.acetune.fit.FitResult} holds the potential and the course of the fit.
 */
package io.github.acetune.fit;
