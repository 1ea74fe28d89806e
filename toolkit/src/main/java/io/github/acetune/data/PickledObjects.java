package io.github.acetune.data;

import java.io.IOException;
import java.io.Serial;
import java.util.HashMap;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;
import net.razorvine.pickle.objects.ClassDictConstructor;

/** Reads pickles that hold, beside what is wanted, objects of any other class, however those are made. */
final class PickledObjects extends Unpickler {
    /**
     * An object that nobody here knows. Public because the library that reads pickles looks for {@code __setstate__} by reflection.
     */
    public static final class Unknown extends HashMap<String, Object> {
        @Serial private static final long serialVersionUID = 1;

        /**
         * Attributes.
         *
         * @param state by name
         */
        @SuppressWarnings("NonApiType") // found by its exact signature
        public void __setstate__(HashMap<String, Object> state) { // the name is Python's
            putAll(state);
        }

        /**
         * Attributes without names.
         *
         * @param state of no use
         */
        public void __setstate__(Object... state) { // the name is Python's
            // nothing that could be asked for
        }
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        if (key == Opcodes.REDUCE || key == Opcodes.NEWOBJ) {
            Object arguments = stack.pop();
            Object maker = stack.pop();
            boolean unknown = maker instanceof ClassDictConstructor && isAny(arguments);
            stack.add(unknown ? constructorOfUnknown() : maker);
            stack.add(arguments);
        }
        return super.dispatch(key);
    }

    private static boolean isAny(Object arguments) {
        return arguments instanceof Object[] array && array.length > 0;
    }

    private static net.razorvine.pickle.IObjectConstructor constructorOfUnknown() {
        return _ -> new Unknown();
    }
}
