package io.github.acetune.plot;

import java.util.ArrayList;
import java.util.List;

/** The panels of a figure with the scales that its data and all its frames settle. */
final class Grid {
    private final Figure figure;
    private final List<Scale> horizontal = new ArrayList<>();
    private final List<Scale> vertical = new ArrayList<>();

    Grid(Figure figure) {
        this.figure = figure;
        for (int i = 0; i < figure.panels().size(); i++) {
            Panel panel = figure.panels().get(i);
            horizontal.add(ScaleFinder.find(panel.x(), true, columnTraces(i), columnMarks(i)));
            vertical.add(ScaleFinder.find(panel.y(), false, traces(i), panel.marks()));
        }
    }

    Scale x(int panel) {
        return horizontal.get(panel);
    }

    Scale y(int panel) {
        return vertical.get(panel);
    }

    int rows() {
        return (figure.panels().size() + figure.columns() - 1) / figure.columns();
    }

    int columns() {
        return Math.min(figure.columns(), figure.panels().size());
    }

    int row(int panel) {
        return panel / figure.columns();
    }

    int column(int panel) {
        return panel % figure.columns();
    }

    /** Whether the panel writes the labels of its horizontal axis: always, unless a panel below shares the axis. */
    boolean labelsX(int panel) {
        return !figure.sharedX() || panel + figure.columns() >= figure.panels().size();
    }

    /** Whether the panel names its vertical axis: not if the panel on its left has said the same. */
    boolean titlesY(int panel) {
        return column(panel) == 0 || !y(panel).axis().label().equals(y(panel - 1).axis().label());
    }

    /** Whether the panel writes the labels of its vertical axis: not if the panel on its left has the same axis. */
    boolean labelsY(int panel) {
        return column(panel) == 0 || isBlank(panel - 1) || !sharesY(panel);
    }

    /** Whether the panel's vertical axis is that of the panel on its left. */
    private boolean sharesY(int panel) {
        Scale own = y(panel);
        Scale left = y(panel - 1);
        return own.names().isEmpty()
                ? own.axis().hasRange() && own.axis().equals(left.axis())
                : own.names().equals(left.names());
    }

    /** The panel that others of its column follow where they share their horizontal axis. */
    int leaderOf(int panel) {
        int leader = column(panel);
        while (leader < panel && isBlank(leader)) {
            leader += figure.columns();
        }
        return leader;
    }

    boolean isBlank(int panel) {
        return figure.panels().get(panel).isBlank();
    }

    private List<Integer> sharing(int panel) {
        List<Integer> panels = new ArrayList<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            if (i == panel || (figure.sharedX() && column(i) == column(panel))) {
                panels.add(i);
            }
        }
        return panels;
    }

    private List<Trace> columnTraces(int panel) {
        return sharing(panel).stream().flatMap(i -> traces(i).stream()).toList();
    }

    private List<Mark> columnMarks(int panel) {
        return sharing(panel).stream()
                .flatMap(i -> figure.panels().get(i).marks().stream())
                .toList();
    }

    private List<Trace> traces(int panel) {
        List<Trace> all = new ArrayList<>(figure.panels().get(panel).traces());
        int first =
                figure.panels().subList(0, panel).stream().mapToInt(p -> p.traces().size()).sum();
        int count = all.size();
        figure.animation()
                .frames()
                .forEach(f -> all.addAll(f.traces().subList(first, first + count)));
        return all;
    }
}
