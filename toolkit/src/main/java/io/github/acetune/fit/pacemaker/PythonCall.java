package io.github.acetune.fit.pacemaker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Pickler;

/**
 * A call of a Python function, which reading a pickle executes: so an object is described by the public call that makes it, and
 * the file does not depend on how a version of its library lays it out.
 *
 * @param module such as {@code numpy}
 * @param function such as {@code reshape}
 * @param arguments positional arguments
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record PythonCall(String module, String function, Object... arguments) {
    static {
        Pickler.registerCustomPickler(
                PythonCall.class, (call, out, pickler) -> ((PythonCall) call).write(out, pickler));
    }

    private void write(OutputStream out, Pickler pickler) throws IOException {
        out.write(Opcodes.GLOBAL);
        out.write((module + "\n" + function + "\n").getBytes(StandardCharsets.US_ASCII));
        pickler.save(arguments);
        out.write(Opcodes.REDUCE);
    }

    /** A numpy array of any shape. */
    static PythonCall array(double[] values, Integer... shape) {
        return new PythonCall("numpy", "reshape", values, shape);
    }
}
