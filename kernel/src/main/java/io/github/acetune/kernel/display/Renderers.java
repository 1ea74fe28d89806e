package io.github.acetune.kernel.display;

import java.awt.Component;
import java.awt.image.RenderedImage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out what a value looks like.
 *
 * <p>In this order: a renderer that a cell has registered for the value's class, its superclasses or its interfaces; the
 * value's own public method {@code mimeBundle()}; the renderers that come with the kernel; plain text.
 */
public final class Renderers {
    private final Map<Class<?>, Renderer<?>> registered = new ConcurrentHashMap<>();

    /** Creates a registry with the renderers that come with the kernel. */
    public Renderers() {}

    /**
     * Registers a renderer; it replaces an earlier one of the same type.
     *
     * @param <T> the type
     * @param type the class or interface whose values it renders
     * @param renderer the renderer
     */
    public <T> void register(Class<T> type, Renderer<? super T> renderer) {
        registered.put(type, renderer);
    }

    /**
     * Renders a value.
     *
     * @param value any value, or null
     * @return its formats
     */
    public MimeBundle render(Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        MimeBundle bundle =
                registered(value).or(() -> own(value)).or(() -> builtIn(value)).orElse(null);
        if (bundle == null) {
            return MimeBundle.text(PlainText.of(value));
        }
        return bundle.data().containsKey(MimeBundle.TEXT)
                ? bundle
                : bundle.with(MimeBundle.TEXT, PlainText.of(value));
    }

    /**
     * Renders the value of a variable with whose declaration a cell ends.
     *
     * @param value any value, or null
     * @return its formats; empty for what one would not expect to see: numbers, texts, figures kept for later
     */
    public Optional<MimeBundle> renderDeclared(Object value) {
        return value == null ? Optional.empty() : ToolkitRenderer.renderDeclared(value);
    }

    /**
     * Renders a value in chosen formats only.
     *
     * @param value any value, or null; a text is taken as the content of the first format
     * @param types MIME types
     * @return those of its formats; plain text when it has none of them
     */
    public MimeBundle render(Object value, String... types) {
        if (value instanceof CharSequence text && types.length > 0) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (String type : types) {
                all.putAll(new Rich(type, text.toString()).mimeBundle());
            }
            return new MimeBundle(all, Map.of());
        }
        MimeBundle all = render(value);
        if (types.length == 0) {
            return all;
        }
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (String type : types) {
            if (all.data().containsKey(type)) {
                chosen.put(type, all.data().get(type));
            }
        }
        chosen.putIfAbsent(MimeBundle.TEXT, all.data().get(MimeBundle.TEXT));
        return new MimeBundle(chosen, all.metadata());
    }

    private Optional<MimeBundle> registered(Object value) {
        if (registered.isEmpty()) {
            return Optional.empty();
        }
        for (Class<?> type : typesOf(value.getClass())) {
            @SuppressWarnings("unchecked") // register() pairs a type with a renderer of it.
            Renderer<Object> renderer = (Renderer<Object>) registered.get(type);
            if (renderer != null) {
                return Optional.of(renderer.render(value));
            }
        }
        return Optional.empty();
    }

    /** The value's own {@code mimeBundle()}, so that a library needs no kernel to be shown well. */
    private static Optional<MimeBundle> own(Object value) {
        for (Class<?> type : typesOf(value.getClass())) {
            try {
                Method method = type.getMethod("mimeBundle");
                if (Map.class.isAssignableFrom(method.getReturnType())
                        && method.trySetAccessible()) {
                    return Optional.of(bundle((Map<?, ?>) method.invoke(value)));
                }
            } catch (NoSuchMethodException | IllegalAccessException notThere) {
                // Perhaps a supertype has it.
            } catch (InvocationTargetException thrown) {
                if (thrown.getCause() instanceof RuntimeException problem) {
                    throw problem;
                }
                if (thrown.getCause() instanceof Error problem) {
                    throw problem;
                }
                throw new IllegalStateException(thrown.getCause());
            }
        }
        return Optional.empty();
    }

    private static MimeBundle bundle(Map<?, ?> data) {
        Map<String, Object> checked = new LinkedHashMap<>();
        data.forEach((type, content) -> checked.put(String.valueOf(type), content));
        return new MimeBundle(checked, Map.of());
    }

    private static Optional<MimeBundle> builtIn(Object value) {
        if (value instanceof RenderedImage image) {
            return Optional.of(ImageRenderer.render(image));
        }
        if (value instanceof Component component) {
            return Optional.of(ImageRenderer.render(component));
        }
        return ToolkitRenderer.render(value);
    }

    private static List<Class<?>> typesOf(Class<?> type) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            addInterfaces(each, types);
        }
        return types;
    }

    private static void addInterfaces(Class<?> type, List<Class<?>> types) {
        for (Class<?> each : type.getInterfaces()) {
            if (!types.contains(each)) {
                types.add(each);
                addInterfaces(each, types);
            }
        }
    }
}
