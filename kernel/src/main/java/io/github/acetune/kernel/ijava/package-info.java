/**
 * What notebooks written for IJava and JJava may ask of their kernel by its Java classes.
 *
 * <p>The classes have the names and the methods that those kernels document, in this one package; a cell that names theirs
 * is compiled against these.
 */
package io.github.acetune.kernel.ijava;
