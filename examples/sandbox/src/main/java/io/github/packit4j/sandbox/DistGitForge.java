package io.github.packit4j.sandbox;

/** What runs at the address of dist-git. */
public enum DistGitForge {
  /** Pagure, as Fedora has it. */
  PAGURE,
  /** Forgejo, which Fedora's dist-git moves to without changing its addresses. */
  FORGEJO,
  /** GitLab, as CentOS has it. */
  GITLAB
}
