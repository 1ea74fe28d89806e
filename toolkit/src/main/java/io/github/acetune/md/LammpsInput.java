package io.github.acetune.md;

import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A simulation as an input of LAMMPS: {@code in.lammps}, to be run in its folder, and {@code structure.data}. Where LAMMPS lacks
 * an algorithm the input names the nearest one and says so in a comment.
 */
final class LammpsInput {
    private final SimulationPlan plan;
    private final Structure start;

    LammpsInput(SimulationPlan plan, Structure start) {
        this.plan = plan;
        this.start = start;
    }

    void write(Path folder, Path potential) {
        String script = script(potential.toAbsolutePath().toString());
        LammpsData.write(folder.resolve("structure.data"), start);
        AtomicFile.writeLines(folder.resolve("in.lammps"), script.lines());
    }

    String script(String potential) {
        String elements =
                LammpsData.types(start).stream()
                        .map(Element::symbol)
                        .collect(Collectors.joining(" "));
        var periodicity = start.periodicity();
        String boundary =
                letter(periodicity.a())
                        + " "
                        + letter(periodicity.b())
                        + " "
                        + letter(periodicity.c());
        return """
        # Molecular dynamics as acetune would run it: lmp -in in.lammps
        units           metal
        atom_style      atomic
        boundary        %s
        read_data       structure.data

        pair_style      pace recursive
        pair_coeff      * * "%s" %s
        neighbor        0.5 bin
        neigh_modify    every 1 delay 0 check yes

        timestep        %s
        %s%s
        thermo_style    custom step time temp press vol pe ke etotal
        thermo_modify   format float %%.10g
        thermo          %d
        dump            frames all custom %d trajectory.lammpstrj id element xu yu zu vx vy vz fx fy fz
        dump_modify     frames element %s sort id

        run             %d
        write_data      final.data
        """
                .formatted(
                        boundary,
                        potential,
                        elements,
                        plan.timestep.ps(),
                        velocities(),
                        motion(),
                        plan.logEvery,
                        plan.every,
                        elements,
                        plan.steps);
    }

    private static char letter(boolean periodic) {
        return periodic ? 'p' : 's';
    }

    private String velocities() {
        if (Velocities.of(start).isPresent()) {
            return "";
        }
        double kelvin =
                plan.initialTemperature.orElse(
                        plan.thermostat.map(bath -> bath.temperature().from()).orElse(0.0));
        return text(
                "velocity        all create %s %d mom yes rot no dist gaussian\n", kelvin, seed());
    }

    /** LAMMPS takes seeds from 1 on. */
    private int seed() {
        return 1 + Math.floorMod(plan.seed, 899_999_999);
    }

    private String motion() {
        String group = plan.frozen.isEmpty() ? "all" : "mobile";
        String fixes =
                plan.barostat
                        .map(cell -> barostat(group, cell))
                        .or(() -> plan.thermostat.map(bath -> bath(group, bath)))
                        .orElseGet(() -> text("fix motion %s nve\n", group));
        return frozen() + fixes;
    }

    private String frozen() {
        if (plan.frozen.isEmpty()) {
            return "";
        }
        String ids =
                plan.frozen.stream()
                        .map(atom -> Integer.toString(atom + 1))
                        .collect(Collectors.joining(" "));
        return "group           frozen id "
                + ids
                + "\ngroup           mobile subtract all frozen\n"
                + "velocity        frozen set 0 0 0\n";
    }

    private String bath(String group, Thermostat thermostat) {
        Ramp kelvin = thermostat.temperature();
        double tau = thermostat.coupling().ps();
        return switch (thermostat) {
            case Thermostat.Langevin _ ->
                    text("fix motion %s nve\n", group)
                            + text(
                                    "fix bath %s langevin %s %s %s %d zero yes\n",
                                    group, kelvin.from(), kelvin.to(), tau, seed());
            case Thermostat.VelocityRescaling _ ->
                    text("fix motion %s nve\n", group)
                            + text(
                                    "fix bath %s temp/csvr %s %s %s %d\n",
                                    group, kelvin.from(), kelvin.to(), tau, seed());
            case Thermostat.NoseHoover chain ->
                    text(
                            "fix motion %s nvt temp %s %s %s tchain %d\n",
                            group, kelvin.from(), kelvin.to(), tau, chain.length());
        };
    }

    private String barostat(String group, Barostat barostat) {
        Ramp kelvin = plan.thermostat.orElseThrow().temperature();
        String note =
                barostat instanceof Barostat.CellRescaling
                        ? "# LAMMPS has no stochastic cell rescaling; its Martyna–Tobias–Klein barostat samples the"
                                + " same ensemble\n"
                        : "";
        String cell =
                switch (barostat.freedom()) {
                    case ISOTROPIC -> "iso";
                    case ANISOTROPIC -> "aniso";
                    case FLEXIBLE -> "tri";
                };
        Ramp pressure = barostat.pressure();
        return note
                + text(
                        "fix motion %s npt temp %s %s %s %s %s %s %s\n",
                        group,
                        kelvin.from(),
                        kelvin.to(),
                        plan.thermostat.orElseThrow().coupling().ps(),
                        cell,
                        pressure.from() * 1e4,
                        pressure.to() * 1e4,
                        barostat.coupling().ps());
    }

    @SuppressWarnings("AnnotateFormatMethod") // all formats are literals of this class
    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
