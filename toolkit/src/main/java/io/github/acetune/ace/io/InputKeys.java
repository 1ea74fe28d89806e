package io.github.acetune.ace.io;

/**
 * The keys of pacemaker's {@code input.yaml}, section by section, as far as they are read here: the one table for fits, which take
 * values from them, and for sweeps, which search over them.
 */
public final class InputKeys {
    /** The root. */
    public static final KnownKeys ROOT =
            KnownKeys.of(
                    "cutoff", "seed", "metadata", "data", "potential", "fit", "backend", "xpot");

    /** {@code backend}. */
    public static final KnownKeys BACKEND =
            KnownKeys.of(
                    "evaluator",
                    "batch_size",
                    "batch_size_reduction",
                    "batch_size_reduction_factor",
                    "display_step",
                    "parallel_mode",
                    "n_workers",
                    "gpu_config");

    /** {@code data}. */
    public static final KnownKeys DATA =
            KnownKeys.of(
                    "filename",
                    "datapath",
                    "test_filename",
                    "test_size",
                    "ignore_weights",
                    "aug_factor",
                    "reference_energy");

    /** {@code potential}, where it describes one. */
    public static final KnownKeys POTENTIAL =
            KnownKeys.of(
                    "deltaSplineBins",
                    "elements",
                    "embeddings",
                    "bonds",
                    "functions",
                    "initial_potential");

    /** {@code potential}, where it names a file. */
    public static final KnownKeys POTENTIAL_FILE = KnownKeys.of("filename", "reset");

    /** A block of {@code potential embeddings}. */
    public static final KnownKeys EMBEDDING =
            KnownKeys.of("npot", "fs_parameters", "ndensity", "rho_core_cut", "drho_core_cut");

    /** A block of {@code potential bonds}. */
    public static final KnownKeys BOND =
            KnownKeys.of(
                    "radbase",
                    "radparameters",
                    "rcut",
                    "dcut",
                    "r_in",
                    "delta_in",
                    "inner_cutoff_type",
                    "core-repulsion",
                    "NameOfCutoffFunction",
                    "nradbase",
                    "nradmax",
                    "lmax");

    /** {@code potential functions}, beside its blocks. */
    public static final KnownKeys FUNCTIONS =
            KnownKeys.of("number_of_functions_per_element", "initial_potential");

    /** A block of {@code potential functions}. */
    public static final KnownKeys FUNCTION_BLOCK =
            KnownKeys.of("nradmax_by_orders", "lmax_by_orders", "coefs_init");

    /** {@code fit}; the last five are not pacemaker's. */
    public static final KnownKeys FIT =
            KnownKeys.of(
                    "loss",
                    "weighting",
                    "optimizer",
                    "options",
                    "maxiter",
                    "trainable_parameters",
                    "fit_cycles",
                    "noise_relative_sigma",
                    "noise_absolute_sigma",
                    "randomize_func_coeffs",
                    "ladder_step",
                    "ladder_type",
                    "repulsion",
                    "min_relative_train_loss_per_iter",
                    "min_relative_test_loss_per_iter",
                    "early_stopping_patience",
                    "callbacks",
                    "upfit",
                    "smoothness_prior",
                    "relative_ridge",
                    "evidence",
                    "learn_radials",
                    "pursuit");

    /** {@code fit loss}. */
    public static final KnownKeys LOSS =
            KnownKeys.of(
                    "kappa",
                    "L1_coeffs",
                    "L2_coeffs",
                    "w0_rad",
                    "w1_rad",
                    "w2_rad",
                    "w_orth",
                    "w_virial");

    /** {@code fit weighting}. */
    public static final KnownKeys WEIGHTING =
            KnownKeys.of(
                    "type",
                    "nfit",
                    "n_lower",
                    "n_upper",
                    "cutoff",
                    "DElow",
                    "DEup",
                    "DFup",
                    "DE",
                    "DF",
                    "wlow",
                    "energy",
                    "reftype",
                    "seed",
                    "filename",
                    "weights");

    private InputKeys() {}
}
