package io.batchwright.cli;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as pipelines and settings write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 30d}. */
final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        if (!text.matches("[0-9]{1,12}(ms|s|m|h|d)")) {
            throw new TypeConversionException("expected a duration such as 30s, 5m or 30d, found '" + text + "'");
        }
        return DurationStyle.SIMPLE.parse(text);
    }
}
