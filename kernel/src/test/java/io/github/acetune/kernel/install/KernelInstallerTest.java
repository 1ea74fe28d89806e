package io.github.acetune.kernel.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.acetune.structure.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the kernel is installed, and what is refused. */
class KernelInstallerTest {
    @Test
    void heapIsAShareOrASize() {
        assertEquals("-XX:MaxRAMPercentage=75.0", HeapLimit.parse("75%").jvmOption());
        assertEquals("-Xmx4g", HeapLimit.parse("4G").jvmOption());
        assertEquals("-Xmx512m", HeapLimit.parse("512mb").jvmOption());
        for (String wrong : new String[] {"lots", "0%", "120%", "4"}) {
            String message =
                    assertThrows(InvalidInputException.class, () -> HeapLimit.parse(wrong))
                            .getMessage();
            assertTrue(message.contains("'" + wrong + "'"), message);
        }
    }

    @Test
    void userFolderFollowsTheSystem() {
        assertEquals(
                Path.of("/h/.local/share/jupyter"), KernelPlaces.userData(Map.of(), "Linux", "/h"));
        assertEquals(
                Path.of("/h/Library/Jupyter"), KernelPlaces.userData(Map.of(), "Mac OS X", "/h"));
        assertEquals(
                Path.of("/r/jupyter"),
                KernelPlaces.userData(Map.of("APPDATA", "/r"), "Windows 11", "/h"));
        assertEquals(
                Path.of("/x/jupyter"),
                KernelPlaces.userData(Map.of("XDG_DATA_HOME", "/x"), "Linux", "/h"));
        assertEquals(
                Path.of("/j"),
                KernelPlaces.userData(Map.of("JUPYTER_DATA_DIR", "/j"), "Linux", "/h"));
    }

    @Test
    void homeIsJupytersNotThatOfTheListOfUsers() {
        assertEquals("/home/jovyan", KernelPlaces.home(Map.of("HOME", "/home/jovyan"), "/none"));
        assertEquals("/none", KernelPlaces.home(Map.of("HOME", ""), "/none"));
        assertEquals("/none", KernelPlaces.home(Map.of(), "/none"));
    }

    @Test
    void environmentMustBeActive() {
        assertEquals(Path.of("/env"), KernelPlaces.environment(Map.of("CONDA_PREFIX", "/env")));
        assertThrows(InvalidInputException.class, () -> KernelPlaces.environment(Map.of()));
    }

    @Test
    void absentKernelCannotBeRemoved(@TempDir Path folder) {
        KernelInstaller installer = new KernelInstaller(folder, "java");
        String message =
                assertThrows(InvalidInputException.class, installer::uninstall).getMessage();
        assertTrue(message.contains("no kernel 'java'"), message);
    }

    @Test
    void oddNamesAreRefused(@TempDir Path folder) {
        assertThrows(InvalidInputException.class, () -> new KernelInstaller(folder, "../java"));
    }
}
