package io.github.packit4j.core.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.UpstreamSource;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.ArchiveStore;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.internal.workspace.ServedArchives;
import io.github.packit4j.core.internal.workspace.Workspace;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.core.plan.PlannedUpload;
import io.github.packit4j.distgit.SourceEntry;
import io.github.packit4j.distgit.SourcesFile;
import io.github.packit4j.specfile.ExpandedSpecFile;
import io.github.packit4j.specfile.SpecFile;
import io.github.packit4j.specfile.macro.MacroContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which archives a release brings, and what {@code sources} and {@code .gitignore} say of them. */
class ArchivesTest {

  private static final URI MAIN = URI.create("https://example.org/hello-2.0.tar.gz");
  private static final PackageSettings PLAIN = PackageSettings.builder("hello").build();
  private static final String OLD = SourceEntry.sha512("ab".repeat(64), "old.tar.gz").toString();

  @TempDir Path directory;

  private final ServedArchives served = new ServedArchives();
  private final Left left = new Left();
  private ArchiveStore store = served.store(Path.of("unset"));

  private void serve() {
    served.serve(MAIN, "archive");
    store = served.store(directory.resolve("store"));
  }

  @Test
  void anAddressIsDownloadedAndListed() {
    serve();
    Archives.Result result = prepare(spec(MAIN.toString()), tree("sources", "", ".gitignore", ""));

    String hash = result.uploads().get(0).hash();
    assertThat(result.uploads())
        .containsExactly(
            new PlannedUpload("hello-2.0.tar.gz", Optional.of(MAIN), "sha512", hash, 7));
    assertThat(result.downloaded()).isEqualTo(7);
    assertThat(result.local().get("hello-2.0.tar.gz")).hasContent("archive");
    assertThat(text(result, "sources")).isEqualTo("SHA512 (hello-2.0.tar.gz) = " + hash + "\n");
    assertThat(text(result, ".gitignore")).isEqualTo("/hello-2.0.tar.gz\n");
  }

  @Test
  void theNextBranchDownloadsNothing() {
    serve();
    prepare(spec(MAIN.toString()), tree());
    Archives.Result again = prepare(spec(MAIN.toString()), tree());
    assertThat(again.downloaded()).isZero();
    assertThat(again.uploads()).hasSize(1);
    assertThat(served.requests()).isEqualTo(1);
  }

  @Test
  void archivesThatNoSourceNamesAreNoLongerListed() {
    serve();
    assertThat(text(prepare(spec(MAIN.toString()), tree("sources", OLD + "\n")), "sources"))
        .startsWith("SHA512 (hello-2.0.tar.gz)")
        .doesNotContain("old");
  }

  @Test
  void whatSomebodyUploadedByHandStays() {
    serve();
    Archives.Result result =
        prepare(spec(MAIN.toString(), "old.tar.gz"), tree("sources", OLD + "\n"));
    assertThat(text(result, "sources")).contains("hello-2.0.tar.gz").endsWith(OLD + "\n");
    assertThat(text(result, ".gitignore")).isEqualTo("/hello-2.0.tar.gz\n/old.tar.gz\n");
    assertThat(result.uploads()).hasSize(1);
  }

  @Test
  void whatIsInGitIsNoArchive() {
    serve();
    Archives.Result result = prepare(spec("hello.conf"), tree("hello.conf", "x"));
    assertThat(result.uploads()).isEmpty();
    assertThat(result.files()).as("nothing to say of archives").isEmpty();
    assertThat(prepare(spec(MAIN.toString()), tree("hello-2.0.tar.gz", "x")).uploads()).isEmpty();
    assertThat(served.requests()).isZero();
  }

  @Test
  void theLastArchiveLeavesAnEmptyList() {
    serve();
    Archives.Result result =
        prepare(spec("hello.conf"), tree("hello.conf", "x", "sources", OLD + "\n"));
    assertThat(text(result, "sources")).isEmpty();
  }

  @Test
  void theConfigurationMayNameAnotherPlace() {
    serve();
    PackageSettings elsewhere =
        PackageSettings.builder("hello")
            .addSources(new UpstreamSource("data.bin", MAIN.toString()))
            .build();
    assertThat(prepare(elsewhere, spec("data.bin"), tree()).uploads().get(0).origin())
        .hasValue(MAIN);
    assertThat(prepare(elsewhere, spec("https://e.invalid/data.bin"), tree()).uploads())
        .extracting(PlannedUpload::origin)
        .containsExactly(Optional.of(MAIN));
  }

  @Test
  void anAddressThatCannotBeComputedIsNamed() {
    serve();
    assertThatThrownBy(() -> prepare(spec("https://example.org/%{unknown}/a.tgz"), tree()))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("Source0")
        .hasMessageContaining("%{unknown}");
    assertThatThrownBy(() -> prepare(spec("https://example.org/a^b.tgz"), tree()))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("'https://example.org/a^b.tgz' is no address");
  }

