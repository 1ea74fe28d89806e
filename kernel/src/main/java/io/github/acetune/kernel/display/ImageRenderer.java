package io.github.acetune.kernel.display;

import java.awt.Component;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** Shows pixel images, and components of Swing as they would be painted, as PNG. */
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

    static MimeBundle render(Component component) {
        if (component.getWidth() == 0 || component.getHeight() == 0) {
            component.setSize(component.getPreferredSize());
        }
        component.doLayout();
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, component.getWidth()),
                        Math.max(1, component.getHeight()),
                        BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            component.printAll(graphics);
        } finally {
            graphics.dispose();
        }
        return render(image);
    }
}
