/** The percent commands of cells, with the names of IJava and JJava. */
package io.github.acetune.kernel.magic;
