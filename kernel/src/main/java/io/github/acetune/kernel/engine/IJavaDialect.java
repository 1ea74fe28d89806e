package io.github.acetune.kernel.engine;

import java.util.regex.Pattern;

/**
 * What IJava accepted and this kernel would reject.
 *
 * <p>IJava's {@code display} returned the identifier of a display as text; here it returns a handle, whose text is that
 * identifier. Cells that compile as they are never come here.
 */
final class IJavaDialect {
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\bString(\\s+\\w+\\s*=\\s*)(display\\s*\\()");

    private IJavaDialect() {}

    static String translate(String source) {
        return IDENTIFIER.matcher(source).replaceAll("String$1\"\" + $2");
    }
}
