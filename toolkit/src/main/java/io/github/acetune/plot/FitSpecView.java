package io.github.acetune.plot;

import io.github.acetune.fit.FitSpec;
import io.github.acetune.fit.LossSettings;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a potential is going to be fitted: what one always wants to know, then whatever differs from the default. */
final class FitSpecView {
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private FitSpecView() {}

    static Sections of(FitSpec spec) {
        KeyTable table = new KeyTable();
        loss(table, spec.loss());
        table.row("weights", words(spec.weighting()));
        table.row("reference energies", words(spec.references()));
        table.row(
                "solver",
                words(spec.minimisation().solver())
                        + ", at most "
                        + spec.minimisation().maxIterations()
                        + " iterations where it iterates");
        FitSpec usual = FitSpec.DEFAULT;
        unlessUsual(table, "fitted", spec.trainable(), usual.trainable());
        unlessUsual(table, "schedule", spec.schedule(), usual.schedule());
        unlessUsual(table, "prior", spec.prior(), usual.prior());
        unlessUsual(table, "repulsion", spec.repulsion(), usual.repulsion());
        spec.learning()
                .ifPresent(learning -> table.row("learned radial functions", learning.toString()));
        if (spec.pursuit() > 0) {
            table.row("functions chosen", Numbers.plain(spec.pursuit(), 6));
        }
        table.row("seed", String.valueOf(spec.seed()));
        return new Sections().heading("Settings of a fit").add(table);
    }

    private static void loss(KeyTable table, LossSettings loss) {
        boolean balanced = Double.isNaN(loss.kappa());
        table.row(
                "loss",
                balanced
                        ? "energies and forces balanced by their variances"
                        : Numbers.plain(1 - loss.kappa(), 6)
                                + " · energies + "
                                + Numbers.plain(loss.kappa(), 6)
                                + " · forces (κ = "
                                + Numbers.plain(loss.kappa(), 6)
                                + ")");
        penalty(table, "weight of virials (1/eV²)", loss.virial());
        penalty(table, "penalty L1", loss.l1());
        penalty(table, "penalty L2", loss.l2());
        penalty(table, "roughness w0", loss.w0());
        penalty(table, "roughness w1", loss.w1());
        penalty(table, "roughness w2", loss.w2());
    }

    private static void penalty(KeyTable table, String name, double value) {
        if (value != 0) {
            table.row(name, Numbers.significant(value, 3));
        }
    }

    private static void unlessUsual(KeyTable table, String name, Object value, Object usual) {
        if (!value.equals(usual)) {
            table.row(name, value instanceof Enum<?> ? words(value) : value.toString());
        }
    }

    /** What a choice is called, and its parameters if it has any. */
    private static String words(Object choice) {
        if (choice instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        String name = CAPITAL.matcher(choice.getClass().getSimpleName()).replaceAll(" ");
        boolean plain =
                choice.getClass().isRecord() && choice.getClass().getRecordComponents().length == 0;
        return plain ? name.toLowerCase(Locale.ROOT) : choice.toString();
    }
}
