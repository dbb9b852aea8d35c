package io.batchwright.serve.own.table;

import io.batchwright.report.CsvLine;
import io.batchwright.report.Formulas;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows as lines of CSV below a header, safe to be opened by a spreadsheet. */
final class CsvRows implements RowWriter {

    private final OutputStream out;
    private final List<RowCells> cells;
    private final CsvLine line = new CsvLine(Formulas.DEFUSED);

    CsvRows(OutputStream out, List<RowCells> cells) {
        this.out = out;
        this.cells = cells;
    }

    @Override
    public void begin() throws IOException {
        cells.forEach(cell -> line.text(cell.name()));
        line.end(out);
    }

    @Override
    public void write(ResultSet row) throws SQLException, IOException {
        for (RowCells cell : cells) {
            Object value = cell.reading().read(row);
            switch (cell.kind()) {
                case FIGURE, MOMENT -> line.plain(value);
                case JSON, TEXT -> line.text(value);
            }
        }
        line.end(out);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
