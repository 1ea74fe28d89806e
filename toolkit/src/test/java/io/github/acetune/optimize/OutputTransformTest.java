package io.github.acetune.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutputTransformTest {
    private static final double[] WITH_AN_OUTLIER = {1, 1.1, 1.2, 1.3, 1.4, 1000};

    @Test
    void compressionIsMonotonicAndCanBeInverted() {
        OutputTransform transform = OutputTransform.of(WITH_AN_OUTLIER);
        double last = Double.NEGATIVE_INFINITY;
        for (double value : WITH_AN_OUTLIER) {
            double transformed = transform.apply(value);
            assertTrue(transformed > last);
            assertEquals(value, transform.invert(transformed), 1e-9 * value);
            last = transformed;
        }
    }

    @Test
    void anOutlierDoesNotFlattenTheRest() {
        double[] compressed = OutputTransform.of(WITH_AN_OUTLIER).apply(WITH_AN_OUTLIER);
        double[] linear = OutputTransform.standardising(WITH_AN_OUTLIER).apply(WITH_AN_OUTLIER);
        assertTrue(compressed[4] - compressed[0] > 100 * (linear[4] - linear[0]));
        assertEquals(0, Arrays.stream(linear).sum(), 1e-12);
    }
}
