package io.github.acetune.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.kernel.KernelClient.Answer;
import io.github.acetune.kernel.session.KernelSettings;
import io.github.acetune.structure.InvalidInputException;
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
    void folderStandsForItsJars() throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("libraries"));
        for (String name : new String[] {"first.jar", "second.jar"}) {
            try (JarOutputStream out =
                    new JarOutputStream(Files.newOutputStream(libraries.resolve(name)))) {
                out.putNextEntry(new JarEntry(name + ".txt"));
            }
        }
        Answer answer = client.run("List<String> both = %jars " + libraries + "\nboth.size()");
        assertEquals("2", answer.result(), () -> answer.traceback());
    }

    @Test
    void pieceOfAProjectFileBringsItsOwnRepository() throws IOException {
        Path artifact = Files.createDirectories(folder.resolve("repository/local/test/thing/1.0"));
        Files.writeString(
                artifact.resolve("thing-1.0.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>local.test</groupId>"
                        + "<artifactId>thing</artifactId><version>1.0</version></project>");
        try (JarOutputStream out =
                new JarOutputStream(Files.newOutputStream(artifact.resolve("thing-1.0.jar")))) {
            out.putNextEntry(new JarEntry("thing/inside.txt"));
            out.write("found".getBytes(StandardCharsets.UTF_8));
        }
        Answer answer =
                client.run(
                        """
                        %%%%loadFromPOM
                        <repository>
                          <id>own</id>
                          <url>%s</url>
                        </repository>
                        <dependency>
                          <groupId>local.test</groupId>
                          <artifactId>thing</artifactId>
                          <version>1.0</version>
                        </dependency>\
                        """
                                .formatted(folder.resolve("repository").toUri()));
        assertEquals("ok", answer.status(), () -> answer.traceback());
        assertEquals("Added local.test:thing:1.0\n", answer.printed("stdout"));
    }

    @Test
    void repositoryThatIsGoneHidesNoOther() {
        client.run("%mavenRepo gone https://gone.invalid/maven");
        Answer answer = client.run("%maven info.picocli:picocli:4.7.7");
        assertEquals("ok", answer.status(), () -> answer.traceback());
        Answer absent = client.run("%maven local.test:absent:1.0");
        assertTrue(absent.traceback().contains("local.test:absent"), absent.traceback());
        assertTrue(absent.traceback().contains("gone.invalid"), absent.traceback());
    }

    @Test
    void shellCommandsPrintIntoTheCellAndTheirFailureIsTheCells() {
        Answer both = client.run("%sh echo out; echo err >&2");
        assertEquals("out\n", both.printed("stdout"));
        assertEquals("err\n", both.printed("stderr"));
        Answer failed = client.run("%%sh\nexit 3");
        assertTrue(failed.traceback().contains("%sh: exit status 3"), failed.traceback());
    }

    @Test
    void settingsHaveTheNamesOfBothKernelsAndTimesTheirUnits() {
        assertEquals(2_000, timeLimit(Map.of("IJAVA_TIMEOUT", "2 seconds")));
        assertEquals(500, timeLimit(Map.of("JJAVA_TIMEOUT", "500")));
        assertEquals(1, timeLimit(Map.of("IJAVA_TIMEOUT", "1", "JJAVA_TIMEOUT", "2")));
        assertEquals(-1, timeLimit(Map.of("IJAVA_TIMEOUT", "-1")));
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> timeLimit(Map.of("IJAVA_TIMEOUT", "2 parsecs")))
                        .getMessage();
        assertTrue(message.contains("'2 parsecs'"), message);
    }

    private static long timeLimit(Map<String, String> environment) {
        return KernelSettings.from(environment).engine().timeLimitMilliseconds();
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
