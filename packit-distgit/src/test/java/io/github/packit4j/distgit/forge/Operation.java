package io.github.packit4j.distgit.forge;

import org.jspecify.annotations.Nullable;

/** The rows of the coverage table: what the interface offers, and how the table calls it. */
enum Operation {
  ACCOUNT("Own account"),
  EXISTS("Project exists"),
  DEFAULT_BRANCH("Default branch"),
  BRANCHES("List branches"),
  FILE("File at a ref"),
  FILES("Names at the top"),
  RESOLVE("Ref to commit"),
  TAGS("List tags"),
  COMMIT_OF_TAG("Tag to commit"),
  PUSH_URLS("Push addresses"),
  RELEASES("List releases"),
  RELEASE("Release of a tag"),
  LATEST_RELEASE("Latest release", Capability.RELEASES),
  FORK("Find a fork"),
  FORK_OR_CREATE("Fork, wait until usable"),
  LIST_PULL_REQUESTS("List pull requests"),
  GET_PULL_REQUEST("Read a pull request"),
  MERGED_AS("Pull request that a commit was merged by", Capability.MERGED_COMMITS),
  CREATE_PULL_REQUEST("Create a pull request"),
  PROPOSE_PULL_REQUEST("Create or update a pull request"),
  UPDATE_PULL_REQUEST("Update title and text"),
  CLOSE_PULL_REQUEST("Close a pull request"),
  MERGE_PULL_REQUEST("Merge a pull request"),
  COMMENT("Comment on a pull request"),
  COMMENTS("List comments"),
  SET_STATUS("Set a commit status"),
  STATUSES("List commit statuses"),
  ADD_LABELS("Label a pull request", Capability.LABELS),
  COMMITS("Commits of a pull request", Capability.PULL_REQUEST_COMMITS),
  PATCH("Changes of a pull request"),
  EDIT_COMMENT("Edit a comment", Capability.COMMENT_EDITING),
  REACT("React to a comment", Capability.REACTIONS),
  COMMENT_ON_COMMIT("Comment on a commit", Capability.COMMIT_COMMENTS),
  CHECK_RUNS("Check runs", Capability.CHECK_RUNS),
  LIST_ISSUES("List issues"),
  GET_ISSUE("Read an issue"),
  CREATE_ISSUE("Create an issue"),
  EDIT_ISSUE("Edit, label, close an issue"),
  COMMENT_ISSUE("Comment on an issue, list comments"),
  ACCESS("Access of an account"),
  GRANT("Grant and revoke access", Capability.USER_ACCESS),
  GRANT_GROUP("Grant access to a group", Capability.GROUP_ACCESS),
  COMMITTERS_KEPT_OUT("Committers that a fork keeps out", Capability.FORK_COMMITTERS),
  GROUP_MEMBERS("Members of a group", Capability.GROUP_MEMBERS),
  RATE_LIMIT("Rate limits honoured"),
  ERRORS("Typed errors");

  private final String title;
  private final @Nullable Capability capability;

  Operation(String title) {
    this(title, null);
  }

  Operation(String title, @Nullable Capability capability) {
    this.title = title;
    this.capability = capability;
  }

  String title() {
    return title;
  }

  /** What a forge must have for it, or null. */
  @Nullable Capability capability() {
    return capability;
  }
}
