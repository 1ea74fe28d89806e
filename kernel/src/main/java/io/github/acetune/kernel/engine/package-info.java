/** Java cells on JShell: cutting, compiling, running, stopping, completing, explaining. Knows nothing of messages. */
package io.github.acetune.kernel.engine;
