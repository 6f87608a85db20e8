package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real spec files, their versions raised in three ways and for two distributions: each comes out as
 * asked for, or is refused. Prints its figures; {@code target/version-differences.txt} has the
 * rest.
 */
class VersionCorpusTest {

  @TempDir private Path folder;

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9._+~^]+");

  private static final Map<String, UnaryOperator<String>> RAISES = new LinkedHashMap<>();

  static {
    RAISES.put("last number", version -> raise(version, numbers(version).size() - 1));
    RAISES.put("first number", version -> raise(version, 0));
    RAISES.put("pre-release", version -> raise(version, 0).replaceAll("[~^+].*", "") + "~rc1");
  }

  /** What became of the files for one raise and context. */
  private static final class Count {
    private int exact;
    private final List<String> refused = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    double refusals() {
      return 100.0 * refused.size() / (exact + refused.size() + wrong.size());
    }

    @Override
    public String toString() {
      return "%d as asked for, %d refused (%.2f %%), %d wrong"
          .formatted(exact, refused.size(), refusals(), wrong.size());
    }
  }

  /**
   * A file whose version was raised.
   *
   * @param kind the context and the way it was raised
   * @param before what the file was in the context, as {@link RpmBatch} shows it
   * @param after what it is said to be now
   */
  private record Raised(
      String file, String kind, MacroContext context, String before, byte[] text, String after) {}

  private static final Map<String, Count> COUNTS = new LinkedHashMap<>();
  private static final List<Raised> RAISED = new ArrayList<>();
  private static SpecCorpus corpus;

  @BeforeAll
  static void raiseAll() throws IOException {
    corpus = SpecCorpus.load();
    for (String target : List.of("f44", "epel9")) {
      MacroContext context = MacroContext.forTarget(target);
      for (String file : corpus.specs().keySet()) {
        SpecFile spec = corpus.spec(file);
        ExpandedSpecFile before = spec.expand(context);
        Optional<String> version = before.value("Version").filter(v -> LEGAL.matcher(v).matches());
        if (version.isPresent()
            && !numbers(version.get()).isEmpty()
            && before.tag("Version").isPresent()) {
          RAISES.forEach(
              (name, raise) ->
                  raise(
                      file,
                      spec,
                      before,
                      context,
                      raise.apply(version.get()),
                      target + " " + name));
        }
      }
    }
  }

  @Test
  void eachVersionIsTheOneAskedForOrRefused() throws IOException {
    List<String> rest = new ArrayList<>();
    COUNTS.forEach(
        (name, count) -> {
          System.out.println("version raised, " + name + ": " + count);
          count.refused.forEach(line -> rest.add("refused, " + name + ": " + line));
          count.wrong.forEach(line -> rest.add("wrong, " + name + ": " + line));
        });
    Files.write(Path.of("target", "version-differences.txt"), rest);
    assertThat(COUNTS).hasSize(6);
    assertThat(COUNTS.values()).allSatisfy(count -> assertThat(count.wrong).isEmpty());
    assertThat(COUNTS.values()).allSatisfy(count -> assertThat(count.refusals()).isLessThan(1));
  }

  @Test
  void rpmReadsWhatWeSay() throws IOException, InterruptedException {
    RpmBatch.assumeRpm();
    RpmVerdicts verdicts = new RpmVerdicts(folder);
    for (Raised raised : RAISED) {
      verdicts.add(
          raised.kind(),
          raised.file(),
          raised.context(),
          new RpmVerdicts.Side(corpus.spec(raised.file()).toBytes(), raised.before()),
          new RpmVerdicts.Side(raised.text(), raised.after()),
          RpmVerdicts.Growth.NONE);
    }
    Map<String, RpmVerdicts.Count> counts = verdicts.read();
    counts.forEach((kind, count) -> System.out.println("RPM on raised " + kind + ": " + count));
    Files.write(Path.of("target", "version-rpm.txt"), RpmVerdicts.lines(counts));
    assertThat(counts.values()).allSatisfy(count -> assertThat(count.wrong()).isEmpty());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count.same()).isGreaterThan(0));
  }

  private static void raise(
      String file,
      SpecFile spec,
      ExpandedSpecFile before,
      MacroContext context,
      String wanted,
      String kind) {
    Count count = COUNTS.computeIfAbsent(kind, key -> new Count());
    SpecFile updated;
    try {
      updated = spec.edit(context).updateVersion(wanted, Prerelease.none()).apply();
    } catch (SpecFileException e) {
      count.refused.add(file + " to " + wanted + ": " + e.getMessage());
      return;
    }
    ExpandedSpecFile after = updated.expand(context);
    String outcome = difference(before, after, wanted);
    if (outcome.isEmpty()) {
      count.exact++;
    } else {
      count.wrong.add(file + " to " + wanted + ": " + outcome);
    }
    if (after.value("Name").isPresent() && after.value("Release").isPresent()) {
      RAISED.add(
          new Raised(
              file,
              kind,
              context,
              RpmBatch.shown(before),
              updated.toBytes(),
              RpmBatch.shown(after)));
    }
  }

  private static String difference(ExpandedSpecFile before, ExpandedSpecFile after, String wanted) {
    if (!after.value("Version").equals(Optional.of(wanted))) {
      return "version " + after.value("Version");
    }
    for (String tag : List.of("Name", "Epoch")) {
      if (!after.value(tag).equals(before.value(tag))) {
        return tag + " " + before.value(tag) + " became " + after.value(tag);
      }
    }
    return "";
  }

  private static List<MatchResult> numbers(String version) {
    return NUMBER.matcher(version).results().toList();
  }

  private static String raise(String version, int index) {
    MatchResult number = numbers(version).get(index);
    String raised = new BigInteger(number.group()).add(BigInteger.ONE).toString();
    return version.substring(0, number.start()) + raised + version.substring(number.end());
  }
}
