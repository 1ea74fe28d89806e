package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell may use without an import. */
class StartupTest {
    private static KernelClient client;

    @BeforeAll
    static void startKernel() throws IOException {
        client = KernelClient.start();
    }

    @AfterAll
    static void stopKernel() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dataset d = null;",
                "Structure s = null;",
                "Split s = null;",
                "AceSpec s = null;",
                "Figure f = null;",
                "Table t = null;",
                "FitSpec f = null;",
                "PhysicalChecks p = null; PropertySheet s = null; Check c = null; Property r = null;",
                "ActiveSet a = null; Labeller l = null; DftSystem d = null;",
                "SearchSpace s = null;",
                "Path p = Path.of(\"x\");",
                "List<Element> l = new ArrayList<>();",
                "Map<String, Point> m = new HashMap<>();",
                "Cell c = null; Histogram h = null; Axis a = null; Box b = null; Curve k = null;",
                "var radial = SBESSEL;",
                "var embedding = finnisSinclair(2); var sum = linear();",
                "var cutoff = real(4.5, 7); var basis = categorical(SBESSEL, CHEB_POW);",
                "var functions = integer(20, 100); var ridge = logReal(1e-8, 1e-2);"
            })
    void namesOfTheToolkitAndTheJdkAreKnownAndMeanOneThing(String code) {
        Answer answer = client.run(code);
        assertEquals("ok", answer.status(), () -> answer.traceback());
    }

    @Test
    void anImportOfTheUsersOwnKeepsTheOthers() {
        client.run("import java.util.*;\nimport java.util.List;");
        assertEquals("3", client.run("Stream.of(1, 2, 3).count()").result());
    }

    @Test
    void vectorsOfTheJdkCompile() {
        Answer answer =
                client.run("jdk.incubator.vector.DoubleVector.SPECIES_PREFERRED.length() > 0");
        assertEquals("true", answer.result());
    }

    @Test
    void theBundledDataAreShownAsATable() {
        Answer answer = client.run("var si = Datasets.load(\"si-pbe\");\nsi");
        assertTrue(
                KernelClient.data(answer.of("execute_result").get(0))
                        .get("text/html")
                        .toString()
                        .contains("<table"));
    }
}
