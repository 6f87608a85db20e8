package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * One forge, with the credential that is used for it. Obtained from {@link Forges}. Thread-safe.
 *
 * <p>Every method that does I/O throws {@link ForgeException}.
 */
public interface Forge {

  /**
   * The program that it runs; for one that {@link Forges.Builder#forge(Forge)} has brought, the one
   * whose addresses look like its own.
   *
   * @return the type
   */
  ForgeType type();

  /**
   * Its web address.
   *
   * @return scheme, host and port, with a path where the forge lives below one
   */
  URI webUrl();

  /**
   * What it can do beyond the common part. Asks nobody.
   *
   * @return the capabilities
   */
  Set<Capability> capabilities();

  /**
   * Whether it can do something.
   *
   * @param capability what to do
   * @return true if the operations that need it work
   */
  default boolean can(Capability capability) {
    return capabilities().contains(capability);
  }

  /**
   * The account that the credential belongs to.
   *
   * @return the account name
   * @throws ForgeException with reason AUTHENTICATION if there is no credential or it is refused
   */
  String account();

  /**
   * Who is in a group, such as {@code packager} of Fedora's dist-git.
   *
   * @param group its name, without {@code @}
   * @return the account names; empty if there is no such group
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#GROUP_MEMBERS}
   */
  Optional<Set<String>> groupMembers(String group);

  /**
   * A project. Asks nobody: a project that does not exist shows with the first call on it.
   *
   * @param fullName the name as in {@link ForgeProject#fullName()}
   * @return the project
   */
  ForgeProject project(String fullName);
}
