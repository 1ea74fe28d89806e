/** The command line: thin commands over the toolkit. */
package io.github.acetune.cli;
