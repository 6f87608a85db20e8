package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.internal.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Pagure's error codes with their texts. */
final class ErrorCodes {

  private static final Map<String, String> TEXTS = texts();

  private ErrorCodes() {}

  /** Returns the text of a code that has one of its own. */
  static String text(String code) {
    String text = TEXTS.get(code);
    if (text == null) {
      throw new IllegalArgumentException("Pagure has no error code " + code);
    }
    return text;
  }

  static ObjectNode all() {
    ObjectNode all = Json.object();
    TEXTS.forEach(all::put);
    return all;
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("EBRANCHNOTFOUND", "Branch not found in this git repository");
    texts.put("EDATETIME", "Invalid datetime format");
    texts.put(
        "EDBERROR",
        "An error occurred at the database level and prevent the action from reaching completion");
    texts.put("EEMPTYGIT", "This git repository is empty");
    texts.put("EFILENOTFOUND", "File not found in this git repository");
    texts.put("EGITERROR", "An error occurred during a git operation");
    texts.put("EINVALIDISSUEFIELD", "Invalid custom field submitted");
    texts.put("EINVALIDISSUEFIELD_LINK", "Invalid custom field submitted, the value is not a link");
    texts.put("EINVALIDPERPAGEVALUE", "The per_page value must be between 1 and 100");
    texts.put("EINVALIDPRIORITY", "Invalid priority submitted");
    texts.put("EINVALIDREQ", "Invalid or incomplete input submitted");
    texts.put(
        "EINVALIDTOK",
        "Invalid or expired token. Please visit https://src.fedoraproject.org/settings#nav-api-tab to get or renew your API token.");
    texts.put("EISSUENOTALLOWED", "You are not allowed to view this issue");
    texts.put(
        "EMIRRORINGDISABLED", "Mirroring external project has been disabled in this instance");
    texts.put("EMODIFYPROJECTNOTALLOWED", "You are not allowed to modify this project");
    texts.put("ENEWPROJECTDISABLED", "Creating project have been disabled for this instance");
    texts.put(
        "ENEWPROJECTFORBIDDEN", "You are not allowed to create new projects on this instance");
    texts.put("ENOCODE", "Variable message describing the issue");
    texts.put("ENOCOMMENT", "Comment not found");
    texts.put("ENOCOMMIT", "No such commit found in this repository");
    texts.put("ENOGROUP", "Group not found");
    texts.put("ENOISSUE", "Issue not found");
    texts.put("ENOPLUGIN", "No such plugin");
    texts.put("ENOPRCLOSE", "You are not allowed to merge/close pull-request for this project");
    texts.put("ENOPROJECT", "Project not found");
    texts.put("ENOPROJECTS", "No projects found");
    texts.put("ENOPRSTATS", "No statistics could be computed for this PR");
    texts.put("ENOREQ", "Pull-Request not found");
    texts.put(
        "ENOSIGNEDOFF", "This repo enforces that all commits are signed off by their author.");
    texts.put("ENOTAG", "Tag not found");
    texts.put("ENOTASSIGNED", "This request must be assigned to be merged");
    texts.put("ENOTASSIGNEE", "Only the assignee can merge this request");
    texts.put("ENOTHIGHENOUGH", "You do not have sufficient permissions to perform this action");
    texts.put("ENOTMAINADMIN", "Only the main admin can set the main admin of a project");
    texts.put("ENOUSER", "No such user found");
    texts.put("EPLUGINCHANGENOTALLOWED", "This plugin cannot be changed");
    texts.put("EPLUGINDISABLED", "Plugin disabled");
    texts.put("EPLUGINNOTINSTALLED", "Project doesn't have this plugin installed");
    texts.put("EPRCONFLICTS", "This pull-request conflicts and thus cannot be merged");
    texts.put("EPRNOTALLOWED", "You are not allowed to view this pull-request");
    texts.put(
        "EPRSCORE", "This request does not have the minimum review score necessary to be merged");
    texts.put("EPULLREQUESTSDISABLED", "Pull-Request have been deactivated for this project");
    texts.put("EREBASENOTALLOWED", "You are not authorized to rebase this pull-request");
    texts.put("ETIMESTAMP", "Invalid timestamp format");
    texts.put("ETRACKERDISABLED", "Issue tracker disabled");
    texts.put("ETRACKERREADONLY", "The issue tracker of this project is read-only");
    texts.put("EUBLOCKED", "You have been blocked from this project");
    return texts;
  }
}
