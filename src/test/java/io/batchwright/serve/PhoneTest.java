package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page on a phone, 360 pixels wide: nothing sticks out but tables and the timeline in boxes of their own, fingers hit what can be pressed. */
class PhoneTest extends WithBrowser {

    private static final int WIDTH = 360;
    /** A name without a place to break it at, as people have them. */
    private static final String LONG = "orders-of-all-branches-with-returns-and-corrections-of-2026";

    private static final String ORDERS = """
            description: Orders of all branches, with returns, and with a description that takes more than a line of a phone
            schedule: { cron: '15,45 3-23 * * mon-fri', zone: America/Argentina/Buenos_Aires }
            parameters:
              a_parameter_with_a_rather_long_name: { type: string, default: "%s" }
            source: { type: file, path: orders.csv }
            format: { type: csv }
            fields: { id: long, amount: long }
            sink: { type: jdbc, table: orders }
            """.formatted("x".repeat(80));

    /** What is wrong with a page, a line each. */
    private static final String FAULTS = """
            const faults = [];
            const named = e => e.tagName + '.' + e.className + ' "' + (e.textContent || e.name || '').trim().slice(0, 40) + '"';
            const boxed = e => e.closest('.scroll') !== null;
            const shown = e => e.checkVisibility() && e.getClientRects().length > 0;
            const width = document.documentElement.scrollWidth;
            if (width > %1$d) faults.push('the page is ' + width + ' wide');
            for (const e of document.querySelectorAll('body *')) {
              if (!shown(e) || e.closest('.skip') || e.closest('svg svg, svg > *')) continue;
              const box = e.getBoundingClientRect();
              const style = getComputedStyle(e);
              if (!boxed(e) && (box.right > %1$d + 1 || box.left < -1)) faults.push('sticks out: ' + named(e));
              if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && style.overflowX !== 'visible'
                  && !e.classList.contains('scroll') && !e.matches('input, select, textarea')) {
                faults.push('is cut off or scrolls: ' + named(e));
              }
              if (e.classList.contains('scroll') && !e.querySelector('table, .timeline') && e.scrollWidth > e.clientWidth) faults.push('scrolls, but is neither table nor timeline: ' + named(e));
              if (e.matches('a, button, summary, select, input:not([type=hidden])') && !e.closest('label.check')
                  && (box.height < 24 || box.width < 24)) {
                faults.push('is hard to hit, ' + Math.round(box.width) + ' by ' + Math.round(box.height) + ': ' + named(e));
              }
            }
            return [...new Set(faults)].join('\\n');
            """.formatted(WIDTH);

    @BeforeEach
    void holdAPhone() {
        browser.phone(WIDTH, 740);
    }

    @Test
    void everyPageFits() {
        server.file("config/pipelines/broken.yml", "source: { type: fil }\n")
                .file("orders.csv", "id,amount\n1,10\n2," + "n/a,".repeat(60) + "\n3," + "x".repeat(200) + "\n")
                .pipeline(LONG, ORDERS);
        Set<String> faults = new LinkedHashSet<>();
        look("/login", faults);
        browser.logIn("operator", "operator");
        for (String pipeline : List.of("metrics", LONG)) {
            browser.go("/pipelines/" + pipeline).click("Run").click("Run it").see("COMPLETED");
        }
        for (String path : List.of(
                "/",
                "/executions",
                "/executions?pipeline=none",
                "/executions/1",
                "/executions/2",
                "/pipelines",
                "/pipelines/metrics",
                "/pipelines/" + LONG,
                "/pipelines/" + LONG + "/preview",
                "/pipelines/broken",
                "/rejects",
                "/schedule",
                "/audit",
                "/no-such-page")) {
            look(path, faults);
        }
        browser.go("/rejects?pipeline=" + LONG);
        browser.evaluate("document.querySelector('main td a').click()");
        browser.see("Replay");
        look(browser.path(), faults);
        assertThat(faults).isEmpty();
    }

    /** Looks at a page as it is, and with everything unfolded. */
    private void look(String path, Set<String> faults) {
        browser.go(path).picture(PICTURES.resolve("phone" + path.replaceAll("\\W+", "-") + ".png"));
        collect(path, faults);
        browser.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)");
        collect(path + " unfolded", faults);
    }

    private void collect(String page, Set<String> faults) {
        String found = String.valueOf(browser.evaluate(FAULTS));
        found.lines().forEach(fault -> faults.add(page + ": " + fault));
    }
}
