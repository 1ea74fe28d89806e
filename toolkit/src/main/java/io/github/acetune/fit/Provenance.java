package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a potential's metadata say of its origin: data, settings, seed, program. */
final class Provenance {
    private Provenance() {}

    static Map<String, String> of(Dataset train, FitSpec settings, LossParts loss) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("generator", "acetune " + version());
        entries.put("training_data", train.name());
        entries.put("training_structures", Integer.toString(train.size()));
        entries.put("training_atoms", Integer.toString(train.atoms()));
        entries.put("training_data_sha256", hash(train));
        entries.put("fit_loss", settings.loss().toString());
        entries.put("fit_weighting", settings.weighting().toString());
        entries.put("fit_seed", Long.toString(settings.seed()));
        entries.put("_loss", Double.toString(loss.total()));
        return entries;
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    /** A hash of positions, cells, species, energies and forces, so that a potential's data can be told apart. */
    private static String hash(Dataset train) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var structure : train.structures()) {
                add(digest, structure.positions());
                add(digest, structure.cell().toArray());
                add(digest, structure.labels().energy().orElse(Double.NaN));
                structure.labels().forces().ifPresent(f -> add(digest, f));
                structure.species().forEach(element -> add(digest, element.atomicNumber()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, double... numbers) {
        var buffer = ByteBuffer.allocate(8 * numbers.length);
        buffer.asDoubleBuffer().put(numbers);
        digest.update(buffer.array());
    }
}
