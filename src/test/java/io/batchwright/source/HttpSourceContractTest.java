package io.batchwright.source;

import io.batchwright.fixture.TestApi;
import io.batchwright.source.page.CursorPages;
import io.batchwright.source.page.LastPage;
import io.batchwright.source.page.LinkedPages;
import io.batchwright.source.page.NextUrlPages;
import io.batchwright.source.page.NumberedPages;
import io.batchwright.source.page.OffsetPages;
import io.batchwright.source.page.PageSpec;
import io.batchwright.source.page.SinglePage;
import io.batchwright.spec.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contract, kept by APIs whose pages follow each other in every way. */
class HttpSourceContractTest {

    abstract static class Pages extends SourceContract {

        private static final List<String> ITEMS = IntStream.range(0, 23)
                .mapToObj(i -> i % 5 == 4 ? Integer.toString(i) : "{\n \"id\": " + i + ", \"näme\": \"a\\n😀 ]}\" }")
                .toList();

        private final @Nullable PageSpec pages;
        private final TestApi api;

        Pages(@Nullable PageSpec pages, Handler handler) {
            this.pages = pages;
            PagedItems items = new PagedItems(ITEMS, 5);
            this.api = new TestApi(request -> handler.handle(items, request));
        }

        interface Handler {
            void handle(PagedItems items, TestApi.Request request) throws IOException;
        }

        @AfterEach
        void stop() {
            api.close();
        }

        @Override
        ByteSource source() {
            return HttpSources.of(api.url("/items"), pages).spec().open(SourceContext.of(Path.of(".")));
        }

        @Override
        List<String> texts() {
            return List.of(
                    ITEMS.stream().map(item -> item.replace('\n', ' ') + "\n").collect(Collectors.joining()));
        }
    }

    @Nested
    class Single extends Pages {
        Single() {
            super(new SinglePage(), PagedItems::single);
        }
    }

    @Nested
    class Undeclared extends Pages {
        Undeclared() {
            super(null, PagedItems::single);
        }
    }

    @Nested
    class Numbered extends Pages {
        Numbered() {
            super(new NumberedPages("page", 1, "per_page", null, null, LastPage.BEFORE_EMPTY), PagedItems::numbered);
        }
    }

    @Nested
    class Offset extends Pages {
        Offset() {
            super(new OffsetPages("offset", 0, "limit", 5L, LastPage.SHORT), PagedItems::offset);
        }
    }

    @Nested
    class Cursor extends Pages {
        Cursor() {
            super(new CursorPages(JsonPath.parse("meta.next"), "cursor", null), PagedItems::cursor);
        }
    }

    @Nested
    class Linked extends Pages {
        Linked() {
            super(new LinkedPages("next"), PagedItems::linked);
        }
    }

    @Nested
    class NextUrl extends Pages {
        NextUrl() {
            super(new NextUrlPages(JsonPath.parse("next")), PagedItems::nextUrl);
        }
    }
}
