package io.github.packit4j.sandbox.internal.pagure;

import java.util.List;

/**
 * The part of Pagure's API about issues, which Fedora's dist-git has switched off: every call is
 * refused, once the token has the right and the project is there.
 */
final class IssueCalls {

  private static final String ONE = "/issue/{id}";

  private final PagureApi api;

  IssueCalls(PagureApi api) {
    this.api = api;
    for (String suffix : List.of("/issues", ONE, ONE + "/comment/{comment}")) {
      api.read(
          suffix,
          (request, project, path) -> {
            throw PagureException.issuesOff();
          });
    }
    refuse("/new_issue", "issue_create");
    refuse(ONE, "issue_update");
    refuse(ONE + "/assign", "issue_assign", "issue_update");
    refuse(ONE + "/comment", "issue_comment", "issue_update");
    refuse(ONE + "/status", "issue_change_status", "issue_update");
  }

  /** The real server looks at the tracker before it looks what the token is bound to. */
  private void refuse(String suffix, String... acls) {
    api.write(
        suffix,
        Access.oneOf(acls).unbound(),
        (request, project, path, account) -> {
          throw PagureException.issuesOff();
        });
  }
}
