package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.specfile.version.Evr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million random pairs of versions, compared with librpm where Python's rpm module is there. */
class RpmVersionOrderTest {

  private static final int PAIRS = 1_000_000;
  private static final String CHARACTERS = "00112399abzAZ..--__~~^^++ é";
  private static final String SCRIPT =
      """
      import sys, rpm
      compare = getattr(rpm, 'vercmp', None)
      if compare is None:
          compare = lambda a, b: rpm.labelCompare(('0', a, ''), ('0', b, ''))
      for line in open(sys.argv[1], encoding='utf-8', newline='\\n'):
          a, b = line.rstrip('\\n').split('|')
          print(compare(a, b))
      """;

  @TempDir private Path folder;

  @Test
  void orderIsThatOfRpm() throws IOException, InterruptedException {
    String python = python();
    Path pairs = folder.resolve("pairs");
    Random random = new Random(7);
    try (Writer out = Files.newBufferedWriter(pairs)) {
      for (int i = 0; i < PAIRS; i++) {
        String left = version(random);
        String right = random.nextInt(4) == 0 ? left + version(random) : version(random);
        out.write(left + "|" + right + "\n");
      }
    }
    Process rpm = new ProcessBuilder(python, "-c", SCRIPT, pairs.toString()).start();
    int compared = 0;
    try (BufferedReader theirs =
            new BufferedReader(
                new InputStreamReader(rpm.getInputStream(), StandardCharsets.UTF_8));
        BufferedReader ours = Files.newBufferedReader(pairs)) {
      for (String pair = ours.readLine(); pair != null; pair = ours.readLine()) {
        String[] sides = pair.split("\\|", -1);
        int order = Evr.compareVersions(sides[0], sides[1]);
        assertThat(Integer.toString(order)).as(pair).isEqualTo(theirs.readLine());
        compared++;
      }
    }
    assertThat(rpm.waitFor()).isZero();
    System.out.println("version order: " + compared + " pairs as librpm");
  }

  private static String version(Random random) {
    StringBuilder version = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      version.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return version.toString();
  }

  private static String python() throws IOException, InterruptedException {
    for (String python : new String[] {"/usr/bin/python3", "python3"}) {
      try {
        if (new ProcessBuilder(python, "-c", "import rpm").start().waitFor() == 0) {
          return python;
        }
      } catch (IOException e) {
        continue;
      }
    }
    assumeTrue(false, "no Python with the rpm module: install python3-rpm");
    return "";
  }
}
