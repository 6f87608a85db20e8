package io.github.packit4j.sandbox.internal.distgit;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.internal.git.BareRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A package or a fork of one. Guarded by the state lock. */
public final class Project {

  /** The namespace of packages. */
  public static final String NAMESPACE = "rpms";

  private final int id;
  private final String name;
  private final Account owner;
  private final @Nullable Project parent;
  private final BareRepository repository;
  private final Instant created;
  private final AccessList access = new AccessList();
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

  /** Returns a number of its own. */
  public int id() {
    return id;
  }

  /** Returns the package's name without namespace. */
  public String name() {
    return name;
  }

  /** Returns the main administrator. */
  public Account owner() {
    return owner;
  }

  /** Returns what this is a fork of. */
  public Optional<Project> parent() {
    return Optional.ofNullable(parent);
  }

  /** Tells a fork from a package. */
  public boolean isFork() {
    return parent != null;
  }

  /** Returns the repository. */
  public BareRepository repository() {
    return repository;
  }

  /** Returns when it was made. */
  public Instant created() {
    return created;
  }

  /** Returns when it was changed. */
  public Instant modified() {
    return modified;
  }

  /** Notes a change. */
  public void touch(Instant time) {
    modified = time;
  }

  /** {@code rpms/hello} or {@code forks/packit/rpms/hello}; also the path of the repository. */
  public String fullName() {
    return (parent == null ? "" : "forks/" + owner.name() + "/") + NAMESPACE + "/" + name;
  }

  /** Returns who besides the owner may do what. */
  public AccessList access() {
    return access;
  }

  /** Makes the repository fail for the next requests about it. */
  void unusableFor(int requests) {
    requestsUntilUsable = requests;
  }

  /** Counts a request about the repository and tells whether it may succeed. */
  public boolean isUsable() {
    if (requestsUntilUsable > 0) {
      requestsUntilUsable--;
      return false;
    }
    return true;
  }
}
