package io.github.acetune.kernel.display;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Shows pixel images as PNG. */
final class ImageRenderer {
    private ImageRenderer() {}

    static MimeBundle render(RenderedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", png)) {
                return MimeBundle.text(image.toString());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("image/png", Base64.getEncoder().encodeToString(png.toByteArray()));
        data.put(
                MimeBundle.TEXT,
                "image of " + image.getWidth() + " × " + image.getHeight() + " pixels");
        return new MimeBundle(data, Map.of());
    }
}
