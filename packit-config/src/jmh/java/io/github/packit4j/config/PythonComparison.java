package io.github.packit4j.config;

import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the valid files of the corpus with this library and with Packit itself, one after the
 * other, and prints the mean of each one's best round, which other programs disturb least. Needs
 * {@code python3} that can import {@code packit}; an argument names another interpreter.
 */
public final class PythonComparison {

  private static final ConfigLoader LOADER =
      ConfigLoader.create().withRepositoryName("example-repo");

  private static final int WARM_UP_ROUNDS = 150;
  private static final int ROUNDS = 150;

  /** Leaves out Packit's logging, in its favour. */
  private static final String SCRIPT =
      """
      import glob, logging, sys, time
      from yaml import safe_load
      from packit.config.package_config import PackageConfig
      logging.disable(logging.CRITICAL)
      texts = [open(path, encoding='utf-8').read() for path in glob.glob(sys.argv[1] + '/*.yaml')]
      best = float('inf')
      for _ in range(9):
          start = time.perf_counter()
          for text in texts:
              raw = safe_load(text)
              raw.pop('_', None)
              raw.setdefault('config_file_path', '.packit.yaml')
              PackageConfig.get_from_dict(raw, repo_name='example-repo')
          best = min(best, time.perf_counter() - start)
      print(best / len(texts) * 1e6)
      """;

  private PythonComparison() {}

  /** Runs both and prints the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path corpus = Path.of(System.getProperty("packit4j.shared", ""), "corpora", "configs");
    Path folder = Files.createTempDirectory("configs");
    List<byte[]> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(corpus)) {
      for (Path path : paths.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        byte[] content = Files.readAllBytes(path);
        if (isValid(content)) {
          files.add(content);
          Files.write(folder.resolve(path.getFileName()), content);
        }
      }
    }
    double ours = java(files);
    double theirs = python(arguments.length > 0 ? arguments[0] : "python3", folder);
    System.out.printf(
        "%d files: packit-config %.0f us a file, Packit %.0f us a file: %.0f times%n",
        files.size(), ours, theirs, theirs / ours);
  }

  private static boolean isValid(byte[] content) {
    try {
      LOADER.parse(content, ".packit.yaml");
      return true;
    } catch (InvalidConfigException e) {
      return false;
    }
  }

  private static double java(List<byte[]> files) {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      loadAll(files);
    }
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      loadAll(files);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / 1e3 / files.size();
  }

  private static void loadAll(List<byte[]> files) {
    for (byte[] file : files) {
      if (LOADER.parse(file, ".packit.yaml").config().packages().isEmpty()) {
        throw new IllegalStateException("A configuration has at least one package.");
      }
    }
  }

  private static double python(String python, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python, "-c", SCRIPT, folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      if (process.waitFor() != 0 || line == null) {
        throw new IOException(python + " cannot import packit; install packitos");
      }
      return Double.parseDouble(line);
    }
  }
}
