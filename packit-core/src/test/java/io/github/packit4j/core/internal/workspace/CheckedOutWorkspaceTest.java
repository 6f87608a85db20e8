package io.github.packit4j.core.internal.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.config.ActionName;
import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.core.action.ActionCommand;
import io.github.packit4j.core.action.ActionRefusedException;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.workspace.FileSynchronizer.SyncedFile;
import io.github.packit4j.core.plan.FileContent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkouts for the commands of actions, and what they leave there. */
class CheckedOutWorkspaceTest {

  private static final FilesInMemory DIST_GIT =
      FilesInMemory.of("hello.spec", "sources", "run.sh", "sub/a");

  @TempDir Path directory;

  private final List<ActionCommand> commands = new ArrayList<>();
  private Path root = Path.of("");
  private Path distGit = Path.of("");

  @BeforeEach
  void name() {
    root = directory.resolve("actions/hello-f44");
    distGit = root.resolve("dist-git");
  }

  @Test
  void withoutActionsNothingIsCheckedOut() {
    try (Workspace workspace = open("", command -> "x")) {
      assertThat(workspace.distGit()).isSameAs(DIST_GIT);
      assertThat(workspace.upstream().paths()).containsExactly("README", "hello.spec");
      assertThat(workspace.defines(ActionName.PRE_SYNC)).isFalse();
      assertThat(workspace.run(ActionName.PRE_SYNC)).isEmpty();
      assertThat(workspace.changes(Set.of())).isEmpty();
      assertThat(workspace.untracked("hello.tar.gz")).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void actionsOfOtherTimesNeedNoCheckout() {
    try (Workspace workspace =
        open("actions: {run-condition: check, get-current-version: ask}\n", command -> "x")) {
      assertThat(workspace).isInstanceOf(Workspace.OfCommits.class);
    }
  }

  @Test
  void eachActionOfAProposalNeedsOne() {
    for (String action :
        List.of(
            "post-upstream-clone",
            "pre-sync",
            "prepare-files",
            "changelog-entry",
            "post-modifications",
            "commit-message")) {
      try (Workspace workspace = open("actions: {%s: x}\n".formatted(action), command -> "")) {
        assertThat(workspace).isInstanceOf(CheckedOutWorkspace.class);
      }
      assertThat(root).doesNotExist();
    }
  }

  @Test
  void withoutARunnerActionsAreRefusedBeforeAnythingIsThere() {
    Workspaces none = new Workspaces(Optional.empty(), directory);
    assertThatThrownBy(
            () ->
                none.open(
                    "hello", settings("actions: {pre-sync: x}\n"), "f44", origin(), () -> Map.of()))
        .isInstanceOf(ActionRefusedException.class)
        .hasMessageContaining("'pre-sync'");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void commandsRunInUpstreamsCheckoutAndKnowBoth() {
    try (Workspace workspace =
        open("actions: {pre-sync: [one a, two]}\n", command -> command.arguments().get(0) + "\n")) {
      assertThat(workspace.defines(ActionName.PRE_SYNC)).isTrue();
      assertThat(workspace.defines(ActionName.COMMIT_MESSAGE)).isFalse();
      assertThat(workspace.run(ActionName.PRE_SYNC)).hasValue("one\ntwo\n");
      assertThat(workspace.run(ActionName.COMMIT_MESSAGE)).isEmpty();
    }
    assertThat(commands).extracting(ActionCommand::action).containsExactly("pre-sync", "pre-sync");
    assertThat(commands.get(0).directory()).isEqualTo(root.resolve("upstream"));
    assertThat(commands.get(0).workspace()).isEqualTo(root);
    assertThat(commands.get(0).environment())
        .containsEntry("PACKIT_CONFIG_PACKAGE_NAME", "hello-epel")
        .containsEntry("PACKIT_UPSTREAM_REPO", root.resolve("upstream").toString())
        .containsEntry("PACKIT_DOWNSTREAM_REPO", distGit.toString())
        .containsEntry("PACKIT_PWD", root.resolve("upstream").toString())
        .containsEntry("PACKIT_PROJECT_VERSION", "1.0")
        .containsEntry("PACKIT_DOWNSTREAM_PACKAGE_NAME", "hello");
  }

  @Test
  void commandsKnowAbsolutePaths() {
    Path relative = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());
    try (Workspace workspace =
        new Workspaces(
                Optional.of(
                    command -> {
                      commands.add(command);
                      return "";
                    }),
                relative)
            .open("hello", settings("actions: {pre-sync: x}\n"), "f44", origin(), Map::of)) {
      workspace.run(ActionName.PRE_SYNC);
    }
    assertThat(commands.get(0).workspace()).isAbsolute();
    assertThat(commands.get(0).directory()).isAbsolute();
    assertThat(Path.of(commands.get(0).environment().get("PACKIT_DOWNSTREAM_REPO"))).isAbsolute();
  }

  @Test
  void patchesAreCreatedOfSourceGitAlone() {
    String config = "actions: {create-patches: x}\n";
    try (Workspace workspace = open(config, command -> "")) {
      assertThat(workspace).isInstanceOf(Workspace.OfCommits.class);
    }
    try (Workspace workspace = open("actions: {create-patches: x, pre-sync: x}\n", command -> "")) {
      assertThat(workspace.defines(ActionName.CREATE_PATCHES)).isFalse();
      assertThat(workspace.run(ActionName.CREATE_PATCHES)).isEmpty();
    }
    try (Workspace workspace = open(config + "upstream_ref: v1\n", command -> "made")) {
      assertThat(workspace.defines(ActionName.CREATE_PATCHES)).isTrue();
      assertThat(workspace.run(ActionName.CREATE_PATCHES)).hasValue("made");
    }
  }

  /** In a sandbox a link leads nowhere, but whoever reads the checkout afterwards is in none. */
  @Test
  void nothingIsWrittenThroughWhatACommandLeaves() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path file = Files.writeString(outside.resolve("file"), "untouched");
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      Files.delete(distGit.resolve("hello.spec"));
      Files.createSymbolicLink(distGit.resolve("hello.spec"), file);
      Files.delete(distGit.resolve("run.sh"));
      Files.createSymbolicLink(distGit.resolve("run.sh"), file);
      Files.createSymbolicLink(distGit.resolve("deep"), outside);

      workspace.put(
          Map.of("hello.spec", synced("edited", false), "run.sh", Optional.empty()), Map.of());
      assertThat(distGit.resolve("hello.spec")).isRegularFile().hasContent("edited");
      assertThat(distGit.resolve("run.sh")).doesNotExist();
      for (String path : List.of("deep/file", "deep/er/file")) {
        assertThatThrownBy(() -> workspace.put(Map.of(path, synced("x", false)), Map.of()))
            .isInstanceOf(WorkflowException.class)
            .hasMessageContainingAll("symbolic link", distGit.resolve("deep").toString());
      }
      assertThatThrownBy(() -> workspace.put(Map.of("deep/file", Optional.empty()), Map.of()))
          .isInstanceOf(WorkflowException.class);
    }
    assertThat(file).hasContent("untouched");
    assertThat(outside)
        .isDirectoryContaining("glob:**/file")
        .isDirectoryNotContaining("glob:**/er");
  }

