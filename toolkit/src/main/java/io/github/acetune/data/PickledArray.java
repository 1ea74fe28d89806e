package io.github.acetune.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.razorvine.pickle.PickleException;

/**
 * A numpy array out of a pickle: numbers, truth values or objects of any shape. Its nested types are public because the library that
 * reads pickles looks for their {@code __setstate__} by reflection.
 */
final class PickledArray {
    private PickledArray() {}

    /** The type of an array's elements. */
    public static final class Type {
        private final String code;
        private boolean bigEndian;

        Type(String code) {
            this.code = code.replaceAll("^[<>=|]", "");
            this.bigEndian = code.startsWith(">");
        }

        /**
         * What is known only after the type has been made.
         *
         * @param state version, byte order and more
         */
        public void __setstate__(Object... state) { // the name is Python's
            bigEndian = ">".equals(state[1]);
        }

        boolean holdsObjects() {
            return code.startsWith("O");
        }

        Object number(ByteBuffer bytes) {
            return switch (code) {
                case "f8" -> bytes.getDouble();
                case "f4" -> (double) bytes.getFloat();
                case "i8", "u8" -> bytes.getLong();
                case "i4" -> (long) bytes.getInt();
                case "u4" -> Integer.toUnsignedLong(bytes.getInt());
                case "i2" -> (long) bytes.getShort();
                case "i1" -> (long) bytes.get();
                case "u1" -> (long) Byte.toUnsignedInt(bytes.get());
                case "b1" -> bytes.get() != 0;
                default -> throw new PickleException("a numpy array of type " + code);
            };
        }

        ByteBuffer buffer(byte[] bytes) {
            return ByteBuffer.wrap(bytes)
                    .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** The array. */
    public static final class Values {
        private int[] shape = {0};
        private Object[] elements = new Object[0];

        Values() {}

        Values(Type type, int[] shape, boolean columnsFirst, Object data) {
            fill(type, shape, columnsFirst, data);
        }

        /**
         * Shape, type and elements.
         *
         * @param state version, shape, type, order, elements
         */
        public void __setstate__(Object... state) { // the name is Python's
            fill((Type) state[2], ints(state[1]), (Boolean) state[3], state[4]);
        }

        private void fill(Type type, int[] newShape, boolean columnsFirst, Object data) {
            shape = newShape;
            int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            var stored = new Object[count];
            if (type.holdsObjects()) {
                ((List<?>) data).toArray(stored);
            } else {
                ByteBuffer bytes = type.buffer((byte[]) data);
                Arrays.setAll(stored, _ -> type.number(bytes));
            }
            elements = columnsFirst && shape.length == 2 ? turned(stored) : stored;
        }

        private Object[] turned(Object... stored) {
            var rows = new Object[stored.length];
            for (int i = 0; i < shape[0]; i++) {
                for (int j = 0; j < shape[1]; j++) {
                    rows[i * shape[1] + j] = stored[j * shape[0] + i];
                }
            }
            return rows;
        }

        int[] shape() {
            return shape;
        }

        /** The elements, row after row. */
        Object[] elements() {
            return elements;
        }

        double[] numbers() {
            return Arrays.stream(elements).mapToDouble(PickledArray::number).toArray();
        }
    }

    static double number(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            default -> throw new PickleException("'" + value + "' where a number was expected");
        };
    }

    static int[] ints(Object tuple) {
        return Arrays.stream((Object[]) tuple).mapToInt(n -> ((Number) n).intValue()).toArray();
    }

    /** Numbers of an array, a list, or lists in a list. */
    static double[] numbers(Object value) {
        return switch (value) {
            case Values array
                    when array.elements().length > 0
                            && !(array.elements()[0] instanceof Number)
                            && !(array.elements()[0] instanceof Boolean) ->
                    numbers(Arrays.asList(array.elements()));
            case Values array -> array.numbers();
            case List<?> list ->
                    list.stream()
                            .flatMapToDouble(element ->
                                    element instanceof Number || element instanceof Boolean
                                            ? Arrays.stream(new double[] {number(element)})
                                            : Arrays.stream(numbers(element)))
                            .toArray();
            case double[] plain -> plain;
            case Object[] tuple -> numbers(Arrays.asList(tuple));
            default -> new double[] {number(value)};
        };
    }

    /** A range of positions, or their array. */
    static int[] positions(Object placement) {
        if (placement instanceof Object[] slice) {
            int from = ((Number) slice[0]).intValue();
            int to = ((Number) slice[1]).intValue();
            int step = slice[2] == null ? 1 : ((Number) slice[2]).intValue();
            return IntStream.iterate(from, i -> step > 0 ? i < to : i > to, i -> i + step)
                    .toArray();
        }
        return Arrays.stream(numbers(placement)).mapToInt(x -> (int) x).toArray();
    }
}
