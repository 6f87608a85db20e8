package io.github.packit4j.sandbox;

import io.github.packit4j.sandbox.Http.Answer;
import org.eclipse.jgit.lib.ObjectId;

/** Situations in dist-git that several tests begin with. */
final class PagureScenes {

  private static final String SERVER = "https://src.fedoraproject.org";

  private PagureScenes() {}

  /** Lets packit fork a package, push a commit and open a pull request; returns its number. */
  static int openPullRequest(Sandbox fedora, String name, String branch) {
    Http http = fork(fedora, name);
    push(fedora, name, branch, "Name: changed\n");
    Answer answer =
        http.post(
            SERVER + "/api/0/rpms/" + name + "/pull-request/new",
            "title",
            "Update",
            "initial_comment",
            "text",
            "branch_to",
            branch,
            "branch_from",
            branch + "-update",
            "repo_from",
            name,
            "repo_from_namespace",
            "rpms",
            "repo_from_username",
            "packit");
    return answer.json().get("id").asInt();
  }

  /** Lets packit fork a package; of no effect where the fork is there already. */
  static Http fork(Sandbox fedora, String name) {
    Http http = new Http(fedora.httpClient()).as(fedora.account("packit"));
    http.post(SERVER + "/api/0/fork", "repo", name, "namespace", "rpms");
    return http;
  }

  /** Lets packit push a commit on top of a package's branch to its fork. */
  static void push(Sandbox fedora, String name, String branch, String spec) {
    GitClient git = new GitClient(fedora.httpClient());
    try {
      ObjectId head = git.fetch(SERVER + "/rpms/" + name + ".git", branch);
      git.push(
          SERVER + "/forks/packit/rpms/" + name + ".git",
          fedora.account("packit"),
          StoryTest.commit(git, head, spec),
          branch + "-update");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
