package io.github.acetune.kernel.engine;

import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.ijava.IJava;
import java.util.regex.Pattern;

/**
 * What IJava and JJava accepted and this kernel would reject.
 *
 * <p>Their {@code display} returned the identifier of a display as text; here it returns a handle, whose text is that
 * identifier. Their Java classes have counterparts here, all in one package. Cells that compile as they are never come here.
 */
final class IJavaDialect {
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\bString(\\s+\\w+\\s*=\\s*)(display\\s*\\()");
    private static final String THEIRS =
            "\\b(?:io\\.github\\.spencerpark\\.(?:ijava|jupyter)|org\\.dflib\\.jjava)\\.(?:[a-z]\\w*\\.)*";
    // The classes that hold their functions of cells.
    private static final Pattern FUNCTIONS = Pattern.compile(THEIRS + "runtime\\.[A-Z]\\w*");
    private static final Pattern CLASSES = Pattern.compile(THEIRS + "(?=[A-Z*])");

    private IJavaDialect() {}

    static String translate(String source) {
        String handles = IDENTIFIER.matcher(source).replaceAll("String$1\"\" + $2");
        String functions = FUNCTIONS.matcher(handles).replaceAll(Notebook.class.getName());
        return CLASSES.matcher(functions).replaceAll(IJava.class.getPackageName() + ".");
    }
}
