package io.github.acetune.plot;

import io.github.acetune.plot.SvgCanvas.Anchor;
import java.util.List;

/** Draws the bands, guides and notes of a panel. */
final class SvgMarks {
    private final SvgCanvas canvas;
    private final SvgTheme theme;
    private final PlotArea area;

    SvgMarks(SvgCanvas canvas, SvgTheme theme, PlotArea area) {
        this.canvas = canvas;
        this.theme = theme;
        this.area = area;
    }

    void below(List<Mark> marks) {
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Band band -> band(band);
                case Mark.Guide guide -> guide(guide);
                case Mark.Note _ -> {
                    // Drawn above the data.
                }
            }
        }
    }

    void above(List<Mark> marks) {
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Band band when !band.label().isEmpty() -> bandLabel(band);
                case Mark.Note note -> note(note);
                case Mark.Guide guide when !guide.label().isEmpty() -> guideLabel(guide);
                case Mark.Band _, Mark.Guide _ -> {
                    // Without a label.
                }
            }
        }
    }

    private void band(Mark.Band band) {
        double left = left(band);
        double width = right(band) - left;
        canvas.raw("<g fill-opacity=\"" + Numbers.plain(band.fill().opacity(), 2) + "\">");
        canvas.rectangle(left, area.top(), width, area.height(), theme.css(band.fill()), "");
        canvas.raw("</g>");
    }

    private double left(Mark.Band band) {
        return area.pixelX(Math.max(band.from(), area.x().low()));
    }

    private double right(Mark.Band band) {
        return area.pixelX(Math.min(band.to(), area.x().high()));
    }

    /** Outside the panel, where no data are. */
    private void bandLabel(Mark.Band band) {
        canvas.text(
                (left(band) + right(band)) / 2,
                area.top() - 5,
                band.label(),
                11,
                Anchor.MIDDLE,
                Palette.GREY.toHex());
    }

    private void guide(Mark.Guide guide) {
        String colour = theme.css(guide.line().colour());
        double width = guide.line().width();
        String dash = guide.line().dash().svgPattern();
        switch (guide.direction()) {
            case HORIZONTAL -> {
                double y = area.pixelY(guide.at());
                canvas.line(area.left(), y, area.right(), y, colour, width, dash);
            }
            case VERTICAL -> {
                double x = area.pixelX(guide.at());
                canvas.line(x, area.top(), x, area.bottom(), colour, width, dash);
            }
            case DIAGONAL -> {
                double low = Math.max(area.x().low(), area.y().low());
                double high = Math.min(area.x().high(), area.y().high());
                canvas.line(
                        area.pixelX(low),
                        area.pixelY(low),
                        area.pixelX(high),
                        area.pixelY(high),
                        colour,
                        width,
                        dash);
            }
        }
    }

    private void guideLabel(Mark.Guide guide) {
        String colour = theme.css(guide.line().colour());
        switch (guide.direction()) {
            case HORIZONTAL ->
                    canvas.text(
                            area.right() - 6,
                            area.pixelY(guide.at()) - 5,
                            guide.label(),
                            11,
                            Anchor.END,
                            colour);
            case VERTICAL ->
                    canvas.text(
                            area.pixelX(guide.at()) + 5,
                            area.top() + 14,
                            guide.label(),
                            11,
                            Anchor.START,
                            colour);
            case DIAGONAL ->
                    canvas.text(
                            area.right() - 8,
                            area.top() + 28,
                            guide.label(),
                            11,
                            Anchor.END,
                            colour);
        }
    }

    private void note(Mark.Note note) {
        List<String> lines = note.text().lines().toList();
        boolean left =
                note.corner() == Mark.Corner.TOP_LEFT || note.corner() == Mark.Corner.BOTTOM_LEFT;
        boolean top =
                note.corner() == Mark.Corner.TOP_LEFT || note.corner() == Mark.Corner.TOP_RIGHT;
        double x = left ? area.left() + 8 : area.right() - 8;
        double y = top ? area.top() + 18 : area.bottom() - 10 - 16.0 * (lines.size() - 1);
        for (String line : lines) {
            canvas.text(x, y, line, 12, left ? Anchor.START : Anchor.END, theme.ink());
            y += 16;
        }
    }
}
