package io.github.acetune.ace.active;

/** Is told how far a selection has come, and may end it. */
@FunctionalInterface
public interface ActiveSetListener {
    /** Takes no notice. */
    ActiveSetListener SILENT = (pass, done, total) -> true;

    /**
     * Called after every structure, on the calling thread.
     *
     * @param pass 0 while environments are gathered, then 1, 2, … while the selection is refined; refinement ends by itself
     * @param done structures of this pass that are done
     * @param total structures of a pass
     * @return false to end refinement and keep the selection as it is; gathering is never cut short, since without all
     *     environments there is no selection
     */
    boolean progress(int pass, int done, int total);
}
