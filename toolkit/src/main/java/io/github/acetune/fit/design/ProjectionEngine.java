package io.github.acetune.fit.design;

import io.github.acetune.ace.AceBasis;
import io.github.acetune.ace.radial.RadialFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Computes all basis functions, with gradients, of the atoms of some structures. Owns scratch memory: one engine per thread.
 * The order in which atoms are handed out depends on the structures only.
 */
public final class ProjectionEngine {
    /** Atoms per batch: enough to pay for the interpretation of the program, few enough for the second-level cache. */
    private static final int LANES = 16;

    private final Strips strips;
    private final List<Centre> centres;

    /** Scratch of one centre element. */
    private record Centre(
            FunctionProgram program,
            BaseKernel base,
            ProductKernel products,
            List<LaneGeometry> lanes,
            AtomProjection projection,
            AtomResponse response) {}

    /**
     * Creates an engine.
     *
     * @param basis the functions
     * @param programs their programs, shared by all threads
     */
    public ProjectionEngine(AceBasis basis, List<FunctionProgram> programs) {
        this(basis, programs, Strips.fastest());
    }

    ProjectionEngine(AceBasis basis, List<FunctionProgram> programs, Strips strips) {
        this.strips = strips;
        this.centres = programs.stream().map(program -> centre(basis, program)).toList();
    }

    private Centre centre(AceBasis basis, FunctionProgram program) {
        var radial =
                IntStream.range(0, basis.elements().size())
                        .mapToObj(s -> RadialFunctions.of(basis.bond(program.centre(), s)))
                        .toList();
        var lanes = new ArrayList<LaneGeometry>();
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(new LaneGeometry(radial, program.maxL(), strips));
        }
        var base = new BaseKernel(basis, program, strips);
        var products = new ProductKernel(program, LANES, strips);
        return new Centre(
                program,
                base,
                products,
                lanes,
                new AtomProjection(program, base, products, strips),
                new AtomResponse(program, base, products, strips));
    }

    /**
     * Takes the radial coefficients of another basis, which is alike otherwise.
     *
     * @param basis with these coefficients
     */
    public void setRadial(AceBasis basis) {
        centres.forEach(centre -> centre.base.setRadial(basis));
    }

    /**
     * Computes and hands out every atom of the structures.
     *
     * @param structures neighbours of each structure
     * @param consumer receives each atom; the view is valid during the call only
     */
    public void project(List<PairTable> structures, Consumer<AtomProjection> consumer) {
        project(structures, (atom, response) -> consumer.accept(atom));
    }

    /**
     * Computes and hands out every atom of the structures, and how it responds to the radial coefficients.
     *
     * @param structures neighbours of each structure
     * @param consumer receives each atom; the views are valid during the call only
     */
    public void project(
            List<PairTable> structures, BiConsumer<AtomProjection, AtomResponse> consumer) {
        for (var centre : centres) {
            int filled = 0;
            for (int s = 0; s < structures.size(); s++) {
                var pairs = structures.get(s);
                for (int atom = 0; atom < pairs.atoms(); atom++) {
                    if (pairs.species()[atom] != centre.program.centre()) {
                        continue;
                    }
                    centre.lanes.get(filled++).load(pairs, s, atom);
                    if (filled == LANES) {
                        run(centre, filled, consumer);
                        filled = 0;
                    }
                }
            }
            if (filled > 0) {
                run(centre, filled, consumer);
            }
        }
    }

    private void run(Centre centre, int filled, BiConsumer<AtomProjection, AtomResponse> consumer) {
        for (int lane = 0; lane < filled; lane++) {
            centre.base.accumulate(centre.lanes.get(lane), centre.products, lane);
        }
        centre.products.run();
        for (int lane = 0; lane < filled; lane++) {
            var geometry = centre.lanes.get(lane);
            centre.base.gradients(geometry);
            centre.projection.reset(
                    geometry, centre.products.values(), centre.products.valuesOf(lane), lane);
            centre.response.bind(geometry, lane);
            consumer.accept(centre.projection, centre.response);
        }
    }
}
