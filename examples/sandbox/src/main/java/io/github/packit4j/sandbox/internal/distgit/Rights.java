package io.github.packit4j.sandbox.internal.distgit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who may do what, with groups looked up. Guarded by the state lock. */
public final class Rights {

  private static final Set<String> COMMITTERS = Set.of("commit", "admin");

  /** Whose members may push to every package ({@code EXTERNAL_COMMITTER} of Fedora's Pagure). */
  private static final String EVERYWHERE = "provenpackager";

  private final Map<String, List<String>> groups = new LinkedHashMap<>();
  private final Function<String, List<String>> accountGroups;

  /**
   * Creates rights without groups of dist-git's own.
   *
   * @param accountGroups members of the groups that the account system knows, by name
   */
  public Rights(Function<String, List<String>> accountGroups) {
    this.accountGroups = accountGroups;
  }

  /** Adds a group, or replaces its members. */
  public void group(String name, List<String> members) {
    groups.put(name, List.copyOf(members));
  }

  /** Returns the members of a group; none if there is no such group. */
  public List<String> members(String group) {
    List<String> members = groups.get(group);
    return members == null ? accountGroups.apply(group) : members;
  }

  /** Tells whether there is a group of this name. */
  public boolean isGroup(String name) {
    return groups.containsKey(name) || !accountGroups.apply(name).isEmpty();
  }

  /** Tells whether an account may administrate. */
  public boolean isAdmin(Project project, String account) {
    return has(project, account, Set.of("admin"));
  }

  /** Tells whether an account may push and merge. */
  public boolean isCommitter(Project project, String account) {
    return has(project, account, COMMITTERS);
  }

  /** Tells whether an account has any right at all. */
  public boolean isUser(Project project, String account) {
    return has(project, account, Set.of("ticket", "commit", "admin"))
        || project.access().collaborators().containsKey(account);
  }

  private boolean has(Project project, String account, Set<String> levels) {
    AccessList access = project.access();
    boolean everywhere =
        levels.contains("commit") && !project.isFork() && members(EVERYWHERE).contains(account);
    return everywhere
        || project.owner().name().equals(account)
        || levels.contains(access.users().getOrDefault(account, ""))
        || access.groups().entrySet().stream()
            .anyMatch(e -> levels.contains(e.getValue()) && members(e.getKey()).contains(account));
  }

  /** Tells whether an account may push a branch, whatever its name. */
  public boolean mayPush(Project project, String account, String branch) {
    return isCommitter(project, account)
        || List.of(project.access().collaborators().getOrDefault(account, "").split(",")).stream()
            .anyMatch(glob -> matches(glob.trim(), branch));
  }

  private static boolean matches(String glob, String branch) {
    return Pattern.matches(Pattern.quote(glob).replace("*", "\\E.*\\Q"), branch);
  }
}
