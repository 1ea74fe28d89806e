package io.github.acetune.kernel.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of snippets and of the libraries that cells add; the application's class path comes first. */
final class SnippetLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> snippets = new ConcurrentHashMap<>();
    private final SnippetWeaver weaver = new SnippetWeaver(this::bytesOf);

    SnippetLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    /** Takes in compiled classes, all before any is loaded, since they may refer to each other. */
    void define(Map<String, byte[]> classes) {
        snippets.putAll(classes);
        classes.forEach((name, bytes) -> snippets.put(name, weaver.weave(bytes)));
    }

    void add(Path entry) {
        try {
            addURL(entry.toUri().toURL());
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(
                    entry + " cannot be put on the class path", impossible);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!KernelLibraries.declare(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = snippets.get(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    private InputStream bytesOf(ClassDesc type) {
        String descriptor = type.descriptorString();
        String internal = descriptor.substring(1, descriptor.length() - 1);
        byte[] bytes = snippets.get(internal.replace('/', '.'));
        return bytes == null
                ? getResourceAsStream(internal + ".class")
                : new ByteArrayInputStream(bytes);
    }
}
