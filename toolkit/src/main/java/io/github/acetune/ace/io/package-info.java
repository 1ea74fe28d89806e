/** Files of potentials and basis sets: {@code .yace}, pacemaker's YAML and input sections, lists of functions. */
package io.github.acetune.ace.io;
