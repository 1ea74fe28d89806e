package io.github.acetune.cli;

import io.github.acetune.fit.pacemaker.PacemakerInput;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.sweep.XpotInput;
import java.nio.file.Path;
import java.util.Map;

/** Reads inputs for one potential: a pacemaker YAML or an XPOT HJSON without ranges. */
final class PlainInput {
    private PlainInput() {}

    /**
     * Reads an input.
     *
     * @param file YAML or HJSON
     * @param console told what in it has no effect
     * @return the input
     * @throws InvalidInputException where it holds ranges to be searched, or cannot be understood
     */
    static PacemakerInput read(Path file, Console console) {
        XpotInput input = XpotInput.read(file);
        if (!input.hyperparameterNames().isEmpty()) {
            throw new InvalidInputException(
                    file
                            + ": "
                            + input.hyperparameterNames().getFirst()
                            + ": is a range to be searched; use acetune sweep, or put a value there");
        }
        input.notices().forEach(console::notice);
        return pacemaker(input, console);
    }

    /**
     * What an input says where nothing is searched over.
     *
     * @param input the input; ranges are replaced by a value within them
     * @param console told what has no effect
     * @return potential, data and fit
     */
    static PacemakerInput pacemaker(XpotInput input, Console console) {
        var pacemaker = PacemakerInput.of(input.at(new Point(Map.of())), input.name());
        pacemaker.warnings().forEach(console::notice);
        return pacemaker;
    }
}
