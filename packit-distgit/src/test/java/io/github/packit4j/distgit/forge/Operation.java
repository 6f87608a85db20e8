package io.github.packit4j.distgit.forge;

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
  LATEST_RELEASE("Latest release"),
  FORK("Find a fork"),
  FORK_OR_CREATE("Fork, wait until usable"),
  LIST_PULL_REQUESTS("List pull requests"),
  GET_PULL_REQUEST("Read a pull request"),
  CREATE_PULL_REQUEST("Create a pull request"),
  PROPOSE_PULL_REQUEST("Create or update a pull request"),
  UPDATE_PULL_REQUEST("Update title and text"),
  CLOSE_PULL_REQUEST("Close a pull request"),
  MERGE_PULL_REQUEST("Merge a pull request"),
  COMMENT("Comment on a pull request"),
  COMMENTS("List comments"),
  SET_STATUS("Set a commit status"),
  STATUSES("List commit statuses"),
  RATE_LIMIT("Rate limits honoured"),
  ERRORS("Typed errors");

  private final String title;

  Operation(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
