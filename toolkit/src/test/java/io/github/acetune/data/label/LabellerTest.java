package io.github.acetune.data.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.Crystals;
import io.github.acetune.structure.Element;
import io.github.acetune.structure.ExtendedXyz;
import io.github.acetune.structure.InvalidInputException;
import io.github.acetune.structure.Labels;
import io.github.acetune.structure.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labelling many structures loses nothing that was computed, whatever happens. */
class LabellerTest {
    @TempDir Path folder;

    private final List<String> computed = Collections.synchronizedList(new ArrayList<>());

    private Structure label(Structure structure) {
        computed.add(structure.info("id").orElseThrow());
        return structure.withLabels(
                Labels.NONE
                        .withEnergy(-structure.cell().volume())
                        .withForces(new double[3 * structure.size()]));
    }

    private static List<Structure> structures(int count) {
        return IntStream.range(0, count)
                .mapToObj(k -> Crystals.diamond(Element.Si, 5 + 0.1 * k))
                .toList();
    }

    private LabelReport run(int workers, UnaryOperator<Structure> calculation, Path output) {
        return Labeller.of(calculation, workers)
                .label("dia", structures(6), output, LabelListener.NONE);
    }

    @Test
    void allStructuresAreLabelledInTheirOrderByManyWorkers() {
        Path output = folder.resolve("out.xyz");

        LabelReport report = run(3, this::label, output);

        assertEquals(new LabelReport(6, 0, List.of(), false), report);
        assertEquals(
                List.of("dia-1", "dia-2", "dia-3", "dia-4", "dia-5", "dia-6"),
                ids(ExtendedXyz.read(output)));
        assertEquals(-125, ExtendedXyz.read(output).getFirst().labels().energy().orElseThrow());
    }

    private static List<String> ids(List<Structure> structures) {
        return structures.stream().map(s -> s.info("id").orElseThrow()).toList();
    }

    @Test
    void whatFailedIsTriedAgainAndWhatIsThereIsNot() {
        Path output = folder.resolve("out.xyz");
        UnaryOperator<Structure> failing =
                structure -> {
                    if (structure.info("id").orElseThrow().equals("dia-2")) {
                        throw new LabellingFailedException("dia-2: did not converge");
                    }
                    return label(structure);
                };

        LabelReport first = run(1, failing, output);
        computed.clear();
        LabelReport second = run(1, this::label, output);

        assertEquals(List.of("dia-2: did not converge"), first.failures());
        assertEquals(5, first.labelled());
        assertEquals(List.of("dia-2"), computed);
        assertEquals(new LabelReport(6, 5, List.of(), false), second);
        assertEquals("dia-2", ids(ExtendedXyz.read(output)).get(1));
    }

    @Test
    void anInterruptedRunKeepsWhatIsDone() {
        Path output = folder.resolve("out.xyz");
        Thread caller = Thread.currentThread();
        var never = new CountDownLatch(1);
        UnaryOperator<Structure> stopping =
                structure -> {
                    if (computed.size() == 2) {
                        caller.interrupt();
                        try {
                            never.await();
                        } catch (InterruptedException stopped) {
                            throw new CancellationException();
                        }
                    }
                    return label(structure);
                };

        LabelReport report = run(1, stopping, output);
        boolean still = Thread.interrupted();

        assertTrue(report.interrupted() && !still);
        assertTrue(report.labelled() <= 2);
        assertEquals(6, run(1, this::label, output).labelled());
    }

    @Test
    void aFrameThatWasCutShortByACrashIsComputedAgain() throws IOException {
        Path output = folder.resolve("out.xyz");
        run(1, this::label, output);
        String text = Files.readString(output);
        int lastFrame = text.length() - text.lastIndexOf("\n8\n") - 1;
        for (int lost : new int[] {1, 3, 60, lastFrame - 10}) {
            Files.writeString(output, text.substring(0, text.length() - lost));
            computed.clear();

            run(1, this::label, output);

            assertEquals(List.of("dia-6"), computed);
            assertEquals(text, Files.readString(output));
        }
    }

    @Test
    void aFileThatIsNoOutputIsLeftAlone() throws IOException {
        Path output = folder.resolve("out.xyz");
        ExtendedXyz.write(output, structures(1));
        String before = Files.readString(output);

        assertThrows(InvalidInputException.class, () -> run(1, this::label, output));

        assertEquals(before, Files.readString(output));
        Files.writeString(output, "nonsense", StandardOpenOption.TRUNCATE_EXISTING);
        assertThrows(InvalidInputException.class, () -> run(1, this::label, output));
        assertThrows(InvalidInputException.class, () -> run(0, this::label, output));
    }

    @Test
    void twoStructuresOfOneNameAreRefused() {
        Structure crystal = Crystals.diamond(Element.Si, 5.4).withInfo("id", "same");

        assertThrows(
                InvalidInputException.class,
                () ->
                        Labeller.of(this::label, 1)
                                .label(
                                        "x",
                                        List.of(crystal, crystal),
                                        folder.resolve("o.xyz"),
                                        LabelListener.NONE));
    }

    @Test
    void otherElementsAndMissingProgramsAreNamed() {
        var unknown =
                assertThrows(
                        InvalidInputException.class,
                        () -> DftSystem.SBTE.requireKnows(Crystals.diamond(Element.Si, 5.4)));
        var missing =
                assertThrows(
                        InvalidInputException.class,
                        () -> QuantumEspresso.of(DftSystem.SI, folder.resolve("pw.x"), folder));

        assertTrue(unknown.getMessage().contains("holds Si"), unknown::getMessage);
        assertTrue(missing.getMessage().contains("expected pw.x"), missing::getMessage);
    }

    @Test
    void theErrorFunctionIsExact() {
        assertEquals(0.5204998778130465, ErrorFunction.of(0.5), 1e-15);
        assertEquals(0.9953222650189527, ErrorFunction.of(2), 1e-15);
        assertEquals(0.9999779094890761, ErrorFunction.of(2.9999999), 1e-15);
        assertEquals(0.9999984780066371, ErrorFunction.of(3.4), 1e-15);
    }

    @Test
    void pwOutputThatDidNotConvergeIsNone() {
        assertTrue(PwOutput.parse("convergence NOT achieved", 1).isEmpty());
        assertTrue(PwOutput.parse("", 1).isEmpty());
    }
}
