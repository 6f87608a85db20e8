package io.github.packit4j.sandbox.internal.git;

import io.github.packit4j.sandbox.FileTree;
import io.github.packit4j.sandbox.GitCommit;
import io.github.packit4j.sandbox.GitView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A git repository in memory. Readers are free; writers hold the sandbox's state lock. */
public final class BareRepository implements GitView {

  private final InMemoryRepository repository;
  private volatile Optional<UnaryOperator<byte[]>> signer = Optional.empty();

  /** Creates an empty repository. */
  public BareRepository(String name, String defaultBranch) {
    this.repository = new InMemoryRepository(new DfsRepositoryDescription(name));
    setDefaultBranch(defaultBranch);
  }

  /** Lets HEAD name a branch. */
  public void setDefaultBranch(String branch) {
    try {
      RefUpdate head = repository.updateRef(Constants.HEAD);
      head.disableRefLog();
      head.link(Constants.R_HEADS + branch);
    } catch (IOException e) {
      throw failed("make " + branch + " the default branch", e);
    }
  }

  /** Makes a branch another name of one, as Fedora's {@code main} is of {@code rawhide}. */
  public void alias(String name, String branch) {
    try {
      RefUpdate alias = repository.updateRef(Constants.R_HEADS + name);
      alias.disableRefLog();
      alias.link(Constants.R_HEADS + branch);
    } catch (IOException e) {
      throw failed("make " + name + " another name of " + branch, e);
    }
  }

  /** Returns the full name of the ref that a ref is another name of; else its own. */
  public String target(String ref) {
    try {
      Ref found = repository.exactRef(ref);
      return found == null ? ref : found.getLeaf().getName();
    } catch (IOException e) {
      throw failed("read " + ref, e);
    }
  }

  /** Returns JGit's view of the repository. */
  Repository jgit() {
    return repository;
  }

  /** Returns the default branch. */
  public String defaultBranch() {
    try {
      Ref head = repository.exactRef(Constants.HEAD);
      return Repository.shortenRefName(head.getTarget().getName());
    } catch (IOException e) {
      throw failed("read HEAD", e);
    }
  }

  @Override
  public List<String> branches() {
    return List.copyOf(refs(Constants.R_HEADS).keySet());
  }

  /** Returns tags with the commits they name. */
  public Map<String, String> tags() {
    Map<String, String> commits = new TreeMap<>();
    refs(Constants.R_TAGS)
        .keySet()
        .forEach(tag -> commitOf("refs/tags/" + tag).ifPresent(id -> commits.put(tag, id)));
    return commits;
  }

