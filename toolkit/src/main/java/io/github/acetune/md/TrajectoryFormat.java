package io.github.acetune.md;

/** The files that a run may stream its frames to. */
public enum TrajectoryFormat {
    /** {@code trajectory.xyz}. */
    EXTENDED_XYZ("trajectory.xyz"),

    /** {@code trajectory.xyz.gz}, compressed. */
    EXTENDED_XYZ_GZIP("trajectory.xyz.gz"),

    /** {@code trajectory.lammpstrj}, a LAMMPS text dump with unwrapped positions. */
    LAMMPS_DUMP("trajectory.lammpstrj");

    private final String fileName;

    TrajectoryFormat(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The name of the file in the run's folder.
     *
     * @return file name
     */
    public String fileName() {
        return fileName;
    }
}
