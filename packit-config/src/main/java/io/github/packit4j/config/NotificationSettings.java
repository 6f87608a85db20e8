package io.github.packit4j.config;

import java.util.Optional;

/**
 * What users are told, and where: the value of {@code notifications}.
 *
 * @param onSuccessfulBuild whether a successful build is reported in the pull request ({@code
 *     pull_request.successful_build})
 * @param failureComment the comment made on a failure ({@code failure_comment.message}); it may
 *     hold the placeholders {@code {commit_sha}}, {@code {logs_url}}, {@code
 *     {packit_dashboard_url}}, {@code {external_dashboard_url}}
 * @param failureIssue whether a failure of a downstream job creates an issue ({@code
 *     failure_issue.create})
 */
public record NotificationSettings(
    boolean onSuccessfulBuild, Optional<String> failureComment, boolean failureIssue) {

  /** Returns the defaults: nothing on success, no comment, an issue on failure. */
  public static NotificationSettings defaults() {
    return new NotificationSettings(false, Optional.empty(), true);
  }
}
