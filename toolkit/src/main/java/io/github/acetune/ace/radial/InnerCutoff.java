package io.github.acetune.ace.radial;

/**
 * What happens to close pairs.
 *
 * @param type which switch is used
 * @param radius r_in, Å
 * @param width delta_in, Å
 */
public record InnerCutoff(Type type, double radius, double width) {
    /** No inner cutoff: the reference's default. */
    public static final InnerCutoff NONE = new InnerCutoff(Type.DENSITY, 0, 0);

    /** The switches; the names are those of pacemaker's files. */
    public enum Type {
        /** By the core density of the atom. */
        DENSITY("density"),
        /** By the distance of the pair, and the core density of the atom. */
        DISTANCE("distance"),
        /** By the distance of the nearest neighbour, with a Ziegler–Biersack–Littmark core. */
        ZBL("zbl");

        private final String fileName;

        Type(String fileName) {
            this.fileName = fileName;
        }

        /**
         * The name in potential files ({@code inner_cutoff_type}).
         *
         * @return for example {@code "density"}
         */
        public String fileName() {
            return fileName;
        }
    }
}
