package io.github.packit4j.distgit.forge.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The name of a project, in parts.
 *
 * @param forkOf the account of a Pagure fork, or empty
 * @param namespace what stands before the name, possibly of several parts; empty if nothing does
 * @param name the last part
 */
public record ProjectName(Optional<String> forkOf, Optional<String> namespace, String name) {

  private static final String FORK = "fork/";

  /** Refuses what cannot be part of a path. */
  public ProjectName {
    if (name.isEmpty() || name.contains("/") || isDots(name)) {
      throw new IllegalArgumentException("Not a project name: " + name);
    }
    forkOf.ifPresent(ProjectName::checkParts);
    namespace.ifPresent(ProjectName::checkParts);
  }

  private static void checkParts(String before) {
    for (String part : before.split("/", -1)) {
      if (part.isEmpty() || isDots(part)) {
        throw new IllegalArgumentException(
            "Not an account or namespace of a project: '" + before + "'");
      }
    }
  }

  private static boolean isDots(String part) {
    return part.equals(".") || part.equals("..");
  }

  /**
   * Reads a full name.
   *
   * @param fullName as {@link #fullName()} writes it
   * @param forks whether a leading {@code fork/account} means a fork, as on Pagure
   * @return the name
   * @throws IllegalArgumentException if it is not one
   */
  public static ProjectName parse(String fullName, boolean forks) {
    String rest = fullName;
    Optional<String> account = Optional.empty();
    if (forks && rest.startsWith(FORK) && rest.indexOf('/', FORK.length()) > 0) {
      int end = rest.indexOf('/', FORK.length());
      account = Optional.of(rest.substring(FORK.length(), end));
      rest = rest.substring(end + 1);
    }
    int slash = rest.lastIndexOf('/');
    return slash < 0
        ? new ProjectName(account, Optional.empty(), rest)
        : new ProjectName(
            account, Optional.of(rest.substring(0, slash)), rest.substring(slash + 1));
  }

  /**
   * A name of two parts.
   *
   * @param owner the account or group
   * @param name the project
   * @return the name
   */
  public static ProjectName of(String owner, String name) {
    return new ProjectName(Optional.empty(), Optional.of(owner), name);
  }

  /**
   * Whether this is a project of an account, which forges let nobody fork into itself.
   *
   * @param account the account name, in any case of letters
   * @return whether it belongs to the account and is no fork on Pagure
   */
  boolean isOf(String account) {
    return forkOf.isEmpty() && namespace.filter(account::equalsIgnoreCase).isPresent();
  }

  /**
   * The whole name.
   *
   * @return {@code [fork/account/][namespace/]name}
   */
  public String fullName() {
    return forkOf.map(account -> FORK + account + "/").orElse("") + path();
  }

  /**
   * The name without the part that makes it a fork.
   *
   * @return {@code [namespace/]name}
   */
  public String path() {
    return namespace.map(space -> space + "/").orElse("") + name;
  }

  /**
   * Whom it belongs to.
   *
   * @return the fork's account, else the first part of the namespace, else nothing
   */
  public String owner() {
    return forkOf.orElseGet(() -> namespace.map(space -> space.split("/", 2)[0]).orElse(""));
  }

  /**
   * The parts of a path that leads to it.
   *
   * @return namespace parts and name
   */
  public List<String> segments() {
    return Arrays.asList(path().split("/"));
  }
}
