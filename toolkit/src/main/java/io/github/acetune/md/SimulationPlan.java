package io.github.acetune.md;

import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a run is to do; filled in by {@link Simulation}, not changed afterwards. */
final class SimulationPlan implements Cloneable {
    Optional<Thermostat> thermostat = Optional.empty();
    Optional<Barostat> barostat = Optional.empty();
    Time timestep = Time.fs(1);
    OptionalDouble initialTemperature = OptionalDouble.empty();
    long seed = 1;
    int every;
    int logEvery;
    List<Integer> frozen = List.of();
    List<Guard> guards = Guard.defaults();
    Optional<Path> folder = Optional.empty();
    List<TrajectoryFormat> formats = List.of(TrajectoryFormat.EXTENDED_XYZ);
    boolean resume;
    OptionalInt checkpointEvery = OptionalInt.empty();
    Optional<SimulationListener> listener = Optional.empty();
    long steps;

    SimulationPlan copy() {
        try {
            return (SimulationPlan) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What decides the sequence of states; a run with any other value of these is another run. */
    String identity(Structure start) {
        boolean ramped =
                thermostat.map(bath -> !bath.temperature().isConstant()).orElse(false)
                        || barostat.map(cell -> !cell.pressure().isConstant()).orElse(false);
        return String.join(
                "\n",
                "atoms " + start.species().stream().map(Enum::name).collect(Collectors.joining()),
                "timestep " + timestep.ps() + " ps",
                "thermostat " + thermostat.map(Object::toString).orElse("none"),
                "barostat " + barostat.map(Object::toString).orElse("none"),
                "seed " + seed,
                "every " + every + " steps",
                "log every " + logEvery + " steps",
                "formats " + formats,
                "frozen " + frozen,
                ramped ? "steps " + steps : "any number of steps");
    }
}
