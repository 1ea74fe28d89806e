package io.github.acetune.plot;

/**
 * The rectangle of a static picture in which a panel draws its data.
 *
 * @param left pixels
 * @param top pixels
 * @param width pixels
 * @param height pixels
 * @param x horizontal scale
 * @param y vertical scale
 */
record PlotArea(double left, double top, double width, double height, Scale x, Scale y) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double pixelX(double value) {
        return left + width * x.fraction(value);
    }

    double pixelY(double value) {
        return bottom() - height * y.fraction(value);
    }
}
