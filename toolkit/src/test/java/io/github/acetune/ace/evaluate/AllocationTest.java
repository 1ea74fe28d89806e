package io.github.acetune.ace.evaluate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Vectors are objects unless the compiler keeps them in registers, which it decides from what a virtual machine has run before.
 * So each engine is measured in a virtual machine of its own, as {@code acetune bench} does, which waits for its compiler: what it
 * has compiled after some calls then depends neither on other tests nor on the load and speed of the machine.
 */
final class AllocationTest {
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aCallAllocatesLittleMoreThanItsResult(Engine engine)
            throws IOException, InterruptedException {
        assertAllocatesLittle(engine);
    }

    /** In a long session the compiler may come to inline anything; its graphs then grow until it inlines no more. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void evenWhereTheCompilerInlinesAsMuchAsItCan(Engine engine)
            throws IOException, InterruptedException {
        assertAllocatesLittle(engine, "-XX:InlineSmallCode=20000", "-XX:FreqInlineSize=2000");
    }

    private static void assertAllocatesLittle(Engine engine, String... options)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(engine.isAvailable());
        String bytesPerAtom = probe(engine, options);
        assertTrue(
                Double.parseDouble(bytesPerAtom) < 200,
                engine + " allocates " + bytesPerAtom + " bytes per atom");
    }

    private static String probe(Engine engine, String... options)
            throws IOException, InterruptedException {
        var all =
                new ArrayList<>(
                        List.of(
                                OwnMachine.VECTORS,
                                "-XX:-BackgroundCompilation",
                                "-XX:+UseSerialGC",
                                "-Xmx512m"));
        all.addAll(List.of(options));
        return OwnMachine.answer(all, AllocationProbe.class, engine.name());
    }
}
