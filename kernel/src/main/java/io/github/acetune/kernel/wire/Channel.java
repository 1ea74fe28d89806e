package io.github.acetune.kernel.wire;

/** The channels on which messages travel. */
public enum Channel {
    /** Requests: execute, complete, inspect, … */
    SHELL,
    /** Requests that must not wait behind a running cell: interrupt, shutdown. */
    CONTROL,
    /** The kernel's questions to the user. */
    STDIN,
    /** Broadcasts of output and status. */
    IOPUB
}