  /** Returns what the refs below a prefix point to, by short name. */
  public Map<String, String> refs(String prefix) {
    Map<String, String> found = new TreeMap<>();
    try {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
        found.put(ref.getName().substring(prefix.length()), ref.getObjectId().name());
      }
    } catch (IOException e) {
      throw failed("list refs", e);
    }
    return found;
  }

  @Override
  public Optional<String> commitOf(String ref) {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId id = resolve(ref);
      return id == null ? Optional.empty() : Optional.of(walk.parseCommit(id).name());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private @Nullable ObjectId resolve(String ref) throws IOException {
    if (ObjectId.isId(ref)) {
      ObjectId id = ObjectId.fromString(ref);
      return repository.getObjectDatabase().has(id) ? id : null;
    }
    Ref found =
        ref.startsWith("refs/") || ref.equals(Constants.HEAD)
            ? repository.exactRef(ref)
            : repository
                .getRefDatabase()
                .firstExactRef(Constants.R_HEADS + ref, Constants.R_TAGS + ref);
    return found == null ? null : found.getObjectId();
  }

  @Override
  public Optional<byte[]> file(String ref, String path) {
    return blob(ref, path).map(this::content);
  }

  /** Returns the object id of a file. */
  public Optional<String> blob(String ref, String path) {
    return commit(ref)
        .flatMap(
            commit -> {
              try (TreeWalk walk = TreeWalk.forPath(repository, path, commit.getTree())) {
                return walk == null || walk.isSubtree()
                    ? Optional.empty()
                    : Optional.of(walk.getObjectId(0).name());
              } catch (IOException e) {
                throw failed("find " + path + " at " + ref, e);
              }
            });
  }

  private byte[] content(String blob) {
    try {
      return repository.open(ObjectId.fromString(blob)).getBytes();
    } catch (IOException e) {
      throw failed("read object " + blob, e);
    }
  }

  @Override
  public List<String> files(String ref) {
    return commit(ref).map(commit -> List.copyOf(blobs(commit).keySet())).orElse(List.of());
  }

  /** A file of a commit. */
  private record Blob(FileMode mode, String id) {}

  /** Returns the files by path. */
  private Map<String, Blob> blobs(RevCommit commit) {
    Map<String, Blob> blobs = new TreeMap<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.setRecursive(true);
      walk.addTree(commit.getTree());
      while (walk.next()) {
        blobs.put(walk.getPathString(), new Blob(walk.getFileMode(0), walk.getObjectId(0).name()));
      }
    } catch (IOException e) {
      throw failed("list the files of " + commit.name(), e);
    }
    return blobs;
  }

  /** Returns all files at a ref with their content. */
  public Map<String, byte[]> contents(String ref) {
    Map<String, byte[]> contents = new TreeMap<>();
    commit(ref)
        .map(this::blobs)
        .orElse(Map.of())
        .forEach((path, blob) -> contents.put(path, content(blob.id())));
    return contents;
  }

  @Override
  public FileTree tree(String ref) {
    FileTree tree = FileTree.empty();
    for (Map.Entry<String, Blob> file : commit(ref).map(this::blobs).orElse(Map.of()).entrySet()) {
      Blob blob = file.getValue();
      tree = tree.and(file.getKey(), Kinds.of(blob.mode()), content(blob.id()));
    }
    return tree;
  }

  /**
   * Returns the files that differ between two commits, with {@code A}, {@code M}, {@code T}
   * (another kind of file) or {@code D}, as {@code git diff --name-status} has them.
   *
   * @param before commit, or null for an empty tree
   */
  public Map<String, String> changes(@Nullable String before, String after) {
    Map<String, Blob> old =
        Optional.ofNullable(before).flatMap(this::commit).map(this::blobs).orElse(Map.of());
    Map<String, Blob> now = commit(after).map(this::blobs).orElse(Map.of());
    Map<String, String> changes = new TreeMap<>();
    now.forEach(
        (path, blob) -> {
          Blob earlier = old.get(path);
          if (earlier == null) {
            changes.put(path, "A");
          } else if (!Kinds.areAlike(blob.mode(), earlier.mode())) {
            changes.put(path, "T");
          } else if (!blob.equals(earlier)) {
            changes.put(path, "M");
          }
        });
    old.keySet().stream().filter(path -> !now.containsKey(path)).forEach(p -> changes.put(p, "D"));
    return changes;
  }

  @Override
  public List<GitCommit> log(String ref) {
    List<GitCommit> commits = new ArrayList<>();
    commit(ref)
        .ifPresent(
            head -> {
              try (RevWalk walk = new RevWalk(repository)) {
                RevCommit next = walk.parseCommit(head);
                while (next != null) {
                  commits.add(describe(next));
                  next =
                      next.getParentCount() == 0
                          ? null
                          : walk.parseCommit(next.getParent(0).getId());
                }
              } catch (IOException e) {
                throw failed("read the history of " + ref, e);
              }
            });
    return commits;
  }

  private static GitCommit describe(RevCommit commit) {
    PersonIdent author = commit.getAuthorIdent();
    return new GitCommit(
        commit.name(),
        commit.getFullMessage(),
        author.getName(),
        author.getEmailAddress(),
        author.getWhenAsInstant());
  }

  /**
   * Returns the unified diff between two commits.
   *
   * @param before commit, or null for an empty tree
   */
  public String diff(@Nullable String before, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.setRepository(repository);
      formatter.format(
          before == null ? null : ObjectId.fromString(before), ObjectId.fromString(after));
      formatter.flush();
    } catch (IOException e) {
      throw failed("compare " + before + " with " + after, e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Returns the commits that are reachable from one commit and not from another, newest first. */
  public List<RevCommit> between(@Nullable String excluded, String head) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
      if (excluded != null) {
        walk.markUninteresting(walk.parseCommit(ObjectId.fromString(excluded)));
      }
      List<RevCommit> commits = new ArrayList<>();
      walk.forEach(commits::add);
      return commits;
    } catch (IOException e) {
      throw failed("list commits up to " + head, e);
    }
  }

  /** Tells whether a commit is the other one or among its ancestors. */
  public boolean isAncestor(String ancestor, String descendant) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(descendant)));
    } catch (IOException e) {
      throw failed("compare " + ancestor + " with " + descendant, e);
    }
  }

  /** Returns the newest commit that is in the history of both. */
  public Optional<String> mergeBase(String one, String other) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
      walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
      return Optional.ofNullable(walk.next()).map(RevCommit::name);
    } catch (IOException e) {
      throw failed("find the common history of " + one + " and " + other, e);
    }
  }

  /** Returns the commit a ref names. */
  public Optional<RevCommit> commit(String ref) {
    return commitOf(ref)
        .map(
            id -> {
              try (RevWalk walk = new RevWalk(repository)) {
                RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
                walk.parseBody(commit);
                return commit;
              } catch (IOException e) {
                throw failed("read commit " + id, e);
              }
            });
  }

  /** Points a ref to an object, whatever it pointed to before. */
  public void setRef(String name, String id) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.disableRefLog();
      update.setNewObjectId(ObjectId.fromString(id));
      update.setForceUpdate(true);
      RefUpdate.Result result = update.update();
      switch (result) {
        case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
        default -> throw new IllegalStateException("Tried to set " + name + " but got " + result);
      }
    } catch (IOException e) {
      throw failed("set " + name, e);
    }
  }

  /**
   * Commits files on top of a branch.
   *
   * @param from ref to start from if the branch is new; null for a first commit
   * @return the commit id
   */
  public String commit(
      String branch, @Nullable String from, String message, FileTree files, PersonIdent author) {
    Optional<RevCommit> parent = commit(branch);
    if (parent.isEmpty() && from != null) {
      parent = commit(from);
    }
    String id = new ObjectWriter(repository, signer).commit(parent, message, files, author);
    setRef(Constants.R_HEADS + branch, id);
    return id;
  }

  /** Signs the commits and tags that are made from now on. */
  public void signWith(UnaryOperator<byte[]> value) {
    signer = Optional.of(value);
  }

  /** Makes an annotated tag. */
  public void tag(String name, String ref, String message, PersonIdent tagger) {
    RevCommit commit =
        commit(ref)
            .orElseThrow(() -> new IllegalArgumentException("Nothing to tag: no '" + ref + "'"));
    setRef(
        Constants.R_TAGS + name,
        new ObjectWriter(repository, signer).tag(name, commit, message, tagger));
  }

  /** Reads an annotated tag by the id of its own object. */
  public Optional<RevTag> tagObject(String id) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseAny(ObjectId.fromString(id)) instanceof RevTag tag
          ? Optional.of(tag)
          : Optional.empty();
    } catch (IllegalArgumentException | MissingObjectException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read tag " + id, e);
    }
  }

  static UncheckedIOException failed(String what, IOException e) {
    return new UncheckedIOException("Tried to " + what + " in a repository of the sandbox", e);
  }
}
