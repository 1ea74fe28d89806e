package io.github.acetune.plot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The static picture of something in the output of a notebook. */
final class StaticPicture {
    private StaticPicture() {}

    /** An image that holds its drawing: JupyterLab takes drawings out of the pages of notebooks it does not trust, but not images. */
    static String image(String svg) {
        return "<img alt=\"\" style=\"max-width:100%\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))
                + "\">";
    }
}
