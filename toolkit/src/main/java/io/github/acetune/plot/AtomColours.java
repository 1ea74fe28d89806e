package io.github.acetune.plot;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.Structure;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the atoms of a view are coloured. */
sealed interface AtomColours {
    /** The colour of an atom. */
    Colour of(int frame, int atom, Element element);

    /** By element; elements differ for people with any kind of colour vision as long as there are seven of them or fewer. */
    record ByElement(Map<Element, Colour> colours) implements AtomColours {
        @Override
        public Colour of(int frame, int atom, Element element) {
            return colours.get(element);
        }
    }

    /** By numbers between two bounds. */
    record ByNumber(String title, List<double[]> values, double low, double high)
            implements AtomColours {
        static final ColourScale SCALE = ColourScale.VIRIDIS;

        @Override
        public Colour of(int frame, int atom, Element element) {
            double value = values.get(frame)[atom];
            return Double.isFinite(value) ? SCALE.at(fraction(value)) : Palette.GREY;
        }

        double fraction(double value) {
            return high > low ? (value - low) / (high - low) : 0.5;
        }
    }

    /** The same element has the same colour in every view, unless another element of the view has taken it. */
    static AtomColours byElement(List<Structure> frames) {
        List<Element> elements =
                frames.stream()
                        .flatMap(frame -> frame.species().stream().distinct())
                        .distinct()
                        .sorted(Comparator.comparingInt(Element::atomicNumber))
                        .toList();
        Map<Element, Colour> colours = new EnumMap<>(Element.class);
        for (Element element : elements) {
            int wish = element.atomicNumber();
            int tries = 0;
            while (colours.containsValue(Palette.series(wish)) && tries < Palette.SERIES.size()) {
                wish++;
                tries++;
            }
            colours.put(element, Palette.series(wish));
        }
        return new ByElement(colours);
    }

    static AtomColours byNumber(String title, List<double[]> values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] frame : values) {
            for (double value : frame) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        return low <= high
                ? new ByNumber(title, values, low, high)
                : new ByNumber(title, values, 0, 0);
    }
}
