package io.github.acetune.cli;

import io.github.acetune.data.Dataset;
import io.github.acetune.data.Split;
import io.github.acetune.fit.pacemaker.DataSection;
import io.github.acetune.fit.pacemaker.PacemakerInput;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the data of an input: named on the command line, or in its section {@code data}. */
final class InputData {
    private static final double DEFAULT_TEST_FRACTION = 0.1;

    private final Path input;
    private final DataSection section;
    private final long seed;
    private final Set<String> elements;
    private final Console console;

    /**
     * Data of an input.
     *
     * @param input its file, to whose folder relative names refer
     * @param pacemaker what it says
     * @param console told what was chosen
     */
    InputData(Path input, PacemakerInput pacemaker, Console console) {
        this.input = input;
        this.section = pacemaker.data();
        this.seed = pacemaker.fit().seed();
        this.elements =
                pacemaker.elements().stream()
                        .map(Element::symbol)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        this.console = console;
    }

    /**
     * Training data, and test data where there are any.
     *
     * @param trainFile named on the command line, or null
     * @param testFile named on the command line, or null
     * @param testNeeded whether some training data are held back where there are no test data
     * @return the data; the test data may be empty unless needed
     */
    Split read(Path trainFile, Path testFile, boolean testNeeded) {
        Split split = parts(trainFile, testFile, testNeeded);
        checkElements(split.train());
        checkElements(split.validation());
        return split;
    }

    private Split parts(Path trainFile, Path testFile, boolean testNeeded) {
        Dataset train =
                trainFile != null
                        ? Dataset.read(trainFile)
                        : named("filename", section.files(), "--train");
        if (testFile != null) {
            return Split.of(train, Dataset.read(testFile));
        }
        if (trainFile == null && !section.testFiles().isEmpty()) {
            return Split.of(train, named("test_filename", section.testFiles(), "--test"));
        }
        if (section.testSize().isPresent()) {
            return heldBack(train, testFraction(section.testSize().getAsDouble(), train.size()));
        }
        if (isMarked(train)) {
            console.notice("training and test data as the key 'set' of the structures says");
            return train.split("set");
        }
        return testNeeded
                ? heldBack(train, DEFAULT_TEST_FRACTION)
                : Split.of(train, train.filter(_ -> false).named("test"));
    }

    private Split heldBack(Dataset all, double fraction) {
        Split split = all.stratifiedSplit(1 - fraction, seed);
        console.notice(
                "no test data named: "
                        + split.validation().size()
                        + " of "
                        + all.size()
                        + " structures held back, of every configuration type alike, seed "
                        + seed);
        return split;
    }

    /** Whether every structure says which part it belongs to. */
    private static boolean isMarked(Dataset data) {
        Set<String> sets =
                data.structures().stream()
                        .map(s -> s.info("set").orElse(""))
                        .collect(Collectors.toSet());
        return sets.contains("train") && (sets.contains("val") || sets.contains("validation"));
    }

    private double testFraction(double size, int structures) {
        double fraction = size >= 1 ? size / structures : size;
        if (!(fraction > 0 && fraction < 1)) {
            throw new InvalidInputException(
                    input
                            + ": data test_size: expected a fraction below 1 or fewer than the "
                            + structures
                            + " structures, found "
                            + size);
        }
        return fraction;
    }

    private Dataset named(String key, List<String> names, String option) {
        if (names.isEmpty()) {
            throw new InvalidInputException(
                    input + ": data " + key + ": is missing; name a file there or by " + option);
        }
        return Dataset.read(
                names.stream().map(name -> file(key, option, name)).toArray(Path[]::new));
    }

    private Path file(String key, String option, String name) {
        for (Path folder : folders()) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new InvalidInputException(
                input
                        + ": data "
                        + key
                        + ": "
                        + name
                        + ": no such file (relative names start from the input's folder); name"
                        + " it by "
                        + option);
    }

    private List<Path> folders() {
        Path own = input.toAbsolutePath().getParent();
        var folders = new ArrayList<Path>();
        section.folder().ifPresent(path -> folders.add(own.resolve(path)));
        String variable = System.getenv("PACEMAKERDATAPATH");
        if (variable != null && !variable.isBlank()) {
            folders.add(Path.of(variable));
        }
        folders.add(own);
        return folders;
    }

    /** Finds out before the first fit whether the potential knows all elements of the data. */
    private void checkElements(Dataset data) {
        for (Structure structure : data.structures()) {
            for (Element element : structure.species()) {
                if (!elements.contains(element.symbol())) {
                    throw new InvalidInputException(
                            structure.describe()
                                    + ": holds "
                                    + element.symbol()
                                    + ", which is none of the elements "
                                    + elements
                                    + " of "
                                    + input);
                }
            }
        }
    }
}
