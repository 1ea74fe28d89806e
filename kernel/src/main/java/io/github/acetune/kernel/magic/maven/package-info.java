/** The bridge to Maven's resolver; loaded apart from the libraries of cells, see {@code IsolatedLoader}. */
package io.github.acetune.kernel.magic.maven;
