package io.github.acetune.kernel.ijava;

/** The entry to the kernel, by its name in IJava. */
public final class IJava {
    private static final JavaKernel KERNEL = new JavaKernel();

    private IJava() {}

    /**
     * The kernel that runs this notebook.
     *
     * @return the kernel
     */
    public static JavaKernel getKernelInstance() {
        return KERNEL;
    }
}
