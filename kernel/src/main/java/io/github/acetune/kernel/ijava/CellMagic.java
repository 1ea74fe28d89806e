package io.github.acetune.kernel.ijava;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a method a cell magic: it takes a {@code List<String>} of arguments and the {@code String} below them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CellMagic {
    /**
     * The name.
     *
     * @return without the percent signs; empty for the method's own
     */
    String value() default "";

    /**
     * Further names.
     *
     * @return without percent signs
     */
    String[] aliases() default {};
}
