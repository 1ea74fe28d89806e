/** What structures look like: descriptors, maps, histograms and the choice of subsets. */
package io.github.acetune.analysis;
