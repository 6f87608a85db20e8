package io.github.packit4j.specfile;

import io.github.packit4j.specfile.changelog.internal.ByteText;
import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The time of one release update, from bytes to bytes, over the corpus of real spec files. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
@SuppressWarnings("missing-explicit-ctor") // JMH makes the instances.
public class SpecFileBenchmark {

  private static final MacroContext FEDORA = MacroContext.forTarget("f44");

  /** All spec files of the corpus that can be updated, and each thread's place in them. */
  @State(Scope.Thread)
  public static class Corpus {
    private final List<byte[]> files = new ArrayList<>();
    private int next;

    /** Reads the corpus; the figure is a mean, so each file counts alike. */
    @Setup
    public void load() throws IOException {
      for (Map.Entry<String, byte[]> file : SpecCorpus.load().specs().entrySet()) {
        if (canBeUpdated(file.getValue())) {
          files.add(file.getValue());
        }
      }
    }

    private static boolean canBeUpdated(byte[] file) {
      try {
        return PythonComparison.update(file).length > 0;
      } catch (SpecFileException e) {
        return false;
      }
    }

    byte[] next() {
      next = (next + 1) % files.size();
      return files.get(next);
    }
  }

  /** A spec file of two million bytes: many packages, definitions, conditions, a long log. */
  @State(Scope.Benchmark)
  public static class Big {
    private byte[] file = new byte[0];

    /** Writes the file. */
    @Setup
    public void write() {
      StringBuilder text = new StringBuilder();
      text.append("%global ver 1.0\nName: big\nVersion: %{ver}\nRelease: 1%{?dist}\n");
      for (int i = 0; text.length() < 2_000_000; i++) {
        text.append("%global n").append(i).append(" %{ver}.").append(i).append('\n');
        text.append("%if 0%{?fedora} > 40\nSource").append(i).append(": a-%{n").append(i);
        text.append("}.tar.gz\n%endif\n");
      }
      text.append("%changelog\n");
      file = ByteText.encode(text.toString());
    }
  }

  /** All spec files of the corpus as files, and each thread's place in them. */
  @State(Scope.Thread)
  public static class Folder {
    private final List<Path> files = new ArrayList<>();
    private int next;

    /** Writes the files of the corpus. */
    @Setup
    public void write() throws IOException {
      Corpus corpus = new Corpus();
      corpus.load();
      Path folder = Files.createTempDirectory("specs");
      for (byte[] file : corpus.files) {
        Path path = folder.resolve(files.size() + ".spec");
        Files.write(path, file);
        files.add(path);
      }
    }

    Path next() {
      next = (next + 1) % files.size();
      return files.get(next);
    }
  }

  /** The measure: what reading, decoding and splitting into lines takes without this library. */
  @Benchmark
  public List<String> bytesAlone(Folder folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.next());
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  /** Reads one file and expands it. */
  @Benchmark
  public ExpandedSpecFile readAndExpand(Folder folder) {
    return SpecFile.load(folder.next()).expand(FEDORA);
  }

  /** Reads one file, updates it and prints it. */
  @Benchmark
  public byte[] wholeJob(Folder folder) throws IOException {
    return PythonComparison.update(Files.readAllBytes(folder.next()));
  }

  /** Reads, expands, updates version and release, adds an entry and prints one file. */
  @Benchmark
  public byte[] update(Corpus corpus) {
    return PythonComparison.update(corpus.next());
  }

  /** The same on two threads; no state is shared but the macro context. */
  @Benchmark
  @Threads(2)
  public byte[] updateOnTwoThreads(Corpus corpus) {
    return PythonComparison.update(corpus.next());
  }

  /** The same for one file of two million bytes. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public byte[] updateBigFile(Big big) {
    return PythonComparison.update(big.file);
  }

  /** Reads and prints one file. */
  @Benchmark
  public byte[] roundTrip(Corpus corpus) {
    return SpecFile.parse(corpus.next()).edit().apply().toBytes();
  }
}
