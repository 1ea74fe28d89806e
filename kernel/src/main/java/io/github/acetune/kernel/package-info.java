/**
 * A Jupyter kernel for Java on JShell, with the acetune toolkit at hand.
 *
 * <p>{@code wire} moves messages, {@code session} answers them, {@code engine} runs cells, {@code cell} is what belongs to
 * one execution, {@code display} shows values, {@code magic} holds the percent commands, {@code install} writes the
 * kernelspec. This package has the functions that cells call and the program's entry.
 */
package io.github.acetune.kernel;