  /** They would be read into memory, and an error of the whole program is no failed branch. */
  @Test
  void whatIsTooLargeForGitIsRefused() throws IOException {
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      sparse("large", 3_000_000_000L);
      assertThatThrownBy(() -> workspace.changes(Set.of()))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContainingAll("large", "3,000,000,000");
      write(".gitignore", "large\n");
      assertThat(workspace.changes(Set.of())).containsOnlyKeys(".gitignore");
      sparse("half", 60_000_000);
      sparse("other half", 60_000_000);
      assertThatThrownBy(() -> workspace.changes(Set.of()))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("together");
      sparse(".gitignore", 3_000_000_000L);
      assertThatThrownBy(() -> workspace.changes(Set.of()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(".gitignore");
    }
  }

  private void sparse(String path, long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(distGit.resolve(path).toFile(), "rw")) {
      file.setLength(size);
    }
  }

  /** What is left would be in the way of every further run. */
  @Test
  void whatNoPathLeadsToIsRefusedAndRemoved() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Path file = Files.writeString(outside.resolve("file"), "untouched");
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      String name = "d".repeat(200);
      Path closed = Files.createDirectories(distGit.resolve(name));
      for (int depth = 0; depth < 30; depth++) {
        Path above = Files.createDirectory(distGit.resolve("above"));
        Files.move(distGit.resolve(name), above.resolve(name));
        Files.move(above, distGit.resolve(name));
      }
      assertThatThrownBy(() -> workspace.changes(Set.of()))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("cannot be read");
      Files.createSymbolicLink(closed.resolve("link"), outside);
      assertThat(closed.toFile().setWritable(false)).isTrue();
      assertThat(closed.toFile().setExecutable(false)).isTrue();
    }
    assertThat(root).doesNotExist();
    assertThat(file).hasContent("untouched");
  }

  @Test
  void aCheckoutThatBecameALinkIsLeftAlone() throws IOException {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    for (String checkout : List.of("upstream", "dist-git")) {
      try (Workspace workspace =
          open(
              "actions: {pre-sync: x}\n",
              command -> {
                try {
                  Files.move(root.resolve(checkout), root.resolve("moved"));
                  Files.createSymbolicLink(root.resolve(checkout), outside);
                  return "";
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })) {
        assertThatThrownBy(() -> workspace.run(ActionName.PRE_SYNC))
            .isInstanceOf(WorkflowException.class)
            .hasMessageContainingAll("symbolic link", root.resolve(checkout).toString());
      }
      assertThat(outside).isEmptyDirectory();
    }
  }

  @Test
  void anInterruptionIsPassedOn() {
    try (Workspace workspace =
        open(
            "actions: {pre-sync: x}\n",
            command -> {
              throw new InterruptedException();
            })) {
      assertThatThrownBy(() -> workspace.run(ActionName.PRE_SYNC))
          .isInstanceOf(WorkflowException.class)
          .hasMessageContaining("'pre-sync'");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void twoOfOneBranchDoNotShareTheirCheckouts() throws IOException {
    Workspaces workspaces = new Workspaces(Optional.of(command -> ""), directory);
    PackageSettings settings = settings("actions: {pre-sync: x}\n");
    try (Workspace first = workspaces.open("hello", settings, "f44", origin(), Map::of)) {
      write("hello.spec", "edited");
      try (Workspace second = workspaces.open("hello", settings, "f44", origin(), Map::of)) {
        assertThat(second.changes(Set.of())).isEmpty();
      }
      assertThat(first.changes(Set.of())).containsOnlyKeys("hello.spec");
    }
    assertThat(directory.resolve("actions")).isEmptyDirectory();
    try (Workspace third = workspaces.open("hello", settings, "f44", origin(), Map::of)) {
      assertThat(third.changes(Set.of())).isEmpty();
      assertThat(root).as("as before").isDirectory();
    }
  }

  @Test
  void whatAnEarlierRunLeftIsGone() throws IOException {
    Files.createDirectories(distGit);
    Files.writeString(distGit.resolve("old"), "x");
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      assertThat(workspace.distGit().paths()).doesNotContain("old").contains("hello.spec");
      assertThat(workspace.upstream().paths()).containsExactly("README", "hello.spec");
    }
  }

  @Test
  void changesAreThoseThatGitWouldSee() throws IOException {
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      assertThat(workspace.changes(Set.of())).as("a fresh checkout").isEmpty();

      write(".gitignore", "*.log\n/hello.spec\n");
      write("build.log", "x");
      write("hello.spec", "edited");
      write("new.txt", "new");
      write("hello.tar.gz", "archive");
      Files.delete(distGit.resolve("sub/a"));
      assertThat(distGit.resolve("run.sh").toFile().setExecutable(false)).isTrue();

      assertThat(workspace.changes(Set.of("hello.tar.gz")))
          .containsOnlyKeys(".gitignore", "hello.spec", "new.txt", "run.sh", "sub/a")
          .containsEntry("hello.spec", synced("edited", false))
          .containsEntry("new.txt", synced("new", false))
          .containsEntry("run.sh", synced("run.sh", false))
          .containsEntry("sub/a", Optional.empty());
      assertThat(workspace.changes(Set.of())).containsKey("hello.tar.gz");
    }
  }

  /** A submodule or a link is in the commit's list, and no file. */
  @Test
  void whatWasNeverCheckedOutIsNotDeleted() {
    FileTree withLink = new WithoutContent(FilesInMemory.of("hello.spec", "link"), "link");
    try (Workspace workspace =
        new CheckedOutWorkspace(
            checkedOut("hello.spec"),
            actions("actions: {pre-sync: x}\n"),
            withLink,
            Map.of(),
            () -> {})) {
      assertThat(workspace.changes(Set.of())).isEmpty();
    }
  }

  @Test
  void untrackedFilesLieBesideTheSpecFile() throws IOException {
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      write(".gitignore", "/ignored.tar.gz\n");
      write("ignored.tar.gz", "x");
      write("made.tar.gz", "x");
      write("sub/deep.tar.gz", "x");
      Files.createSymbolicLink(distGit.resolve("link.tar.gz"), distGit.resolve("made.tar.gz"));

      assertThat(workspace.untracked("made.tar.gz"))
          .hasValue(new Workspace.Untracked(distGit.resolve("made.tar.gz"), false));
      assertThat(workspace.untracked("ignored.tar.gz").orElseThrow().ignored()).isTrue();
      assertThat(workspace.untracked("hello.spec")).as("in git").isEmpty();
      assertThat(workspace.untracked("sub/deep.tar.gz")).isEmpty();
      assertThat(workspace.untracked("link.tar.gz")).isEmpty();
      assertThat(workspace.untracked("none.tar.gz")).isEmpty();
    }
  }

  @Test
  void whatIsPreparedLiesInTheCheckout() throws IOException {
    Path archive = Files.writeString(directory.resolve("cached"), "archive");
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      write("present.tar.gz", "of the action");
      workspace.put(
          Map.of(
              "hello.spec", synced("edited", false),
              "deep/er/tool", synced("#!", true),
              "run.sh", synced("run.sh", false),
              "sources", Optional.empty(),
              "gone", Optional.empty()),
          Map.of("hello.tar.gz", archive, "present.tar.gz", archive));

      assertThat(distGit.resolve("hello.spec")).hasContent("edited");
      assertThat(distGit.resolve("deep/er/tool")).hasContent("#!").isExecutable();
      assertThat(Files.isExecutable(distGit.resolve("run.sh"))).isFalse();
      assertThat(distGit.resolve("sources")).doesNotExist();
      assertThat(distGit.resolve("hello.tar.gz")).hasContent("archive");
      assertThat(distGit.resolve("present.tar.gz")).hasContent("of the action");
      assertThat(workspace.changes(Set.of()))
          .as("archives that were put there do not belong into git")
          .containsKeys("present.tar.gz", "deep/er/tool")
          .doesNotContainKey("hello.tar.gz");
      write("hello.tar.gz", "overwritten");
    }
    assertThat(archive).as("the store's own").hasContent("archive");
  }

  @Test
  void whatCannotBeWrittenIsAnError() {
    try (Workspace workspace = open("actions: {pre-sync: x}\n", command -> "")) {
      assertThatThrownBy(() -> workspace.put(Map.of("sub", synced("x", false)), Map.of()))
          .isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(
              () -> workspace.put(Map.of(), Map.of("a.tar.gz", directory.resolve("none"))))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(distGit.resolve(path), text);
  }

  private static Optional<SyncedFile> synced(String text, boolean executable) {
    return Optional.of(new SyncedFile(FileContent.of(text), executable));
  }

  private Workspace open(String config, ActionRunner runner) {
    ActionRunner recording =
        command -> {
          commands.add(command);
          return runner.run(command);
        };
    return new Workspaces(Optional.of(recording), directory)
        .open(
            "hello-epel",
            settings(config),
            "f44",
            origin(),
            () -> Map.of("PACKIT_PROJECT_VERSION", "1.0"));
  }

  private static Workspaces.Origin origin() {
    FilesInMemory upstream = FilesInMemory.of("README", "hello.spec");
    return new Workspaces.Origin(() -> upstream, DIST_GIT, checkOut(upstream), checkOut(DIST_GIT));
  }

  private static Consumer<Path> checkOut(FilesInMemory files) {
    return target -> {
      for (String path : files.paths()) {
        Path file = target.resolve(path);
        try {
          Files.createDirectories(file.getParent());
          Files.writeString(file, path);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        assertThat(file.toFile().setExecutable(files.executable(path))).isTrue();
      }
    };
  }

  private Path checkedOut(String path) {
    checkOut(FilesInMemory.of(path)).accept(distGit);
    return root;
  }

  private static Actions actions(String config) {
    return new Actions("hello", settings(config), Optional.of(command -> ""));
  }

  private static PackageSettings settings(String config) {
    return ConfigLoader.create()
        .withRepositoryName("hello")
        .parse(
            config + "specfile_path: hello.spec\ndownstream_package_name: hello\n", ".packit.yaml")
        .config()
        .onlyPackage()
        .orElseThrow();
  }

  /** Files of which one is listed but cannot be read as a file. */
  private record WithoutContent(FileTree files, String link) implements FileTree {

    @Override
    public SortedSet<String> paths() {
      return files.paths();
    }

    @Override
    public Optional<FileContent> file(String path) {
      return path.equals(link) ? Optional.empty() : files.file(path);
    }

    @Override
    public boolean executable(String path) {
      return files.executable(path);
    }
  }
}
