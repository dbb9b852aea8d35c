package io.batchwright.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.record.RecordBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format promises, on every case of the tables; and what the tables say. */
class FormatContractTest {

    static Stream<FormatCase> cases() {
        return FormatCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatTheTableSays(FormatCase formatCase) {
        assertThat(FormatReader.read(formatCase.format(), formatCase.bytes()).stream()
                        .map(FormatCase::shown)
                        .toList())
                .isEqualTo(formatCase.records());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void piecesGiveTheSameRecordsAsTheWhole(FormatCase formatCase) {
        Format format = formatCase.format();
        List<ParsedRecord> whole = FormatReader.read(format, formatCase.bytes());

        for (int piece = 1; piece <= 17; piece++) {
            assertThat(FormatReader.read(format, formatCase.bytes(), piece, 1 + piece % 3))
                    .as("pieces of %d bytes", piece)
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recordsAreWhereTheySayTheyAre(FormatCase formatCase) {
        byte[] input = formatCase.bytes();

        for (ParsedRecord record : FormatReader.read(formatCase.format(), formatCase.bytes())) {
            byte[] raw = record.raw().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Arrays.copyOfRange(input, record.offset(), record.offset() + raw.length))
                    .isEqualTo(raw);
            String before = new String(input, 0, record.offset(), StandardCharsets.ISO_8859_1);
            assertThat(record.line()).isEqualTo(before.split("\r\n|\n|\r", -1).length);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void moreRecordsThanABatchHolds(FormatCase formatCase) {
        Format format = formatCase.format();
        List<ParsedRecord> once = FormatReader.read(format, formatCase.bytes());
        boolean repeatable = format.headerRecords() == 0 && formatCase.input().endsWith("\n");
        if (!repeatable || once.isEmpty() || isSkipped(once)) {
            return;
        }
        int times = 2 * RecordBatch.CAPACITY / once.size() + 1;

        List<ParsedRecord> many =
                FormatReader.read(format, formatCase.repeated(times).bytes());

        assertThat(many).hasSize(once.size() * times);
        assertThat(FormatCase.shown(many.get(many.size() - 1))).isEqualTo(FormatCase.shown(once.get(once.size() - 1)));
    }

    private static boolean isSkipped(List<ParsedRecord> records) {
        return records.stream()
                .anyMatch(record -> String.valueOf(record.reason()).startsWith(FormatReader.SKIPPED));
    }
}
