package io.github.acetune.fit;

import io.github.acetune.data.Dataset;
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
        entries.put("training_data_sha256", train.sha256());
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
}
