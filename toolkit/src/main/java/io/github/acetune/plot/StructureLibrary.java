package io.github.acetune.plot;

/**
 * 3Dmol.js for pages without a network, in the way of {@link PlotlyLibrary}: a page needs {@link #html()} once, anywhere.
 *
 * <p>N. Rego and D. Koes, Bioinformatics 2015, 31, 1322; its BSD licence lies beside the file that is shipped.
 */
public final class StructureLibrary {
    private StructureLibrary() {}

    /**
     * The library as a hidden piece of a web page, 0.2 MB.
     *
     * @return the same text each time; a second copy in a page does nothing
     */
    public static String html() {
        return Holder.HTML;
    }

    private static final class Holder {
        private static final String HTML =
                PackedScript.html(
                        "acetune-3dmol",
                        "io/github/acetune/plot/structures.js",
                        "acetuneStructures",
                        "io/github/acetune/plot/3dmol/3Dmol-2.5.5.min.js");
    }
}
