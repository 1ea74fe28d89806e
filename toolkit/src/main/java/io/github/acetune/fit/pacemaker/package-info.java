/** pacemaker's {@code input.yaml} and the same sections of XPOT's HJSON, read as settings of a fit. */
package io.github.acetune.fit.pacemaker;
