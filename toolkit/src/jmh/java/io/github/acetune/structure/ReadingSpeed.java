package io.github.acetune.structure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast extended XYZ is read on one core: milliseconds per megabyte (10⁶ bytes) of the bundled silicon set, whose small
 * frames are the hardest case; 10 ms are 100 MB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingSpeed {
    private static final int SIZE = 1_000_000;

    private byte[] text;

    /** Repeats the set and cuts it after a whole frame, as near to a megabyte as it goes. */
    @Setup
    public void repeatTheBundledSet() throws IOException {
        byte[] once;
        try (InputStream in =
                ReadingSpeed.class.getResourceAsStream("/io/github/acetune/data/si-pbe.xyz")) {
            once = in.readAllBytes();
        }
        int copies = Math.round((float) SIZE / once.length);
        text = new byte[copies * once.length];
        for (int copy = 0; copy < copies; copy++) {
            System.arraycopy(once, 0, text, copy * once.length, once.length);
        }
    }

    /** Reads all frames; returns the atoms so that nothing is left out. */
    @Benchmark
    public long read() {
        try (Stream<Structure> frames =
                ExtendedXyz.stream("bundled", new ByteArrayInputStream(text))) {
            return frames.mapToLong(Structure::size).sum();
        }
    }
}
