package io.github.acetune.ace.active;

import io.github.acetune.structure.AtomicFile;
import io.github.acetune.structure.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Named matrices in NumPy's {@code .npz} form: a zip archive of {@code .npy} files (version 1, 2 or 3). */
final class NumpyArchive {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern SHAPE =
            Pattern.compile("'shape':\\s*\\((\\d{1,9}),\\s*(\\d{1,9})\\)");

    /** No header of a plain matrix comes near this; a larger length is damage. */
    private static final int LONGEST_HEADER = 65_536;

    private NumpyArchive() {}

    /**
     * Reads all matrices of an archive.
     *
     * @param file the archive
     * @return name → [rows][columns], in file order
     * @throws InvalidInputException where the file is missing, damaged or holds something else than matrices of finite numbers
     */
    static Map<String, double[][]> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file + ": no such file");
        }
        var matrices = new LinkedHashMap<String, double[][]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                matrices.put(name, readEntry(file, name, zip, entry));
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    file + ": not a whole NumPy .npz archive (" + e.getMessage() + ")", e);
        }
        if (matrices.isEmpty()) {
            throw new InvalidInputException(
                    file + ": holds no matrices, expected one matrix per element");
        }
        return matrices;
    }

    private static double[][] readEntry(Path file, String name, ZipFile zip, ZipEntry entry)
            throws IOException {
        String place = file + ": " + name;
        try (var checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
                var in = new DataInputStream(new BufferedInputStream(checked))) {
            double[][] matrix = readMatrix(place, entry.getSize(), in);
            if (in.read() >= 0) {
                throw new InvalidInputException(place + ": goes on after the end of its matrix");
            }
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw new InvalidInputException(place + ": damaged, its checksum is wrong");
            }
            return matrix;
        } catch (EOFException e) {
            throw new InvalidInputException(place + ": ends before its matrix is complete", e);
        }
    }

    private static double[][] readMatrix(String place, long size, DataInputStream in)
            throws IOException {
        var start = new byte[8];
        in.readFully(start);
        if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new InvalidInputException(place + ": not a NumPy array");
        }
        var length = new byte[start[6] == 1 ? 2 : 4];
        in.readFully(length);
        int headerLength = length(length);
        if (headerLength < 0 || headerLength > LONGEST_HEADER) {
            throw new InvalidInputException(place + ": not a NumPy array, its header is damaged");
        }
        var headerBytes = new byte[headerLength];
        in.readFully(headerBytes);
        String header = new String(headerBytes, StandardCharsets.UTF_8).strip();
        var shape = SHAPE.matcher(header);
        if (!header.contains("'<f8'") || !shape.find()) {
            throw new InvalidInputException(
                    place + ": expected a matrix of 64-bit numbers ('<f8'), found " + header);
        }
        int rows = Integer.parseInt(shape.group(1));
        int columns = Integer.parseInt(shape.group(2));
        // Before any memory is asked for: a damaged shape may promise anything.
        if (8L * rows * columns > size) {
            throw new InvalidInputException(place + ": ends before its matrix is complete");
        }
        return header.contains("'fortran_order': True")
                ? transposed(place, readRows(place, columns, rows, in), rows)
                : readRows(place, rows, columns, in);
    }

    private static int length(byte[] bytes) {
        int value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static double[][] readRows(String place, int rows, int columns, DataInputStream in)
            throws IOException {
        var matrix = new double[rows][columns];
        var bytes = new byte[8 * columns];
        for (double[] row : matrix) {
            in.readFully(bytes);
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(row);
            for (double value : row) {
                if (!Double.isFinite(value)) {
                    throw new InvalidInputException(
                            place + ": expected finite numbers, found " + value);
                }
            }
        }
        return matrix;
    }

    private static double[][] transposed(String place, double[][] columns, int rows) {
        if (columns.length == 0) {
            throw new InvalidInputException(place + ": expected a matrix, found no numbers");
        }
        var matrix = new double[rows][columns.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns.length; j++) {
                matrix[i][j] = columns[j][i];
            }
        }
        return matrix;
    }

    /**
     * Writes matrices as {@code numpy.savez} does, uncompressed; the same matrices give the same bytes.
     *
     * @param file the archive to write
     * @param matrices name → [rows][columns]
     */
    static void write(Path file, Map<String, double[][]> matrices) {
        AtomicFile.write(
                file,
                out -> {
                    try (var zip = new ZipOutputStream(out)) {
                        zip.setMethod(ZipOutputStream.STORED);
                        for (var matrix : matrices.entrySet()) {
                            addEntry(zip, matrix.getKey(), matrix.getValue());
                        }
                    }
                });
    }

    private static void addEntry(ZipOutputStream zip, String name, double[][] matrix)
            throws IOException {
        var checksum = new CRC32();
        byte[] header = header(matrix);
        checksum.update(header);
        for (double[] row : matrix) {
            checksum.update(bytes(row));
        }
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        var entry = new ZipEntry(name + ".npy");
        entry.setSize(header.length + 8L * matrix.length * columns);
        entry.setCrc(checksum.getValue());
        // Not the first day of 1980: that one gets a second time stamp, which depends on the time
        // zone.
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        zip.putNextEntry(entry);
        writeMatrix(zip, header, matrix);
        zip.closeEntry();
    }

    private static void writeMatrix(OutputStream out, byte[] header, double[][] matrix)
            throws IOException {
        out.write(header);
        for (double[] row : matrix) {
            out.write(bytes(row));
        }
    }

    private static byte[] header(double[][] matrix) {
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        String text =
                "{'descr': '<f8', 'fortran_order': False, 'shape': ("
                        + matrix.length
                        + ", "
                        + columns
                        + "), }";
        // The numbers start at a multiple of 64 bytes; the header ends with a line feed.
        int padding = 63 - (10 + text.length()) % 64;
        String padded = text + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(10 + padded.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] bytes(double[] row) {
        var buffer = ByteBuffer.allocate(8 * row.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asDoubleBuffer().put(row);
        return buffer.array();
    }
}
