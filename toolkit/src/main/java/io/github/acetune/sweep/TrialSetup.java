package io.github.acetune.sweep;

import io.github.acetune.ace.AceSpec;
import io.github.acetune.fit.FitSpec;
import java.util.Map;

/**
 * What one point of the search space means for a fit.
 *
 * @param potential the form of the potential
 * @param fit how it is fitted
 * @param input the same as a pacemaker input; empty where the sweep was not read from one
 */
record TrialSetup(AceSpec potential, FitSpec fit, Map<String, Object> input) {}
