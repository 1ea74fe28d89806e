package io.github.acetune.validate.physical;

import io.github.acetune.structure.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** Collects what a check finds; what cannot be done becomes a fault. */
final class CheckRecord {
    private final List<Property> properties = new ArrayList<>();
    private final List<PropertyCurve> curves = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    void property(String name, String unit, double value) {
        if (Double.isFinite(value)) {
            properties.add(new Property(name, unit, value));
        } else {
            faults.add(name + " is not a finite number");
        }
    }

    void curve(PropertyCurve curve) {
        curves.add(curve);
    }

    void fault(String line) {
        faults.add(line);
    }

    /** Does a part of a check. */
    void attempt(String what, Runnable part) {
        try {
            part.run();
        } catch (InvalidInputException | ArithmeticException | IllegalArgumentException e) {
            faults.add(what + ": " + e.getMessage());
        }
    }

    CheckResult result() {
        return new CheckResult(properties, curves, faults);
    }
}
