package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/macros.md}, and what sharing a context means. */
class MacroExamplesTest {

  @Test
  void macrosWorkWithoutASpecFile() {
    MacroContext f44 = MacroContext.forTarget("f44");
    MacroExpander run = MacroExpander.over(f44); // one run, one thread; the context is shared
    run.expand("%global forgeurl https://github.com/foo/bar\n%define version 1.2\n%forgemeta");
    String url = run.expand("%{forgesource}");
    boolean old = run.condition("0%{?rhel} && 0%{?rhel} < 10"); // false

    assertThat(url).isEqualTo("https://github.com/foo/bar/archive/v1.2/bar-1.2.tar.gz");
    assertThat(old).isFalse();
    assertThat(run.problems()).isEmpty();
    assertThat(f44.lookup("forgesource")).isEmpty();
  }

  @Test
  void oneContextServesManyThreads() throws Exception {
    MacroContext context = MacroContext.forTarget("f44");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> work =
          () -> {
            MacroExpander run = MacroExpander.over(context);
            run.expand("%define version 1.2.3\n%define name foo");
            return run.expand(
                "%{pypi_source} %(echo %{version} | cut -d. -f1-2) %{lua:print(2^3)}");
          };
      for (Future<String> result : threads.invokeAll(List.of(work, work, work, work, work, work))) {
        assertThat(result.get())
            .isEqualTo(
                "https://files.pythonhosted.org/packages/source/f/foo/foo-1.2.3.tar.gz 1.2 8.0");
      }
    } finally {
      threads.shutdown();
    }
  }
}
