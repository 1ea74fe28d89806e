package io.github.acetune.plot;

/** One series of a figure. */
public sealed interface Trace
        permits Area,
                Bar,
                Box,
                ColourBar,
                Dots,
                Heatmap,
                Histogram,
                ParallelCoordinates,
                Scatter,
                Surface {
    /**
     * The name that the legend shows.
     *
     * @return empty if the series stays out of the legend
     */
    String name();
}
