package io.github.acetune.kernel.browser;

import java.util.List;

/** The cells that are looked at in every front end. */
final class Cells {
    static final String FIGURE = "SweepPlots.lossConvergence(Values.of(3, 2.2, 2.4, 1.5, 1.1), 2)";
    static final String JSPLOT =
            "tech.tablesaw.plotly.api.ScatterPlot.create(\"Of Tablesaw\", Table.create(\"t\", DoubleColumn.create(\"a\", 1, 2, 3), DoubleColumn.create(\"b\", 3, 4, 1)), \"a\", \"b\")";
    static final String TABLE =
            "Table.create(\"t\", DoubleColumn.create(\"loss\", 10, 9.5, 100), StringColumn.create(\"name\", \"a\", \"b\", \"c\"))";
    static final String STRUCTURE = "Crystals.diamond(Element.Si, 5.47)";
    static final String TRAJECTORY =
            "var shown = Datasets.load(\"sbte-pbe\").structures().stream().filter(s -> s.size() > 8).limit(5).toList();\nStructureView.trajectory(shown).colourBy(\"forces\")";
    static final String DATA = "var si = Datasets.load(\"si-pbe\");";
    static final String PROGRESS =
            "try (var bar = progress(10, \"work\")) { for (int i = 0; i < 10; i++) { Thread.sleep(50); bar.step(); } }";
    static final String LOOP = "System.out.println(\"looping\");\nwhile (true) { }";

    static final List<String> SHOWN =
            List.of(FIGURE, JSPLOT, TABLE, STRUCTURE, TRAJECTORY, DATA, PROGRESS);

    private Cells() {}
}
