package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Datasets;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the test sets of a validation. */
final class ValidationData {
    private static final List<String> BUNDLED = List.of("si-pbe", "sbte-pbe");

    private final Console console;

    ValidationData(Console console) {
        this.console = console;
    }

    /** The named files, or the bundled test sets of the same elements; empty where there are none. */
    List<Dataset> read(List<Path> files, List<ValidationSubject> subjects) {
        if (files.isEmpty()) {
            return bundled(subjects);
        }
        List<Dataset> tests = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString().replaceFirst("\\.(ext)?xyz$", "");
            Dataset test = Dataset.read(file).named(name).requireEnergies().requireForces();
            if (test.size() == 0) {
                throw new InvalidInputException(
                        file + ": holds no structures, expected extended XYZ frames");
            }
            tests.add(test);
        }
        for (ValidationSubject subject : subjects) {
            tests.forEach(test -> check(subject, test));
        }
        return tests;
    }

    private static void check(ValidationSubject subject, Dataset test) {
        List<Element> known = subject.potential().elements();
        for (Structure structure : test.structures()) {
            for (Element element : structure.species()) {
                if (!known.contains(element)) {
                    throw new InvalidInputException(
                            structure.describe()
                                    + ": holds "
                                    + element.symbol()
                                    + ", which "
                                    + subject.file()
                                    + " lacks; it knows "
                                    + subject.elements());
                }
            }
        }
    }

    private List<Dataset> bundled(List<ValidationSubject> subjects) {
        for (String name : BUNDLED) {
            Dataset all = Datasets.load(name);
            boolean fits =
                    subjects.stream()
                            .allMatch(subject ->
                                    subject.potential().elements().containsAll(all.elements()));
            if (fits) {
                console.notice("no --test: the test sets of the bundled data " + name);
                return List.copyOf(all.split("set").test().values());
            }
        }
        console.notice("no --test, and no bundled data for these elements: no errors on test sets");
        return List.of();
    }
}
