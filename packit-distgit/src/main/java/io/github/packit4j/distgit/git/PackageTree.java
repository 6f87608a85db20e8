package io.github.packit4j.distgit.git;

import io.github.packit4j.distgit.GitIgnore;
import io.github.packit4j.distgit.SourcesException;
import io.github.packit4j.distgit.SourcesFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit of a package's repository, by the meaning of its files. A view: nothing is kept, every
 * question reads the repository.
 */
public final class PackageTree {

  private static final String DEAD = "dead.package";
  private static final Pattern TARGETS = Pattern.compile("(?m)^\\s*targets\\s*=\\s*(.*)$");
  private static final Pattern SECTION = Pattern.compile("(?m)^\\s*\\[([^\\]\n]*)\\]\\s*$");

  private final GitRepository repository;
  private final CommitId commit;

  private PackageTree(GitRepository repository, CommitId commit) {
    this.repository = repository;
    this.commit = commit;
  }

  /** Returns the view of a commit that is in the repository's store. */
  public static PackageTree of(GitRepository repository, CommitId commit) {
    return new PackageTree(repository, commit);
  }

  /**
   * Returns why the package was retired on this branch, as {@code dead.package} says; empty if it
   * was not. A retired package must not be updated.
   */
  public Optional<String> retirement() {
    return text(DEAD).map(String::strip);
  }

  /** Returns the path of the package's spec file, {@code <name>.spec}; empty if there is none. */
  public Optional<String> specFile(String packageName) {
    String path = packageName + ".spec";
    return repository.file(commit, path).map(content -> path);
  }

  /**
   * Returns the {@code sources} file; one without entries if there is none.
   *
   * @throws SourcesException if it is malformed
   */
  public SourcesFile sources() {
    return repository.file(commit, "sources").map(SourcesFile::parse).orElse(SourcesFile.empty());
  }

  /** Returns the {@code .gitignore} file; one without lines if there is none. */
  public GitIgnore gitIgnore() {
    return repository.file(commit, ".gitignore").map(GitIgnore::parse).orElse(GitIgnore.empty());
  }

  /** Returns the build targets that {@code package.cfg} asks for; empty if it asks for none. */
  public List<String> buildTargets() {
    return text("package.cfg").map(PackageTree::targets).orElse(List.of());
  }

  private static List<String> targets(String config) {
    Matcher section = SECTION.matcher(config);
    while (section.find()) {
      if (section.group(1).strip().equals("koji")) {
        int start = section.end();
        int end = section.find() ? section.start() : config.length();
        Matcher targets = TARGETS.matcher(config.substring(start, end));
        return targets.find() && !targets.group(1).isBlank()
            ? List.of(targets.group(1).strip().split("\\s+"))
            : List.of();
      }
    }
    return List.of();
  }

  /** Tells whether git tracks a file; what is tracked does not belong in the lookaside cache. */
  public boolean isTracked(String path) {
    return repository.files(commit).contains(path);
  }

  private Optional<String> text(String path) {
    return repository
        .file(commit, path)
        .map(content -> new String(content, StandardCharsets.UTF_8));
  }
}
