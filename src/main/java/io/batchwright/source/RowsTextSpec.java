package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Texts with the number of their row.
 *
 * @param pattern the text, in which {@code {n}} stands for the number of the row, from 1
 */
@TypeName(value = "text", doc = "Texts with the number of their row.")
public record RowsTextSpec(
        @Key("The text; {n} stands for the number of the row, from 1.")
        String pattern) implements RowsColumnSpec {

    private static final String NUMBER = "{n}";

    @Override
    public FieldType fieldType() {
        return FieldType.STRING;
    }

    @Override
    public void fill(Column column, Bytes bytes, long before, int count) {
        String[] parts = pattern.split(Pattern.quote(NUMBER), -1);
        byte[][] texts = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            texts[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        for (int row = 0; row < count; row++) {
            byte[] number = Long.toString(before + row + 1).getBytes(StandardCharsets.US_ASCII);
            int start = bytes.append(texts[0], 0, texts[0].length);
            for (int i = 1; i < texts.length; i++) {
                bytes.append(number, 0, number.length);
                bytes.append(texts[i], 0, texts[i].length);
            }
            column.slice(row, start, bytes.length());
        }
    }
}
