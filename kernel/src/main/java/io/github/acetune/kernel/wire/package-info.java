/** Jupyter's wire protocol: connection file, signed messages, sockets. Knows nothing of Java cells. */
package io.github.acetune.kernel.wire;
