package io.batchwright.source;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Standard input.
 *
 * @param charset name of the charset of the text
 */
@TypeName(
        value = "stdin",
        doc = "Standard input, to its end or until the run is stopped. Each run is a load of its own.")
public record StdinSourceSpec(
        @Key(value = "Charset of the text.", defaultValue = "UTF-8")
        String charset) implements SourceSpec {

    @Override
    public boolean usesStandardInput() {
        return true;
    }

    @Override
    public Map<String, String> identity() {
        return Map.of();
    }

    @Override
    public void validate(Problems problems) {
        Charsets.validate(charset, problems);
    }

    @Override
    public ByteSource open(SourceContext context) {
        return new StdinSource(System.in, TextCodec.of(Charset.forName(charset)));
    }
}
