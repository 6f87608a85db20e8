package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.ChangelogEntry;
import io.github.packit4j.specfile.changelog.Packager;
import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Prerelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Does one job with this library and with the Python library {@code specfile}, on the same files,
 * one after the other, and prints both means. Needs {@code python3} that can import {@code
 * specfile} and {@code rpm}; an argument names another interpreter.
 */
public final class PythonComparison {

  private static final int FILES = 60;

  /** As many as the JVM needs to be warm; the last one counts. */
  private static final int ROUNDS = 1000;

  private static final String SCRIPT =
      """
      import datetime, glob, sys, time
      from specfile import Specfile
      pattern = r'([.\\-_~^]?)(alpha|beta|rc|pre(view)?)([.\\-_]?\\d+)?'
      done, spent = 0, 0.0
      for path in sorted(glob.glob(sys.argv[1] + '/*.spec')):
          start = time.perf_counter()
          try:
              spec = Specfile(path, force_parse=True, macros=[('fedora', '44'), ('dist', '.fc44')])
              spec.update_version('99.1', prerelease_suffix_pattern=pattern)
              spec.release = '1'
              spec.add_changelog_entry(['- Update to version 99.1'], author='Packit',
                                       email='hello@packit.dev',
                                       timestamp=datetime.date(2026, 11, 22))
              str(spec)
          except Exception:
              continue
          done += 1
          spent += time.perf_counter() - start
      print(done, spent / max(1, done) * 1e6)
      """;

  private PythonComparison() {}

  /** Runs both and prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<byte[]> all = new ArrayList<>(SpecCorpus.load().specs().values());
    Path folder = Files.createTempDirectory("specs");
    List<byte[]> chosen = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      byte[] file = all.get(i * all.size() / FILES);
      chosen.add(file);
      Files.write(folder.resolve(i + ".spec"), file);
    }
    double ours = java(chosen);
    double theirs = python(arguments.length > 0 ? arguments[0] : "python3", folder);
    System.out.printf(
        "packit-specfile %.0f us a file, Python specfile %.0f us a file: %.0f times%n",
        ours, theirs, theirs / ours);
  }

  private static double java(List<byte[]> files) {
    double mean = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int done = 0;
      long start = System.nanoTime();
      for (byte[] file : files) {
        try {
          update(file);
          done++;
        } catch (SpecFileException e) {
          continue;
        }
      }
      mean = (System.nanoTime() - start) / 1e3 / Math.max(1, done);
    }
    return mean;
  }

  private static double python(String python, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python, "-c", SCRIPT, folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IOException(python + " cannot import specfile and rpm; install both");
      }
      return Double.parseDouble(line.split(" ")[1]);
    }
  }

  /** Updates a spec file: the job that is measured. */
  static byte[] update(byte[] file) {
    MacroContext fedora = MacroContext.forTarget("f44");
    SpecFile spec = SpecFile.parse(file);
    SpecFile updated =
        spec.edit(fedora)
            .updateVersion("99.1", Prerelease.defaults())
            .setReleaseNumber("1")
            .apply();
    String evr = updated.expand(fedora).changelogEvr().toString();
    ChangelogEntry entry =
        ChangelogEntry.of(
            LocalDate.of(2026, 11, 22),
            new Packager("Packit", "hello@packit.dev"),
            evr,
            List.of("- Update to version 99.1"));
    return updated.edit(fedora).addChangelogEntry(entry).apply().toBytes();
  }
}
