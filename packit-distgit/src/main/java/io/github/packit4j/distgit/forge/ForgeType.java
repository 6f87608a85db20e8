package io.github.packit4j.distgit.forge;

/** The program that runs a forge, and so the API that it speaks. */
public enum ForgeType {
  /** GitHub, github.com or Enterprise. */
  GITHUB,
  /** GitLab, gitlab.com or self-hosted. */
  GITLAB,
  /** Pagure, as pagure.io and Fedora's dist-git. */
  PAGURE,
  /** Forgejo or Gitea. */
  FORGEJO
}
