package io.github.packit4j.bot.page;

import io.github.packit4j.bot.journal.State;
import java.util.Locale;

/** What things are called on the page. */
final class Words {

  private Words() {}

  static String state(State state) {
    return switch (state) {
      case WAITING -> "waiting";
      case RUNNING -> "running";
      case DONE -> "done";
      case SKIPPED -> "nothing to do";
      case FAILED -> "failed";
      case LOST -> "cut off";
      case APPROVED -> "approved";
      case DECLINED -> "declined";
    };
  }

  /** A step, as {@code PULL_REQUEST} is one. */
  static String step(String name) {
    return switch (name) {
      case "UPLOAD_SOURCES" -> "sources";
      case "KOJI_BUILD" -> "Koji build";
      case "KOJI_TAG" -> "Koji tag";
      case "BODHI_UPDATE" -> "Bodhi update";
      case "STABLE_PUSH" -> "push to stable";
      default -> name.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** A job type, as {@code propose_downstream} is one. */
  static String job(String type) {
    return type.replace('_', ' ').replace('-', ' ');
  }

  /** What an address leads to, as services make them. */
  static String target(String address) {
    if (address.contains("/taskinfo?")) {
      return "Koji task";
    }
    if (address.contains("/updates/")) {
      return "Bodhi update";
    }
    return address.matches(".*/(pull|pulls|pull-request|merge_requests)/[0-9]+.*")
        ? "Pull request"
        : "More";
  }
}
