package io.batchwright.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CatalogTest {

    @ParameterizedTest
    @FieldSource("io.batchwright.transform.expression.Library#ALL")
    void aLibraryDeclaresTheNamesThatItHolds(Library library) {
        List<Function> functions = library.load();
        assertThat(functions.stream().map(Function::name).collect(Collectors.toSet()))
                .isEqualTo(library.names());
        assertThat(functions).extracting(Function::id).doesNotHaveDuplicates();
    }
}
