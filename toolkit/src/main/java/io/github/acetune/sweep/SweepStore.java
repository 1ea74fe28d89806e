package io.github.acetune.sweep;

import io.github.acetune.ace.BBasisPotential;
import io.github.acetune.optimize.Point;
import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The finished trials of a sweep in one SQLite file. Every trial is on the disk when {@link #add} returns, and survives a killed
 * process or a power cut (write-ahead log, synchronised in full). Safe to use from several threads.
 */
public final class SweepStore implements AutoCloseable {
    /** The name of the file in a sweep's folder. */
    public static final String FILE_NAME = "sweep.sqlite";

    private static final int FORMAT = 2;

    private final Path file;
    private final Connection connection;

    private SweepStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store, or makes it.
     *
     * @param file the SQLite file; its folder must exist
     * @return the store, to be closed
     * @throws InvalidInputException where the file is something else or cannot be written
     */
    public static SweepStore open(Path file) {
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new InvalidInputException(file + ": its folder does not exist");
        }
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            var store = new SweepStore(file, connection);
            store.prepare();
            return store;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw new InvalidInputException(
                    file + ": cannot be used as a store of trials: " + reason(e), e);
        } catch (InvalidInputException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // the failure that led here is the one to report
        }
    }

    private void prepare() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS trial (
                        iteration INTEGER PRIMARY KEY, point TEXT NOT NULL, seconds REAL NOT NULL, failure TEXT,
                        loss REAL, functions INTEGER, coefficients INTEGER, us_per_atom REAL,
                        train_energy_per_atom REAL, train_force_per_atom REAL,
                        test_energy_per_atom REAL, test_force_per_atom REAL,
                        train_energy_loss REAL, train_force_loss REAL,
                        test_energy_loss REAL, test_force_loss REAL)
                    """);
            statement.execute(
                    """
                    CREATE TABLE IF NOT EXISTS asked (
                        iteration INTEGER PRIMARY KEY, point TEXT NOT NULL, worker TEXT)
                    """);
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS width (iteration INTEGER PRIMARY KEY, workers INTEGER NOT NULL)");
        }
        String format = settings().get("format");
        if (format == null) {
            put("format", Integer.toString(FORMAT));
        } else if (!format.equals(Integer.toString(FORMAT))) {
            throw new InvalidInputException(
                    file
                            + ": was written in format "
                            + format
                            + ", this version reads format "
                            + FORMAT);
        }
    }

    /**
     * Keeps what a sweep was started with.
     *
     * @param name of a setting
     * @param value its value as text
     */
    public synchronized void put(String name, String value) {
        try (var insert =
                connection.prepareStatement("INSERT OR REPLACE INTO setting VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, value);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * What the sweep was started with.
     *
     * @return values by name
     */
    public synchronized Map<String, String> settings() {
        try (var query =
                        connection.prepareStatement(
                                "SELECT name, value FROM setting ORDER BY name");
                ResultSet rows = query.executeQuery()) {
            var settings = new LinkedHashMap<String, String>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Keeps a finished trial for good.
     *
     * @param trial the trial; one of the same iteration is replaced
     */
    public synchronized void add(Trial trial) {
        try (var insert =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO trial VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            insert.setInt(1, trial.iteration());
            insert.setString(2, Json.compact(trial.point().values()));
            insert.setDouble(3, trial.seconds());
            switch (trial.outcome()) {
                case Trial.Outcome.Failed failed -> {
                    insert.setString(4, failed.reason());
                    for (int column = 5; column <= 16; column++) {
                        insert.setNull(column, Types.NULL);
                    }
                }
                case Trial.Outcome.Fitted fitted -> bind(insert, fitted);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void bind(PreparedStatement insert, Trial.Outcome.Fitted fitted)
            throws SQLException {
        insert.setNull(4, Types.NULL);
        insert.setDouble(5, fitted.loss());
        insert.setInt(6, fitted.functions());
        insert.setInt(7, fitted.coefficients());
        insert.setDouble(8, fitted.microseconds());
        int column = 9;
        TrialErrors errors = fitted.errors();
        for (PartErrors part :
                List.of(
                        errors.trainPerAtom(),
                        errors.testPerAtom(),
                        errors.trainLoss(),
                        errors.testLoss())) {
            insert.setDouble(column++, part.energy());
            insert.setDouble(column++, part.force());
        }
    }

    /**
     * All finished trials.
     *
     * @param potentials gives the potential of an iteration, usually from its folder
     * @return in the order of iterations
     */
    public synchronized List<Trial> trials(IntFunction<BBasisPotential> potentials) {
        try (var query = connection.prepareStatement("SELECT * FROM trial ORDER BY iteration");
                ResultSet row = query.executeQuery()) {
            var trials = new ArrayList<Trial>();
            while (row.next()) {
                int iteration = row.getInt(1);
                var point = new Point(Json.map(row.getString(2)));
                trials.add(new Trial(iteration, point, outcome(row, potentials), row.getDouble(3)));
            }
            return trials;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Trial.Outcome outcome(ResultSet row, IntFunction<BBasisPotential> potentials)
            throws SQLException {
        String failure = row.getString(4);
        if (failure != null) {
            return new Trial.Outcome.Failed(failure);
        }
        var errors = new TrialErrors(part(row, 9), part(row, 11), part(row, 13), part(row, 15));
        return new Trial.Outcome.Fitted(
                row.getDouble(5),
                errors,
                row.getInt(6),
                row.getInt(7),
                number(row, 8),
                potentials.apply(row.getInt(1)));
    }

    private static PartErrors part(ResultSet row, int column) throws SQLException {
        return new PartErrors(row.getDouble(column), row.getDouble(column + 1));
    }

    /** SQLite keeps what is not a number as nothing. */
    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    /**
     * The iterations of all finished trials.
     *
     * @return their numbers
     */
    synchronized Set<Integer> finished() {
        try (var query = connection.prepareStatement("SELECT iteration FROM trial");
                ResultSet row = query.executeQuery()) {
            var iterations = new TreeSet<Integer>();
            while (row.next()) {
                iterations.add(row.getInt(1));
            }
            return iterations;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /**
     * Runs something while no other thread or process writes.
     *
     * @param <T> what it gives
     * @param action uses this store
     * @return its result; what was written is kept only where nothing is thrown
     */
    synchronized <T> T exclusively(Supplier<T> action) {
        try (var statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                T result = action.get();
                statement.execute("COMMIT");
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollBack(statement);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // On a full disk the database has done so by itself; the failure that led here is the
            // one to report.
        }
    }

    /** The point of an iteration as text; empty where it has not been asked for. */
    synchronized Optional<String> asked(int iteration) {
        return text("SELECT point FROM asked WHERE iteration = ?", iteration);
    }

    /** Notes the point of an iteration. */
    synchronized void putAsked(int iteration, String point) {
        change("INSERT INTO asked VALUES (?, ?, NULL)", iteration, point);
    }

    /** How many iterations have been asked for. */
    synchronized int askedCount() {
        return text("SELECT max(iteration) FROM asked WHERE iteration > ?", 0)
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Who fits an iteration; empty where nobody ever did. */
    synchronized Optional<String> worker(int iteration) {
        return text("SELECT worker FROM asked WHERE iteration = ?", iteration);
    }

    /** Notes who fits an iteration. */
    synchronized void putWorker(int iteration, String worker) {
        change("UPDATE asked SET worker = ?2 WHERE iteration = ?1", iteration, worker);
    }

    /** How many workers there were when an iteration was, or will be, asked for; empty before the first. */
    synchronized OptionalInt width(int iteration) {
        return text(
                        "SELECT workers FROM width WHERE iteration <= ? ORDER BY iteration DESC LIMIT 1",
                        iteration)
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    /** Notes how many workers there are from some iteration on. */
    synchronized void putWidth(int iteration, int workers) {
        change("INSERT OR REPLACE INTO width VALUES (?, ?)", iteration, Integer.toString(workers));
    }

    private Optional<String> text(String sql, int iteration) {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, iteration);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void change(String sql, int iteration, String value) {
        try (var update = connection.prepareStatement(sql)) {
            update.setInt(1, iteration);
            update.setString(2, value);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** A disk that is full or broken is the person's to mend, anything else a bug. */
    private RuntimeException failure(SQLException e) {
        String problem = file + ": trials cannot be stored or read: ";
        if (e instanceof SQLiteException error && isDisk(error.getResultCode())) {
            return new UncheckedIOException(
                    problem
                            + (error.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                                    ? "the disk is full"
                                    : reason(e)),
                    new IOException(e));
        }
        return new IllegalStateException(problem + reason(e), e);
    }

    private static boolean isDisk(SQLiteErrorCode code) {
        return code == SQLiteErrorCode.SQLITE_FULL || code.name().startsWith("SQLITE_IOERR");
    }

    private static String reason(SQLException e) {
        return e.getMessage().lines().findFirst().orElse("unknown reason");
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
