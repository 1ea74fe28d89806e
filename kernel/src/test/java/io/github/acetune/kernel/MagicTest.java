package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The percent commands and the environment variables of IJava. */
class MagicTest {
    private static KernelClient client;
    @TempDir private static Path folder;

    @BeforeAll
    static void startKernel() throws IOException {
        Path script =
                Files.writeString(
                        folder.resolve("start.jshell"),
                        "int fromFile = 5;\nint twice(int a) { return 2 * a; }");
        client =
                KernelClient.start(
                        Map.of(
                                "IJAVA_STARTUP_SCRIPTS_PATH", script.toString(),
                                "IJAVA_STARTUP_SCRIPT", "int fromVariable = 6;",
                                "IJAVA_COMPILER_OPTS", "-Xlint:unchecked"));
    }

    @AfterAll
    static void stopKernel() {
        client.close();
    }

    @Test
    void startupScriptsRun() {
        assertEquals("22", client.run("twice(fromFile + fromVariable)").result());
    }

    @Test
    void remainderIsNotAMagic() {
        assertEquals(
                "2",
                client.run("int seven = 7; int five = 5;\nint rest = (seven\n  % five);\nrest")
                        .result());
        assertEquals("%time\n", client.run("\"\"\"\n%time\n\"\"\"").result());
    }

    @Test
    void unknownMagicSaysWhatThereIs() {
        Answer answer = client.run("%nosuch thing");
        assertTrue(answer.traceback().contains("%nosuch is no magic"), answer.traceback());
        assertTrue(answer.traceback().contains("maven"), answer.traceback());
    }

    @Test
    void timeShowsTimeAndValue() {
        Answer line = client.run("%time 6 * 7");
        assertEquals("42", line.result());
        assertTrue(line.printed("stdout").startsWith("time: "));
        assertEquals("3", client.run("%%time\nint timed = 3;\ntimed").result());
    }

    @Test
    void jarsAndClassPathAddLibraries() throws IOException {
        Path jar = folder.resolve("library.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("inside/hello.txt"));
            out.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        client.run("%jars " + folder + "/*.jar");
        String read =
                "new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"inside/hello.txt\").readAllBytes())";
        assertEquals("hello", client.run(read).result());
        Answer absent = client.run("%classpath /no/such/folder");
        assertTrue(absent.traceback().contains("nothing found"), absent.traceback());
    }

    @Test
    void loadRunsFilesAndNotebooks() throws IOException {
        Path notebook = folder.resolve("other.ipynb");
        Files.writeString(
                notebook,
                "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"x\"}, {\"cell_type\": \"code\", \"source\": [\"int loaded\\n\", \" = 9;\"]}]}");
        client.run("%load " + notebook);
        assertEquals("9", client.run("loaded").result());
    }

    @Test
    void magicsAreFunctionsToo() {
        assertEquals("42", client.run("(Object) lineMagic(\"time\", List.of(\"6*7\"))").result());
        assertEquals("3", client.run("(Object) cellMagic(\"time\", List.of(), \"1+2\")").result());
        assertEquals("4", client.run("eval(\"2 + 2\")").result());
    }

    @Test
    void libraryOfTheToolkitStaysInItsVersion() {
        String classPath = System.getProperty("java.class.path");
        assertTrue(classPath.contains("picocli"), "the test knows one of the toolkit's libraries");
        Answer answer = client.run("%maven info.picocli:picocli:4.7.7");
        assertEquals("ok", answer.status());
        assertTrue(answer.printed("stdout").contains("Nothing to add"), answer.printed("stdout"));
    }

    @Test
    void valueOfAMagicCanBeAssigned() {
        Answer answer =
                client.run(
                        "int before = 1;\nList<String> files = %maven info.picocli:picocli:4.7.7\nfiles.size() + before");
        assertEquals("2", answer.result(), () -> answer.traceback());
        assertEquals("3", client.run("int modulus = 13;\nmodulus %= 5;\nmodulus").result());
    }

    @Test
    void otherVersionThanTheToolkitsIsExplained() {
        Answer answer = client.run("%maven info.picocli:picocli:4.6.0");
        assertTrue(
                answer.printed("stderr").contains("acetune itself uses version 4.7.7"),
                answer.printed("stderr"));
    }

    @Test
    void malformedCoordinatesAreExplained() {
        Answer answer = client.run("%maven commons-lang3");
        assertTrue(
                answer.traceback().contains("expected group:artifact:version"), answer.traceback());
    }

    @Test
    void kernelsOwnSocketsAreNoLibraryOfCells() {
        Answer before = client.run("org.zeromq.ZMQ.class");
        assertTrue(before.traceback().contains("org.zeromq"), before.traceback());
        Answer added = client.run("%maven org.zeromq:jeromq:0.5.4");
        assertEquals("ok", added.status(), () -> added.traceback());
        Answer found =
                client.run(
                        "org.zeromq.ZMQ.class.getProtectionDomain().getCodeSource().getLocation().toString().replaceAll(\".*/\", \"\")");
        assertEquals("jeromq-0.5.4.jar", found.result(), () -> found.traceback());
    }
}
