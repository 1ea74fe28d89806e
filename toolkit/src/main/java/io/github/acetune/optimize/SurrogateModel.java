package io.github.acetune.optimize;

/** The kind of surrogate. */
public enum SurrogateModel {
    /** A Gaussian process with a Matérn 5/2 kernel: best for up to some hundreds of evaluations. */
    GAUSSIAN_PROCESS,
    /** A random forest: cheaper for thousands of evaluations, blunter for few. */
    RANDOM_FOREST
}