  @Test
  void percentsOfAnAddressAndBlanksAreNoMacros() {
    serve();
    served.serve(URI.create("https://example.org/a%20b%20c/d.tgz"), "escaped");
    assertThat(prepare(spec("https://example.org/a%20b c/d.tgz"), tree()).uploads()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vendor.tar.xz", "VENDOR.ZIP", "deps.tgz", "font.whl"})
  void packedFilesOfActionsAreArchives(String name) throws IOException {
    serve();
    left.file(name, "text", false);
    assertThat(archives(PLAIN).made(spec("hello.conf", name))).containsExactly(name);
    Archives.Result result = prepare(spec(MAIN.toString(), name), tree());
    assertThat(result.uploads())
        .extracting(PlannedUpload::fileName, PlannedUpload::origin)
        .contains(tuple(name, Optional.empty()));
    assertThat(result.local().get(name)).hasContent("text");
    assertThat(result.downloaded()).isEqualTo(7);
  }

  @Test
  void ofOtherFilesOnlyDataIgnoredOnesAndTheMainSourceAre() throws IOException {
    serve();
    left.file("plain", "text", false);
    left.file("data", "\0", false);
    left.file("latin1", "\u00e9", false);
    left.file("late", "x".repeat(8_000) + "\0", false);
    left.file("ignored", "text", true);
    left.file("other", "\0", false);
    assertThat(archives(PLAIN).made(spec("x", "plain", "data", "latin1", "late", "ignored")))
        .containsExactly("data", "ignored");
    left.file("main", "text", false);
    assertThat(archives(PLAIN).made(spec("main", "plain"))).containsExactly("main");
    left.file("hello-2.0.tar.gz", "text", false);
    assertThat(archives(PLAIN).made(spec("x", MAIN.toString())))
        .containsExactly("hello-2.0.tar.gz");
  }

  @Test
  void anArchiveThatAnActionFetchedIsTheDownloadedOne() throws IOException {
    serve();
    store.download(MAIN, "hello-2.0.tar.gz");
    left.file("hello-2.0.tar.gz", "archive", true);
    assertThat(prepare(spec(MAIN.toString()), tree()).uploads())
        .extracting(PlannedUpload::origin)
        .containsExactly(Optional.of(MAIN));
    left.file("hello-2.0.tar.gz", "repacked", true);
    assertThat(prepare(spec(MAIN.toString()), tree()).uploads())
        .extracting(PlannedUpload::origin)
        .containsExactly(Optional.empty());
  }

  @Test
  void anOpenProposalKeepsTheArchiveItHas() throws IOException {
    serve();
    left.file("vendor.tar.xz", "made again", false);
    SourceEntry before = SourceEntry.sha512("cd".repeat(64), "vendor.tar.xz");
    Archives archives = new Archives(PLAIN, store, left, SourcesFile.parse(before + "\n"));
    Archives.Result result = archives.prepare(spec(MAIN.toString(), "vendor.tar.xz"), tree());
    assertThat(result.uploads())
        .extracting(PlannedUpload::fileName)
        .containsExactly("hello-2.0.tar.gz");
    assertThat(text(result, "sources")).endsWith(before + "\n");
  }

  @Test
  void theUpstreamArchiveHasToBeSomewhere() {
    serve();
    Archives archives = archives(PLAIN);
    SourcesFile listed = SourcesFile.parse(OLD + "\n");
    assertThatThrownBy(
            () -> archives.requireMainSource(spec("hello.tgz"), tree(), SourcesFile.empty()))
        .isInstanceOf(WorkflowException.class)
        .hasMessageContaining("hello.tgz (Source0)");
    archives.requireMainSource(spec("hello.tgz"), tree("hello.tgz", "x"), SourcesFile.empty());
    archives.requireMainSource(spec("old.tar.gz", "hello.tgz"), tree(), listed);
  }

  private Archives.Result prepare(ExpandedSpecFile spec, FileTree distGit) {
    return prepare(PLAIN, spec, distGit);
  }

  private Archives.Result prepare(
      PackageSettings settings, ExpandedSpecFile spec, FileTree distGit) {
    return archives(settings).prepare(spec, distGit);
  }

  private Archives archives(PackageSettings settings) {
    return new Archives(settings, store, left, SourcesFile.empty());
  }

  private static String text(Archives.Result result, String file) {
    return Optional.ofNullable(result.files().get(file)).orElseThrow().text();
  }

  private static ExpandedSpecFile spec(String... sources) {
    StringBuilder text = new StringBuilder("Name: hello\nVersion: 2.0\nRelease: 1\n");
    for (int i = 0; i < sources.length; i++) {
      text.append("Source").append(i).append(": ").append(sources[i]).append('\n');
    }
    return SpecFile.parse(text.toString()).expand(MacroContext.forTarget("f44"));
  }

  private static FileTree tree(String... pathsAndTexts) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
    }
    return new Texts(files);
  }

  private record Texts(Map<String, String> files) implements FileTree {

    @Override
    public SortedSet<String> paths() {
      return new TreeSet<>(files.keySet());
    }

    @Override
    public Optional<FileContent> file(String path) {
      return Optional.ofNullable(files.get(path)).map(FileContent::of);
    }

    @Override
    public boolean executable(String path) {
      return false;
    }
  }

  /** A workspace in which actions have left files. */
  private final class Left implements Workspace {

    private final Map<String, Path> files = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    void file(String name, String text, boolean ignore) throws IOException {
      Path file = Files.createDirectories(directory.resolve("left")).resolve(name);
      files.put(name, Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1)));
      if (ignore) {
        ignored.add(name);
      }
    }

    @Override
    public Optional<Untracked> untracked(String name) {
      return Optional.ofNullable(files.get(name))
          .map(file -> new Untracked(file, ignored.contains(name)));
    }

    @Override
    public FileTree upstream() {
      return tree();
    }

    @Override
    public FileTree distGit() {
      return tree();
    }

    @Override
    public boolean defines(ActionName action) {
      return false;
    }

    @Override
    public Optional<String> run(ActionName action) {
      return Optional.empty();
    }

    @Override
    public void put(Map<String, Optional<SyncedFile>> put, Map<String, Path> archives) {}

    @Override
    public Map<String, Optional<SyncedFile>> changes(Set<String> archives) {
      return Map.of();
    }

    @Override
    public void close() {}
  }
}
