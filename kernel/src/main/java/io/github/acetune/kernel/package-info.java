/** A Jupyter kernel for Java on JShell. */
package io.github.acetune.kernel;
