package io.github.acetune.plot;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Names for parts of a page that follow from their content, so that the same figure always gives the same text. */
final class Checksum {
    private Checksum() {}

    static String of(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(checksum.getValue(), 8);
    }
}
