package io.github.acetune.kernel.ijava;

import io.github.acetune.kernel.Notebook;
import io.github.acetune.kernel.display.MimeBundle;
import java.util.Map;

/** What values look like. */
public final class Renderer {
    Renderer() {}

    /**
     * Starts to say what values of a type look like.
     *
     * @param <T> the type
     * @param type its class
     * @return what takes in the rest
     */
    public <T> Registration<T> createRegistration(Class<T> type) {
        return new Registration<>(type);
    }

    /**
     * Renders a value.
     *
     * @param value any value
     * @return its formats
     */
    public DisplayData render(Object value) {
        DisplayData data = new DisplayData();
        Notebook.render(value).data().forEach(data::putData);
        return data;
    }

    /**
     * What values of a type look like, being said.
     *
     * @param <T> the type
     */
    public static final class Registration<T> {
        private final Class<T> type;

        Registration(Class<T> type) {
            this.type = type;
        }

        /**
         * Names the formats to show; front ends choose by themselves.
         *
         * @param types the formats
         * @return this
         */
        public Registration<T> preferring(MIMEType... types) {
            return this;
        }

        /**
         * Names further formats; front ends choose by themselves.
         *
         * @param types the formats
         * @return this
         */
        public Registration<T> supporting(MIMEType... types) {
            return this;
        }

        /**
         * Registers what renders.
         *
         * @param function the renderer
         */
        public void register(RenderFunction<? super T> function) {
            if (type.getName().startsWith("tech.tablesaw.plotly.")) {
                // What such renderers load from the network is at hand here.
                System.out.println(
                        type.getSimpleName()
                                + " of Tablesaw is drawn by this kernel itself; no renderer is needed.");
                return;
            }
            Notebook.registerRenderer(
                    type,
                    value -> {
                        RenderContext context = new RenderContext();
                        function.render(value, context);
                        return new MimeBundle(context.getOutputContainer().mimeBundle(), Map.of());
                    });
        }
    }
}
