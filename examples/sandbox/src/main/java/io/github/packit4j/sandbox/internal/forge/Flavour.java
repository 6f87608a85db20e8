package io.github.packit4j.sandbox.internal.forge;

import java.util.regex.Pattern;

/** In what the model of a project differs from one kind of forge to another. */
public enum Flavour {
  /** GitHub. */
  GITHUB("[\\w.-]+/[\\w.-]+", "issues/", "pull/", "refs/pull/", true),
  /** GitLab. */
  GITLAB("[\\w.-]+(/[\\w.-]+)+", "-/issues/", "-/merge_requests/", "refs/merge-requests/", false),
  /** Forgejo and Gitea. */
  FORGEJO("[\\w.-]+/[\\w.-]+", "issues/", "pulls/", "refs/pull/", true);

  private final Pattern names;
  private final String issuePage;
  private final String pullPage;
  private final String pullRefs;
  private final boolean oneSequence;

  Flavour(String names, String issuePage, String pullPage, String pullRefs, boolean oneSequence) {
    this.names = Pattern.compile(names);
    this.issuePage = issuePage;
    this.pullPage = pullPage;
    this.pullRefs = pullRefs;
    this.oneSequence = oneSequence;
  }

  boolean allowsName(String fullName) {
    return names.matcher(fullName).matches();
  }

  /** Returns what stands between a project and the number of an issue in the issue's page. */
  public String issuePage() {
    return issuePage;
  }

  /** Returns what stands between a project and the number of a pull request in its page. */
  public String pullPage() {
    return pullPage;
  }

  String pullRef(int number) {
    return pullRefs + number + "/head";
  }

  /** Tells whether issues and pull requests are counted together. */
  boolean oneSequence() {
    return oneSequence;
  }

  /** Tells whether a tag can have several drafts, also beside a release. */
  boolean hasManyDrafts() {
    return this == GITHUB;
  }

  /** Tells whether releases can be drafts and pre-releases. */
  boolean hasDrafts() {
    return this != GITLAB;
  }
}
