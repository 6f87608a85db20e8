package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A package or a fork of one, as Pagure keeps it. Guarded by the state lock. */
final class Project {

  static final String NAMESPACE = "rpms";

  private final int id;
  private final String name;
  private final Account owner;
  private final @Nullable Project parent;
  private final BareRepository repository;
  private final Instant created;
  private final Map<String, String> levels = new LinkedHashMap<>();
  private final Map<String, String> collaborators = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final List<Pull> pulls = new ArrayList<>();
  private final List<Flag> flags = new ArrayList<>();
  private Instant modified;
  private int requestsUntilUsable;

  private Project(
      int id,
      String name,
      Account owner,
      @Nullable Project parent,
      String defaultBranch,
      Instant created) {
    this.id = id;
    this.name = name;
    this.owner = owner;
    this.parent = parent;
    this.created = created;
    this.modified = created;
    this.repository = new BareRepository(fullName(), defaultBranch);
  }

  static Project pkg(int id, String name, Account owner, String defaultBranch, Instant created) {
    return new Project(id, name, owner, null, defaultBranch, created);
  }

  static Project fork(int id, Project parent, Account owner, Instant created) {
    String branch = parent.repository.defaultBranch();
    return new Project(id, parent.name, owner, parent, branch, created);
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  Account owner() {
    return owner;
  }

  Optional<Project> parent() {
    return Optional.ofNullable(parent);
  }

  boolean isFork() {
    return parent != null;
  }

  BareRepository repository() {
    return repository;
  }

  Instant created() {
    return created;
  }

  Instant modified() {
    return modified;
  }

  void touch(Instant time) {
    modified = time;
  }

  /** {@code rpms/hello} or {@code forks/packit/rpms/hello}; also the path of the repository. */
  String fullName() {
    return (parent == null ? "" : "forks/" + owner.name() + "/") + NAMESPACE + "/" + name;
  }

  /** {@code rpms/hello} or {@code fork/packit/rpms/hello}. */
  String urlPath() {
    return (parent == null ? "" : "fork/" + owner.name() + "/") + NAMESPACE + "/" + name;
  }

  /** Access levels {@code ticket}, {@code commit}, {@code admin} of users, by name. */
  Map<String, String> levels() {
    return levels;
  }

  /** Branch patterns of collaborators, by name. */
  Map<String, String> collaborators() {
    return collaborators;
  }

  /** Access levels of groups, by name. */
  Map<String, String> groups() {
    return groups;
  }

  List<Pull> pulls() {
    return pulls;
  }

  /** Flags of all commits, oldest first. */
  List<Flag> flags() {
    return flags;
  }

  /** Makes the repository fail for the next requests about it. */
  void unusableFor(int requests) {
    requestsUntilUsable = requests;
  }

  /** Counts a request about the repository and tells whether it may succeed. */
  boolean isUsable() {
    if (requestsUntilUsable > 0) {
      requestsUntilUsable--;
      return false;
    }
    return true;
  }

  boolean isCommitter(String account) {
    return owner.name().equals(account)
        || "commit".equals(levels.get(account))
        || "admin".equals(levels.get(account));
  }

  boolean mayPush(String account, String branch) {
    return isCommitter(account)
        || List.of(collaborators.getOrDefault(account, "").split(",")).stream()
            .anyMatch(glob -> branch.matches(glob.trim().replace(".", "\\.").replace("*", ".*")));
  }
}
