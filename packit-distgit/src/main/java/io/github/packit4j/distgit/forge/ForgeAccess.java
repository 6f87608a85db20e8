package io.github.packit4j.distgit.forge;

/**
 * Who may do what in a project. Thread-safe; every method throws {@link ForgeException}, with
 * reason PERMISSION where the own account may not ask.
 */
public interface ForgeAccess {

  /**
   * What an account may do, directly or through a group.
   *
   * @param account the account name
   * @return the level; NONE for an account that does not exist
   */
  AccessLevel of(String account);

  /**
   * Gives an account access, or changes what it has.
   *
   * @param account the account name
   * @param level READ, TRIAGE, WRITE or ADMIN; the forge's nearest lower level is given
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#USER_ACCESS}
   */
  void grant(String account, AccessLevel level);

  /**
   * Takes the access of an account away.
   *
   * @param account the account name
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#USER_ACCESS}
   */
  void revoke(String account);

  /**
   * Gives a group access, or changes what it has.
   *
   * @param group the group name
   * @param level READ, TRIAGE, WRITE or ADMIN
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#GROUP_ACCESS}
   */
  void grantGroup(String group, AccessLevel level);

  /**
   * Whom this fork keeps out: who may push to the project that it is a fork of, by a grant to the
   * account or to the group itself, and has no such grant here. One request.
   *
   * @return the accounts and groups; nobody where this is no fork
   * @throws ForgeException with reason UNSUPPORTED without {@link Capability#FORK_COMMITTERS}
   */
  Committers committersKeptOut();
}
