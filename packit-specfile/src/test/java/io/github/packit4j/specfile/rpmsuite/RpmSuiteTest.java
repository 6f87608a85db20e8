package io.github.packit4j.specfile.rpmsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.specfile.macro.RpmRelease;
import io.github.packit4j.specfile.rpmsuite.LeftOut.Reason;
import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Check;
import io.github.packit4j.specfile.rpmsuite.SuiteGroup.Preparation;
import io.github.packit4j.specfile.rpmsuite.SuiteRun.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RPM's own tests about macros, expressions, versions and spec files, run on this library.
 *
 * <p>{@code -Dpackit4j.it.rpmtests=DIR} names a folder with one subfolder for each release, such as
 * {@code 4.18}, each with the folder {@code tests} and the file {@code macros.in} of RPM's source
 * of that release. Nothing of the suite is part of this project; without the option the test is
 * skipped.
 *
 * <p>A check passes if its output and whether it succeeds are RPM's; messages are our own. Of a
 * build, what reading the spec file decides is compared: whether RPM accepts it. What cannot be
 * tried is left out for one of the {@linkplain Reason reasons}; {@code
 * target/rpm-suite-RELEASE.txt} lists it.
 */
class RpmSuiteTest {

  private static final List<String> FILES =
      List.of("rpmmacro.at", "rpmvercmp.at", "rpmspec.at", "rpmbuild.at");

  private final List<String> failed = new ArrayList<>();
  private final Map<Reason, List<String>> leftOut = new EnumMap<>(Reason.class);
  private int passed;

  @ParameterizedTest
  @ValueSource(strings = {"4.18", "4.20", "6.0", "6.1"})
  void everyCheckPasses(String release) throws IOException {
    String folder = System.getProperty("packit4j.it.rpmtests");
    assumeTrue(folder != null, "-Dpackit4j.it.rpmtests=DIR names RPM's test suites");
    Path tests = Path.of(folder, release, "tests");
    assumeTrue(Files.isDirectory(tests), "there is no " + tests);
    for (String file : FILES) {
      String text = Files.readString(tests.resolve(file), StandardCharsets.ISO_8859_1);
      for (SuiteGroup group : SuiteReader.read(file, text, release + ".0")) {
        SuiteFiles files =
            new SuiteFiles(tests.resolve("data"), Path.of(folder, release, "macros.in"));
        run(group, new SuiteRun(RpmRelease.parse(release), files));
      }
    }
    report(release);
    assertThat(passed).isPositive();
    assertThat(failed).isEmpty();
  }

  private void run(SuiteGroup group, SuiteRun run) {
    Optional<LeftOut> unprepared = Optional.empty();
    for (SuiteGroup.Step step : group.steps()) {
      try {
        if (step instanceof Preparation preparation) {
          run.prepare(preparation.script());
        } else if (step instanceof Check check) {
          String name = group.file() + " " + check.number() + " " + group.title();
          unprepared.ifPresentOrElse(
              reason -> leaveOut(reason, name), () -> run(group, check, name, run));
        }
      } catch (LeftOut reason) {
        unprepared = Optional.of(reason);
      }
    }
  }

  private void run(SuiteGroup group, Check check, String name, SuiteRun run) {
    Outcome outcome;
    try {
      if (group.expectedToFail()) {
        throw new LeftOut(Reason.RPM_FAILS, "expected failure");
      }
      outcome = run.run(check);
    } catch (LeftOut reason) {
      leaveOut(reason, name);
      return;
    }
    boolean sameOutput =
        check.anyOutput() || chomp(check.output()).equals(chomp(outcome.output.toString()));
    boolean sameStatus =
        check.status().equals(Check.ANY)
            || check.status().isEmpty()
            || check.status().equals(Integer.toString(outcome.status));
    if (sameOutput && sameStatus) {
      passed++;
    } else {
      failed.add(
          "%s%n--- script%n%s%n--- wanted: %s%n%s%n--- ours: %d%n%s%s"
              .formatted(
                  name,
                  check.script().strip(),
                  check.status(),
                  check.output(),
                  outcome.status,
                  outcome.output,
                  outcome.errors));
    }
  }

  private void leaveOut(LeftOut reason, String name) {
    leftOut
        .computeIfAbsent(reason.reason(), any -> new ArrayList<>())
        .add(name + " (" + reason.getMessage() + ")");
  }

  private static String chomp(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private void report(String release) throws IOException {
    int count = leftOut.values().stream().mapToInt(List::size).sum();
    System.out.printf(
        "RPM's tests at %s: %d passed, %d failed, %d left out%n",
        release, passed, failed.size(), count);
    List<String> report = new ArrayList<>(failed);
    leftOut.forEach(
        (reason, checks) -> {
          System.out.printf("  left out, %d: %s%n", checks.size(), reason);
          report.add("LEFT OUT: " + reason);
          checks.forEach(check -> report.add("  " + check));
        });
    Files.write(
        Path.of("target", "rpm-suite-" + release + ".txt"), report, StandardCharsets.ISO_8859_1);
  }
}
