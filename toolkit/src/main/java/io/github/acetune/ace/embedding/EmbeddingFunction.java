package io.github.acetune.ace.embedding;

/** The forms of the embedding function F(ρ; m); the names are those of pacemaker's files. */
public enum EmbeddingFunction {
    /** sgn(ρ) |ρ|^m, made linear very near ρ = 0. */
    FINNIS_SINCLAIR("FinnisSinclair"),

    /** sgn(ρ) |ρ|^m, shifted and scaled so that the derivative at ρ = 0 is finite. */
    FINNIS_SINCLAIR_SHIFTED_SCALED("FinnisSinclairShiftedScaled");

    private final String fileName;

    EmbeddingFunction(String fileName) {
        this.fileName = fileName;
    }

    /**
     * The name in potential files ({@code npot}, {@code npoti}).
     *
     * @return for example {@code "FinnisSinclair"}
     */
    public String fileName() {
        return fileName;
    }
}
