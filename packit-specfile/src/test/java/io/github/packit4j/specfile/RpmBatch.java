package io.github.packit4j.specfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.packit4j.specfile.macro.MacroContext;
import io.github.packit4j.specfile.version.Evr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Spec files that librpm reads, many in one run of Python's rpm module: {@code read-specs.py}.
 *
 * <p>Each is read with the macros of a context as far as they are text; one that this library
 * computes is what it gives before the file, or unknown if it takes arguments.
 */
final class RpmBatch {

  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT = "read-specs.py";

  private final Path folder;
  private final Map<MacroContext, Path> macros = new HashMap<>();
  private final List<String> list = new ArrayList<>();

  /**
   * Starts a batch.
   *
   * @param folder an empty one
   */
  RpmBatch(Path folder) {
    this.folder = folder;
  }

  /** Skips the running test where Python has no rpm module. */
  static void assumeRpm() throws IOException, InterruptedException {
    boolean found =
        Files.isExecutable(Path.of(PYTHON))
            && new ProcessBuilder(PYTHON, "-c", "import rpm").start().waitFor() == 0;
    assumeTrue(found, "no " + PYTHON + " with the rpm module: install python3-rpm");
  }

  /** Adds a file; returns its place in the result. */
  int add(MacroContext context, byte[] spec) throws IOException {
    Path known = macros.get(context);
    if (known == null) {
      known = folder.resolve("macros" + macros.size());
      Files.writeString(known, macroFile(context));
      macros.put(context, known);
    }
    Path file = folder.resolve(list.size() + ".spec");
    Files.write(file, spec);
    list.add(known + "\t" + file);
    return list.size() - 1;
  }

  private static String macroFile(MacroContext context) {
    StringBuilder text = new StringBuilder();
    context
        .definitions()
        .forEach(
            (name, macro) -> {
              String body = macro.body();
              if (body.isEmpty() && macro.options().isEmpty()) {
                body = context.expand("%{?" + name + "}");
              }
              if (!body.isEmpty()) {
                text.append('%').append(name);
                macro.options().ifPresent(letters -> text.append('(').append(letters).append(')'));
                text.append(' ').append(body.replace("\n", "\\\n")).append('\n');
              }
            });
    return text.toString();
  }

  /**
   * What RPM reads.
   *
   * @param nevr name, epoch, version and release as {@link #shown} has them; {@code ?} and why the
   *     file is refused
   */
  record Result(String nevr, int sources, int patches, int entries) {

    private static Result of(String line) {
      String[] columns = line.split("\t", -1);
      return columns.length < 7
          ? new Result(line, 0, 0, 0)
          : new Result(
              String.join("\t", List.of(columns).subList(0, 4)),
              Integer.parseInt(columns[4]),
              Integer.parseInt(columns[5]),
              Integer.parseInt(columns[6]));
    }

    boolean isRefusal() {
      return nevr.startsWith("?");
    }
  }

  /** Returns what RPM reads in each file, in the order of {@link #add}. */
  List<Result> read() throws IOException, InterruptedException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream text = RpmBatch.class.getResourceAsStream(SCRIPT)) {
      Files.write(script, Objects.requireNonNull(text).readAllBytes());
    }
    Path listed = folder.resolve("list");
    Files.write(listed, list);
    Path out = folder.resolve("out");
    int processes = Runtime.getRuntime().availableProcessors();
    Process rpm =
        new ProcessBuilder(
                PYTHON,
                script.toString(),
                listed.toString(),
                Files.createDirectory(folder.resolve("empty")).toString(),
                Integer.toString(processes))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(out.toFile())
            .start();
    assertThat(rpm.waitFor()).isZero();
    List<String> read = Files.readAllLines(out, StandardCharsets.UTF_8);
    assertThat(read).hasSameSizeAs(list);
    return read.stream().map(Result::of).toList();
  }

  /** Returns what this library reads: name, epoch, version and release, tabs between them. */
  static String shown(ExpandedSpecFile spec) {
    Evr evr = spec.evr();
    String epoch = evr.epoch().isPresent() ? Integer.toString(evr.epoch().getAsInt()) : "";
    return String.join("\t", spec.name(), epoch, evr.version(), evr.release().orElseThrow());
  }
}
