package io.github.acetune.kernel.install;

import io.github.acetune.structure.InvalidInputException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a kernel's variables may take.
 *
 * @param jvmOption the option of the Java machine that says so
 */
record HeapLimit(String jvmOption) {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([kmgtKMGT])[bB]?");

    /**
     * Reads a limit.
     *
     * @param text a share of the machine's memory such as {@code 75%}, or a size such as {@code 4g}
     * @return the limit
     * @throws InvalidInputException when it is neither
     */
    static HeapLimit parse(String text) {
        Matcher share = SHARE.matcher(text.strip());
        if (share.matches()) {
            double percent = Double.parseDouble(share.group(1));
            if (percent > 0 && percent <= 100) {
                return new HeapLimit("-XX:MaxRAMPercentage=" + percent);
            }
        }
        Matcher size = SIZE.matcher(text.strip());
        if (size.matches()) {
            return new HeapLimit("-Xmx" + size.group(1) + size.group(2).toLowerCase(Locale.ROOT));
        }
        throw new InvalidInputException(
                "--heap: found '"
                        + text
                        + "'; expected a share of the memory such as 75% or a size such as 4g");
    }
}
