package io.github.packit4j.config;

import io.github.packit4j.config.problem.InvalidConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time to load one configuration, from bytes to the resolved model, over the valid corpus. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Thread)
public class ConfigLoaderBenchmark {

  private static final ConfigLoader LOADER =
      ConfigLoader.create().withRepositoryName("example-repo");

  private final List<byte[]> files = new ArrayList<>();
  private int next;

  /** Creates the benchmark, as JMH does. */
  public ConfigLoaderBenchmark() {}

  /** Reads the valid files; the figure is a mean, so each counts alike. */
  @Setup
  public void readCorpus() throws IOException {
    Path folder = Path.of(System.getProperty("packit4j.shared", ""), "corpora", "configs");
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.filter(file -> file.toString().endsWith(".yaml")).sorted().toList()) {
        byte[] content = Files.readAllBytes(path);
        try {
          LOADER.parse(content, ".packit.yaml");
          files.add(content);
        } catch (InvalidConfigException e) {
          // Only valid files are measured: the others end early.
        }
      }
    }
  }

  /** Loads the next file. */
  @Benchmark
  public LoadedConfig load() {
    next = (next + 1) % files.size();
    return LOADER.parse(files.get(next), ".packit.yaml");
  }
}
