package io.github.packit4j.distgit.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * Measures what six branches of a repository with 2,000 commits cost, compared with one clone; see
 * the module's README.
 */
public final class CloneBenchmark {

  private static final String REPOSITORY = "rpms/big.git";
  private static final List<String> BRANCHES =
      List.of("rawhide", "f45", "f44", "f43", "epel10", "epel9");

  private CloneBenchmark() {}

  /** Takes the number of commits, 2000 by default. */
  public static void main(String[] arguments) throws IOException {
    int commits = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    Path directory = Files.createTempDirectory("clone-benchmark-");
    try (GitServer server = new GitServer()) {
      server.create(REPOSITORY);
      for (int i = 0; i < commits; i++) {
        String text = "Version: " + i + "\n" + "Line of a spec file\n".repeat(200);
        server.commit(
            REPOSITORY, "rawhide", "Update to " + i, Map.of("big.spec", text, "sources", "" + i));
      }
      for (String branch : BRANCHES) {
        server.setRef(
            REPOSITORY, "refs/heads/" + branch, Ids.jgit(server.head(REPOSITORY, "rawhide")));
        server.commit(REPOSITORY, branch, "Branch", Map.of("big.spec", branch));
      }
      for (int round = 1; round <= 3; round++) {
        double one = seconds(server, directory.resolve("one-" + round), BRANCHES.subList(0, 1));
        double six = seconds(server, directory.resolve("six-" + round), BRANCHES);
        System.out.printf(
            "round %d: one clone and work tree %.2f s, six of them %.2f s, ratio %.2f%n",
            round, one, six, six / one);
      }
    } finally {
      delete(directory);
    }
  }

  private static double seconds(GitServer server, Path directory, List<String> branches) {
    long start = System.nanoTime();
    try (GitStore store =
            GitStore.builder().directory(directory.resolve("git")).fullHistory(true).build();
        GitRepository repository = store.open(server.uri(REPOSITORY))) {
      repository
          .fetchBranches(branches)
          .forEach((branch, head) -> repository.checkout(head, directory.resolve(branch)));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void delete(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, java.io.IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
