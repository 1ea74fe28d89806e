package io.github.acetune.plot;

import io.github.acetune.analysis.BondCutoff;
import io.github.acetune.analysis.Coordination;
import io.github.acetune.analysis.Crystallinity;
import io.github.acetune.structure.Structure;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How atoms are surrounded, by which the frames of a trajectory are coloured.
 *
 * @param title of the number that each atom has
 * @param perAtom that number, [nFrames][nAtoms]
 * @param means over the atoms of each frame
 * @param shares of the atoms of each frame that count as ordered
 * @param shareTitle what these are
 */
record AtomicOrder(
        String title, List<double[]> perAtom, Values means, Values shares, String shareTitle) {

    /** By coordination numbers; the trajectory's most frequent one counts as order. */
    static AtomicOrder coordination(List<Structure> structures, BondCutoff cutoff) {
        List<Coordination> frames =
                structures.stream().map(frame -> Coordination.of(frame, cutoff)).toList();
        int typical = mostFrequent(frames);
        return new AtomicOrder(
                "Coordination",
                frames.stream().map(Coordination::perAtom).toList(),
                Values.of(frames.stream().mapToDouble(Coordination::mean).toArray()),
                Values.of(frames.stream().mapToDouble(frame -> frame.share(typical)).toArray()),
                typical + "-fold");
    }

    private static int mostFrequent(List<Coordination> frames) {
        int[] counts = new int[64];
        frames.forEach(frame ->
                frame.numbers().forEach(number -> counts[Math.min(number, counts.length - 1)]++));
        return IntStream.range(0, counts.length)
                .reduce((a, b) -> counts[b] > counts[a] ? b : a)
                .orElse(0);
    }

    /** By similarity to a crystal. */
    static AtomicOrder crystallinity(Crystallinity crystallinity) {
        int frames = crystallinity.perAtom().size();
        return new AtomicOrder(
                "Crystallinity",
                crystallinity.colours(),
                Values.of(IntStream.range(0, frames).mapToDouble(crystallinity::mean).toArray()),
                Values.of(IntStream.range(0, frames).mapToDouble(crystallinity::share).toArray()),
                "crystalline");
    }
}
