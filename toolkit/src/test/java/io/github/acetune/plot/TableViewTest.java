package io.github.acetune.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableViewTest {
    private static Table table() {
        return Table.create(
                "trials",
                IntColumn.create("iteration", 1, 2, 10),
                DoubleColumn.create("loss", 0.5, Double.NaN, -12.25),
                StringColumn.create("radial", "SBessel", "x", "<ChebPow>"));
    }

    @Test
    void alignsNumbersToTheRightAndTextToTheLeft() {
        assertEquals(
                """
                iteration     loss  radial
                        1    0.500  SBessel
                        2        –  x
                       10  −12.250  <ChebPow>
                3 rows
                """,
                TableView.of(table()).toText());
    }

    @Test
    void saysHowManyRowsItLeavesOut() {
        assertTrue(TableView.of(table()).rows(2).toText().endsWith("first 2 of 3 rows\n"));
        assertTrue(TableView.of(table()).rows(2).toHtml().contains("first 2 of 3 rows"));
    }

    @Test
    void escapesCellsAndKeepsFullNumbersForSorting() {
        String html = TableView.of(table()).toHtml();
        assertTrue(html.contains("&lt;ChebPow&gt;"));
        assertFalse(html.contains("<ChebPow>"));
        assertTrue(html.contains("data-value=\"-12.25\""));
        assertTrue(html.contains("data-value=\"\">–"));
    }

    @Test
    void showsTinyNumbersAsPowers() {
        Table tiny = Table.create("t", DoubleColumn.create("loss", 1234.5, 1.5e-7));
        assertTrue(
                TableView.of(tiny).toText().contains("1.50×10⁻⁷")
                        || TableView.of(tiny).toText().contains("1.5×10⁻⁷"));
    }
}
