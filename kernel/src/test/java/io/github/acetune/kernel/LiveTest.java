package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.wire.Message;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Long work of the toolkit as a notebook shows it while it goes on. */
class LiveTest {
    private static final String SETUP =
            """
            var all = Datasets.load("si-pbe").structures();
            var bulk = all.stream().filter(s -> s.configType().equals("dia")).toList();
            var parts = Split.of(Dataset.of("train", bulk.subList(0, 12)), Dataset.of("test", bulk.subList(12, 18)));
            var sweep = Sweep.of(AceSpec.of("Si").cutoff(4).embedding(linear()).functions(8))
                    .over("cutoff", real(3.2, 4.2)).initial(2).iterations(%d).fit(FitSpec.kappa(0.3).threads(1));
            """;

    private static KernelClient client;

    @BeforeAll
    static void startKernel() throws IOException {
        client = KernelClient.start();
    }

    @AfterAll
    static void stopKernel() {
        client.close();
    }

    @Test
    void sweepShowsItsConvergenceInPlaceAtMostFiveTimesASecond() {
        client.run(SETUP.formatted(6));
        Answer answer = client.run("var result = sweep.run(parts);\nresult.trials().size()");

        assertEquals("6", answer.result(), () -> String.valueOf(answer.reply()));
        List<Message> plots =
                answer.of("display_data").stream()
                        .filter(m ->
                                KernelClient.data(m).containsKey("application/vnd.plotly.v1+json"))
                        .toList();
        assertEquals(1, plots.size(), "one place for the plot");
        List<Message> updates =
                answer.of("update_display_data").stream()
                        .filter(m -> sameDisplay(m, plots.getFirst()))
                        .toList();
        List<String> learnt =
                Stream.of("display_data", "update_display_data")
                        .flatMap(type -> answer.of(type).stream())
                        .map(m -> String.valueOf(KernelClient.data(m).get("text/plain")))
                        .filter(text -> text.contains("Partial dependence: Figure"))
                        .toList();
        assertTrue(!learnt.isEmpty(), "what the sweep has learnt, at its end");
        long most = 2 + milliseconds(plots.getFirst(), answer.of("status").getLast()) / 200;
        assertTrue(updates.size() <= most, updates.size() + " updates, at most " + most);
        String last = KernelClient.data(answer.of("update_display_data").getLast()).toString();
        String bar =
                answer.of("update_display_data").stream()
                        .map(m -> String.valueOf(KernelClient.data(m).get("text/plain")))
                        .filter(text -> text.startsWith("sweep: 6 of 6"))
                        .reduce((earlier, later) -> later)
                        .orElse(last);
        assertTrue(bar.contains("best loss") && bar.endsWith("done"), bar);
    }

    @Test
    void interruptedSweepKeepsItsTrials() {
        client.run(SETUP.formatted(5000));
        Message cell = client.send("var kept = sweep.run(parts);", Map.of());
        client.broadcast(m ->
                KernelClient.belongs(m, cell)
                        && m.type().equals("display_data")
                        && KernelClient.data(m).containsKey("application/vnd.plotly.v1+json"));
        client.controlReply("interrupt_request", Map.of());

        assertEquals("Interrupted", client.answer(cell).reply().get("ename"));
        assertEquals("true", client.run("kept.interrupted() && kept.trials().size() > 0").result());
    }

    @Test
    void dynamicsShowsItsTemperatureInPlaceAndKeepsWhatAnInterruptLeft() {
        Message cell =
                client.send(
                        "var cold = Crystals.diamond(Element.Si, 5.43);\n"
                                + "var run = Simulation.of(StillingerWeber.silicon(), cold)"
                                + ".nvt(300, fs(100)).run(ns(100));",
                        Map.of());
        client.broadcast(m ->
                KernelClient.belongs(m, cell)
                        && m.type().equals("display_data")
                        && KernelClient.data(m).containsKey("application/vnd.plotly.v1+json"));
        client.controlReply("interrupt_request", Map.of());

        assertEquals("Interrupted", client.answer(cell).reply().get("ename"));
        assertEquals(
                "true", client.run("run.rows().size() > 0 && run.stability().stable()").result());
    }

    private static boolean sameDisplay(Message one, Message other) {
        return one.content().get("transient").equals(other.content().get("transient"));
    }

    private static long milliseconds(Message from, Message to) {
        var start = java.time.Instant.parse(String.valueOf(from.header().get("date")));
        var end = java.time.Instant.parse(String.valueOf(to.header().get("date")));
        return java.time.Duration.between(start, end).toMillis();
    }
}
