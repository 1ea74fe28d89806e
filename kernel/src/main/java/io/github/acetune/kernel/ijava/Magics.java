package io.github.acetune.kernel.ijava;

import io.github.acetune.kernel.cell.CellContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The percent commands. */
public final class Magics {
    Magics() {}

    /**
     * Registers the methods of a class or an object that are annotated as magics.
     *
     * @param owner a class, whose static methods are taken, or an object
     */
    public void registerMagics(Object owner) {
        Class<?> type = owner instanceof Class<?> given ? given : owner.getClass();
        Object receiver = owner instanceof Class<?> ? null : owner;
        for (Method method : type.getDeclaredMethods()) {
            if (receiver != null || Modifier.isStatic(method.getModifiers())) {
                for (String name : names(method)) {
                    register(name, method, receiver);
                }
            }
        }
    }

    private static List<String> names(Method method) {
        List<String> names = new ArrayList<>();
        LineMagic line = method.getAnnotation(LineMagic.class);
        if (line != null) {
            names.add(line.value().isEmpty() ? method.getName() : line.value());
            names.addAll(List.of(line.aliases()));
        }
        CellMagic cell = method.getAnnotation(CellMagic.class);
        if (cell != null) {
            names.add(cell.value().isEmpty() ? method.getName() : cell.value());
            names.addAll(List.of(cell.aliases()));
        }
        return names;
    }

    private static void register(String name, Method method, Object receiver) {
        method.setAccessible(true);
        boolean takesBody = method.getParameterCount() == 2;
        CellContext.current()
                .services()
                .registerMagic(
                        name,
                        (arguments, body) ->
                                takesBody
                                        ? invoke(method, receiver, arguments, body.orElse(""))
                                        : invoke(method, receiver, arguments));
    }

    private static Object invoke(Method method, Object receiver, Object... arguments)
            throws Exception {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception problem) {
                throw problem;
            }
            throw thrown;
        }
    }
}
