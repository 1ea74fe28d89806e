package io.github.acetune.md;

import io.github.acetune.structure.Structure;
import java.util.Locale;

/** Frames as LAMMPS text dumps (style custom): id, element, unwrapped positions, velocities (Å/ps), forces (eV/Å). */
final class LammpsDump {
    private LammpsDump() {}

    static String frame(Structure frame, long step) {
        var box = LammpsBox.of(frame.cell());
        double[] positions = box.rotate(frame.positions());
        double[] velocities =
                box.rotate(Velocities.of(frame).orElseGet(() -> new double[3 * frame.size()]));
        double[] forces =
                box.rotate(frame.labels().forces().orElseGet(() -> new double[3 * frame.size()]));
        var text = new StringBuilder();
        text.append("ITEM: TIMESTEP\n").append(step).append("\nITEM: NUMBER OF ATOMS\n");
        text.append(frame.size()).append('\n');
        text.append(box.dumpBounds(frame.periodicity()));
        text.append("ITEM: ATOMS id element xu yu zu vx vy vz fx fy fz\n");
        for (int atom = 0; atom < frame.size(); atom++) {
            text.append(atom + 1).append(' ').append(frame.species().get(atom).symbol());
            for (double[] values : new double[][] {positions, velocities, forces}) {
                for (int k = 3 * atom; k < 3 * atom + 3; k++) {
                    text.append(String.format(Locale.ROOT, " %.10g", values[k]));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }
}
