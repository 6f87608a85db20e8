package io.github.packit4j.distgit;

/** What a branch of dist-git is for. */
public enum BranchKind {
  /** Fedora's development branch, {@code rawhide}. */
  RAWHIDE,
  /** A Fedora release, {@code f44}. */
  FEDORA,
  /** Extra packages for Enterprise Linux, {@code epel9}, {@code epel10}, {@code epel10.1}. */
  EPEL,
  /** Fedora's preview of the next Enterprise Linux, {@code eln}. */
  ELN,
  /** A major release of CentOS Stream, {@code c10s}. */
  CENTOS_STREAM,
  /** A branch of a CentOS special interest group, {@code c9s-sig-hyperscale}. */
  CENTOS_SIG,
  /** Any other branch: a maintainer's own. */
  PRIVATE
}
