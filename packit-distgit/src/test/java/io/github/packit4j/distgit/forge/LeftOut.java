package io.github.packit4j.distgit.forge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which recordings are not replayed, and why. */
final class LeftOut {

  /** Replayed by tests that are no tables: ForgesTest and GitHubAppTest. */
  static final Set<String> REPLAYED_ELSEWHERE =
      Set.of(
          "dist-git/meta/version",
          "github/app-get",
          "github/app-installation-for-repo",
          "github/app-installation-for-repo-401-bad-jwt",
          "github/app-installation-token-create",
          "github/rate-limited-secondary-403-gh-limited-by",
          "github/rate-limited-secondary-403-message-only",
          "github/rate-limited-secondary-429-no-retry-after",
          "github/rate-limited-secondary-429-retry-after-date",
          "github/rate-limited-secondary-429-retry-after-seconds");

  private static final Map<String, String> REASONS = new LinkedHashMap<>();

  static {
    add(
        "the interface has no such question: what it needs it gets by another call",
        "dist-git/acls/contributors-with-collaborator",
        "dist-git/acls/group-projects",
        "dist-git/acls/hascommit-collaborator-match",
        "dist-git/acls/hascommit-collaborator-nomatch",
        "dist-git/fork/fork-contributors",
        "dist-git/fork/fork-list-of-project",
        "dist-git/fork/fork-list-of-user",
        "dist-git/fork/user-missing",
        "dist-git/merge-close/user-requests-filed",
        "dist-git/project/contributors",
        "dist-git/project/hascommit-false",
        "dist-git/project/hascommit-no-params",
        "dist-git/project/hascommit-true",
        "dist-git/project/projects-by-namespace",
        "dist-git/project/projects-pattern",
        "dist-git/project/tree-file",
        "dist-git/project/watchers",
        "forgejo/collaborators-list",
        "forgejo/commits-list-page1",
        "forgejo/commits-list-page2-empty",
        "forgejo/teams-list-405-user-owned",
        "forgejo/user-repos-list",
        "github/app-installation-for-org",
        "github/branch-get",
        "github/branch-get-404",
        "github/collaborators-list",
        "github/contributors-list-page1",
        "github/contributors-list-page2-last",
        "github/git-ref-get-304-not-modified",
        "github/git-ref-get-prefix-returns-list",
        "github/installation-repositories-list",
        "github/issues-search",
        "github/label-get",
        "github/organization-get",
        "github/pr-labels-list",
        "github/project-search",
        "github/rate-limit",
        "github/rate-limit-404-enterprise-disabled",
        "github/release-get-by-id",
        "github/user-emails",
        "github/user-repos-list-page1",
        "github/user-repos-list-page2",
        "github/user-repos-list-page3-last",
        "gitlab/branch-get",
        "gitlab/branch-get-404",
        "gitlab/commits-list",
        "gitlab/group-get",
        "gitlab/group-projects-list",
        "gitlab/user-head-rate-limit-headers",
        "pagure/forks-list-by-pattern",
        "pagure/tree-folder",
        "pagure/user-get");
    add(
        "requests that this client never sends",
        "dist-git/acls/modifyacls-add-collaborator",
        "dist-git/acls/modifyacls-bad-level",
        "dist-git/flags/commit-flag-unknown-commit",
        "dist-git/meta/whoami-get-not-allowed",
        "dist-git/pull-request/pr-comment-inline",
        "dist-git/pull-request/pr-create-json",
        "dist-git/pull-request/pr-create-json-charset",
        "dist-git/pull-request/pr-create-no-branch-from",
        "dist-git/pull-request/pr-create-no-branch-to",
        "dist-git/pull-request/pr-create-no-content-type",
        "dist-git/pull-request/pr-create-no-title",
        "dist-git/pull-request/pr-create-without-repo-from-username",
        "dist-git/pull-request/pr-list-bad-page",
        "dist-git/pull-request/pr-list-per-page-too-big",
        "dist-git/pull-request/pr-list-unknown-status",
        "dist-git/pull-request/pr-update-no-title",
        "dist-git/pull-request/pr-update-title-only-clears-body",
        "github/pr-update-422-base-branch-missing",
        "pagure/group-get-404");
    add(
        "what Pagure refuses of a flag is the same for pull requests and commits",
        "dist-git/flags/pr-flag-bad-status",
        "dist-git/flags/pr-flag-bad-url",
        "dist-git/flags/pr-flag-missing-fields",
        "dist-git/flags/pr-flag-no-status",
        "dist-git/flags/pr-flag-percent-0-no-status",
        "dist-git/flags/pr-flag-uid-too-long",
        "dist-git/flags/pr-flag-update-same-uid",
        "dist-git/flags/pr-flags-get",
        "dist-git/merge-close/pr-flag-by-stranger",
        "dist-git/pull-request-push/pr-flags-after-push",
        "pagure/pr-flag-set");
    add(
        "forks belong to the own account, keep their name, are asked for without waiting and are ready when their branches are",
        "dist-git/fork/fork-json-body",
        "dist-git/fork/fork-missing-param",
        "dist-git/fork/fork-task-done",
        "dist-git/fork/fork-task-pending",
        "dist-git/fork/fork-urls-before-ready",
        "dist-git/fork/fork-wait-false-string-still-waits",
        "dist-git/fork/fork-waits-by-default",
        "dist-git/fork/task-unknown",
        "github/fork-create-default-branch-only",
        "github/fork-create-org",
        "github/fork-create-renamed",
        "gitlab/fork-create-namespace");
    add(
        "a pull request that is not open is not closed again: that would turn a merged one into a closed one",
        "dist-git/merge-close/pr-close-again",
        "dist-git/merge-close/pr-close-merged",
        "dist-git/merge-close/pr-get-after-close-merged");
    add(
        "variants of answers that are replayed with the same status and shape",
        "github/401-bad-credentials-on-post",
        "dist-git/merge-close/pr-comment-by-stranger",
        "dist-git/merge-close/pr-comment-on-closed",
        "dist-git/meta/auth-post-without-token",
        "dist-git/meta/error-codes",
        "dist-git/misc/fork-delete-user-token",
        "dist-git/misc/releases-page",
        "dist-git/misc/webhook-token-forbidden",
        "dist-git/project/api-unknown-path",
        "forgejo/issues-list-unknown-author-404",
        "github/app-get-401-bad-jwt",
        "github/app-get-401-jwt-issued-at-in-future",
        "github/app-installation-token-create-scoped",
        "github/app-installation-token-create-stateless",
        "gitlab/mr-create-fork-to-fork",
        "gitlab/mr-create-fork-to-other-fork");
    add(
        "the patch of a pull request has them too, and the state of a pull request from the pull request itself",
        "dist-git/merge-close/pr-diffstats-merged",
        "dist-git/pull-request/pr-diff",
        "dist-git/pull-request/pr-diffstats",
        "dist-git/pull-request/pr-get-by-uid",
        "dist-git/pull-request/pr-get-without-comments",
        "forgejo/pr-is-merged-204",
        "github/pr-is-merged-204",
        "github/pr-is-merged-404",
        "gitlab/mr-merge-ref",
        "gitlab/mr-merge-ref-400-not-mergeable",
        "pagure/pr-diffstats",
        "pagure/pr-diffstats-400-enoprstats");
    add(
        "pull requests are not rebased or reopened by the server, and merged within the request",
        "dist-git/merge-close/pr-merge-async",
        "dist-git/merge-close/pr-rebase-by-author",
        "dist-git/merge-close/pr-rebase-conflict",
        "dist-git/merge-close/pr-reopen-by-author",
        "dist-git/merge-close/pr-reopen-merged",
        "dist-git/merge-close/pr-reopen-open",
        "pagure/pr-merge-queued");
    add(
        "releases, tags, branches and files are written through git, or by people; this interface reads them",
        "dist-git/misc/branch-create",
        "dist-git/misc/branch-create-exists",
        "dist-git/misc/branch-create-no-acl",
        "dist-git/misc/default-branch-set",
        "dist-git/misc/git-tag-create",
        "dist-git/misc/git-tag-create-exists",
        "forgejo/release-create",
        "forgejo/release-create-409-tag-exists",
        "forgejo/release-edit",
        "github/file-content-create",
        "github/git-ref-create",
        "github/git-tag-create-annotated",
        "github/merge-upstream-422-not-a-fork",
        "github/release-asset-upload",
        "github/release-create",
        "github/release-create-422-tag-already-released",
        "github/release-create-make-latest",
        "github/release-create-with-generated-notes",
        "github/release-delete-204",
        "github/release-edit",
        "gitlab/release-create",
        "gitlab/release-edit",
        "pagure/release-create-git-tag");
    add(
        "creating, deleting and administering projects is no part of releasing",
        "dist-git/misc/project-block-user",
        "dist-git/misc/project-block-user-user-token",
        "dist-git/misc/project-delete-disabled",
        "dist-git/misc/project-tags",
        "dist-git/project/options-admin",
        "dist-git/project/options-no-acl",
        "forgejo/project-create-org",
        "forgejo/project-create-user",
        "forgejo/project-delete",
        "forgejo/project-edit-description",
        "github/project-create-duplicate-422",
        "github/project-create-org",
        "github/project-create-user",
        "github/project-delete",
        "github/project-edit-description",
        "gitlab/project-access-request",
        "gitlab/project-create-duplicate-400",
        "gitlab/project-create-group",
        "gitlab/project-create-user",
        "gitlab/project-delete-202",
        "gitlab/project-edit-description",
        "pagure/project-create",
        "pagure/project-create-400-invalid-namespace",
        "pagure/project-create-namespaced",
        "pagure/project-delete-401-invalid-token",
        "pagure/project-options");
    add(
        "people are not assigned, and no private issues are opened, by release automation",
        "dist-git/pull-request/pr-assign-by-author-without-rights",
        "dist-git/pull-request/pr-assign-project-token",
        "dist-git/pull-request/pr-assign-user-token",
        "dist-git/pull-request/pr-subscribe",
        "forgejo/issue-assign",
        "forgejo/issue-assign-unknown-user-500",
        "forgejo/issue-create-with-assignee",
        "github/issue-assign",
        "github/issue-assign-403",
        "github/issue-create-with-assignee",
        "gitlab/issue-assign",
        "gitlab/issue-create-confidential",
        "gitlab/issue-create-with-assignee",
        "pagure/issue-assign",
        "pagure/issue-create-with-assignee");
    add(
        "single comments and the comments of commits are not read",
        "dist-git/pull-request/pr-comment-get",
        "dist-git/pull-request/pr-comment-get-missing",
        "forgejo/issue-comment-get",
        "github/commit-comment-get",
        "github/commit-comments-list",
        "github/pr-comment-get",
        "gitlab/commit-comments-list-page1",
        "gitlab/commit-comments-list-page2-last",
        "gitlab/commit-discussion-note-get",
        "gitlab/commit-discussions-list",
        "gitlab/issue-note-get",
        "gitlab/mr-note-get",
        "pagure/issue-comment-get");
    add(
        "reactions are only added",
        "forgejo/comment-reaction-delete",
        "forgejo/comment-reactions-list",
        "forgejo/comment-reactions-list-null-when-empty",
        "github/comment-reaction-delete",
        "github/comment-reactions-list",
        "gitlab/note-award-emoji-delete",
        "gitlab/note-award-emoji-list");
    add(
        "more pages of a list whose paging is replayed above",
        "forgejo/issues-list-open-page5-empty",
        "github/check-runs-list-per-page-1",
        "gitlab/issues-list-opened-page3-last",
        "gitlab/mr-list-all-page5-last",
        "gitlab/mr-notes-list-page3-last");
    add(
        "latest release is asked for by its own call, because the first of the list may be a draft",
        "forgejo/release-latest-none",
        "forgejo/release-latest-via-limit-1");
  }

  private LeftOut() {}

  private static void add(String reason, String... recordings) {
    for (String recording : recordings) {
      REASONS.put(recording, reason);
    }
  }

  static Optional<String> reason(String name) {
    return Optional.ofNullable(REASONS.get(name));
  }

  static Set<Capability> capabilities(String forge) {
    String address =
        switch (forge) {
          case "GitHub" -> "https://github.com/";
          case "GitLab" -> "https://gitlab.com/";
          case "Pagure" -> "https://pagure.io/";
          default -> "https://codeberg.org/";
        };
    return Forges.builder().build().forgeOf(URI.create(address)).capabilities();
  }
}
