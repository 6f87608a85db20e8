package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.internal.ByteText;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.macro.MacroExpander;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Mutated corpus files: whatever happens to a file, only {@link SpecFileException} may come out.
 *
 * <p>{@code -Dpackit4j.fuzz=1000000} sets the number of mutants, {@code -Dpackit4j.seed} another
 * seed.
 */
class SpecFuzzTest {

  private static final MacroContext CONTEXT = MacroContext.forTarget("f44");
  private static final List<String> TOKENS =
      List.of(
          "%",
          "%%",
          "%{",
          "}",
          "%(",
          ")",
          "%[",
          "]",
          "\\",
          "\n",
          "\r\n",
          "\u0000",
          "%if 1\n",
          "%if %{nil}\n",
          "%else\n",
          "%endif\n",
          "%elif 0\n",
          "%global a %{b\n",
          "%define v %v\n",
          "%changelog\n",
          "* Mon Jan 06 2020 A - 1-1\n",
          "Version: %{v}.1\n",
          "Release: %{x\n",
          "Source: a\n",
          "Patch7:b\n",
          "BuildArch: noarch\n",
          "%include %{SOURCE0}\n",
          "%{?x:\nSource8: s\n}\n",
          "%{?x:URL: u}\n",
          "%{lua: x}",
          "%{expand:%%{a}}",
          ":",
          "~",
          "^",
          "$1",
          "\uDC80");

  @Test
  void mutantsAreReadOrRefused() throws IOException {
    int mutants = Integer.getInteger("packit4j.fuzz", 2_000);
    Random random = new Random(Long.getLong("packit4j.seed", 44));
    List<byte[]> files = new ArrayList<>(SpecCorpus.load().specs().values());
    files.removeIf(file -> file.length > 20_000);
    int refused = 0;
    for (int i = 0; i < mutants; i++) {
      byte[] mutant = mutated(files.get(random.nextInt(files.size())), random);
      try {
        exercise(mutant);
      } catch (SpecFileException e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("Mutant " + i + ":\n" + SpecFile.parse(mutant).text(), e);
      }
    }
    System.out.println("fuzz: " + mutants + " mutants, " + refused + " refused");
  }

  private static void exercise(byte[] mutant) {
    SpecFile spec = SpecFile.parse(mutant);
    assertThat(Arrays.equals(spec.toBytes(), mutant)).isTrue();
    spec.changelog();
    spec.prepMacros();
    spec.expand(CONTEXT, SpecFuzzTest::included).problems();
    spec.edit(CONTEXT)
        .updateVersion("99.1", Prerelease.defaults())
        .bumpRelease()
        .addPatch("fuzz.patch", "why")
        .addSource("fuzz.tar.gz")
        .addChangelogEntry(new ChangelogEntry("* Mon Jan 06 2020 A - 1-1", List.of("- x")))
        .removeLastPatch()
        .apply();
  }

  private static MacroExpander.Builder included(MacroExpander.Builder builder) {
    String text = "%global v 2\nVersion: %{v}\n%if 1\nSource9: x\n%include y\n%package z\n";
    return builder.includes(name -> Optional.of(text));
  }

  private static byte[] mutated(byte[] file, Random random) {
    StringBuilder text = new StringBuilder(SpecFile.parse(file).text());
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(40));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
        case 2 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        default -> text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
      }
    }
    return ByteText.encode(text.toString());
  }
}
