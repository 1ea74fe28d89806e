package io.github.acetune.cli;

import io.github.acetune.sweep.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
    /** Used by picocli. */
    Version() {}

    static String number() {
        return ProgramVersion.number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"acetune " + number(), "Java " + Runtime.version().feature()};
    }
}
