package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.Numbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One release from upstream to a Bodhi update, by the wire only. */
class StoryTest {

  private static final String SRC = "https://src.fedoraproject.org";
  private static final String BODHI = "https://bodhi.fedoraproject.org";
  private static final String SPEC =
      "Name: python-ogr\nVersion: 0.61.2\nRelease: 1%{?dist}\nSummary: x\n";

  @Test
  void aReleaseTravelsFromUpstreamToAnUpdate() throws Exception {
    try (Sandbox fedora = Sandbox.start()) {
      Account packit = fedora.account("packit");
      Http http = new Http(fedora.httpClient());
      fedora.downloads().serveAnything();

      UpstreamProject ogr = fedora.upstream().project("packit/ogr");
      ogr.commit("Begin", FileTree.of(".packit.yaml", "upstream_project_name: ogr\n"));
      ogr.release("0.62.3", "0.62.3", "* Better.");
      WebhookDelivery delivery = fedora.upstream().webhookDeliveries().get(0);
      assertThat(Json.parse(delivery.body()).at("/release/tag_name").asString())
          .isEqualTo("0.62.3");
      Answer config =
          http.get("https://api.github.com/repos/packit/ogr/contents/.packit.yaml?ref=0.62.3");
      assertThat(config.json().get("encoding").asString()).isEqualTo("base64");

      fedora
          .distGit()
          .createPackage("python-ogr", FileTree.of("python-ogr.spec", SPEC), "rawhide", "f45")
          .addCommitter("packit");
      byte[] archive =
          http.get("https://files.pythonhosted.org/packages/source/o/ogr/ogr-0.62.3.tar.gz").body();
      upload(http, packit, archive);
      assertThat(fedora.distGit().lookaside().uploads()).hasSize(1);

      for (String branch : List.of("rawhide", "f45")) {
        int id = propose(fedora, http, packit, branch);
        fedora.distGit().merge("python-ogr", id);
        assertThat(fedora.distGit().pkg("python-ogr").text(branch, "python-ogr.spec"))
            .hasValueSatisfying(spec -> assertThat(spec).contains("Version: 0.62.3"));
        String target = branch.equals("rawhide") ? "rawhide" : branch + "-candidate";
        String head = fedora.distGit().pkg("python-ogr").commitOf(branch).orElseThrow();
        String answer =
            Koji.loggedIn(fedora, "packit")
                .call(
                    "build", string("git+" + SRC + "/rpms/python-ogr.git#" + head), string(target));
        assertThat(answer).contains("<int>");
      }
      assertThat(fedora.koji().finishBuilds())
          .extracting(KojiTask::state)
          .containsOnly(KojiTask.State.CLOSED);
      assertThat(fedora.koji().builds())
          .extracting(KojiBuild::nvr)
          .containsExactly("python-ogr-0.62.3-1.fc46", "python-ogr-0.62.3-1.fc45");

      String alias = createUpdate(fedora, "python-ogr-0.62.3-1.fc45");
      assertThat(alias).matches("FEDORA-2026-[0-9a-f]{10}");
      assertThat(fedora.bodhi().updates())
          .extracting(BodhiUpdate::release)
          .containsExactly("F46", "F45");
      assertThat(fedora.messages().all())
          .extracting(message -> message.topic().replace("org.fedoraproject.prod.", ""))
          .containsSubsequence(
              "pagure.git.receive",
              "pagure.pull-request.new",
              "pagure.git.receive",
              "pagure.pull-request.closed",
              "buildsys.build.state.change",
              "buildsys.tag",
              "bodhi.update.request.testing");
    }
  }

  private static void upload(Http http, Account packit, byte[] archive) {
    RequestBody file = RequestBody.create(archive, MediaType.get("application/octet-stream"));
    RequestBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("name", "rpms/python-ogr")
            .addFormDataPart("sha512sum", Numbers.hex("SHA-512", archive))
            .addFormDataPart("file", "ogr-0.62.3.tar.gz", file)
            .build();
    Answer stored =
        http.with("Authorization", packit.negotiateHeader())
            .send(new Request.Builder().url(SRC + "/repo/pkgs/upload.cgi").post(body).build());
    assertThat(stored.text()).endsWith("stored OK\n");
  }

  private static int propose(Sandbox fedora, Http http, Account packit, String branch)
      throws Exception {
    if (http.get(SRC + "/api/0/fork/packit/rpms/python-ogr").status() == 404) {
      Answer fork =
          http.as(packit).post(SRC + "/api/0/fork", "repo", "python-ogr", "namespace", "rpms");
      assertThat(fork.status()).isEqualTo(200);
    }
    GitClient git = new GitClient(fedora.httpClient());
    ObjectId head = git.fetch(SRC + "/rpms/python-ogr.git", branch);
    ObjectId commit = commit(git, head, SPEC.replace("0.61.2", "0.62.3"));
    PushResult pushed =
        git.push(SRC + "/forks/packit/rpms/python-ogr.git", packit, commit, branch + "-update");
    assertThat(pushed.getRemoteUpdates())
        .allMatch(update -> update.getStatus() == RemoteRefUpdate.Status.OK);
    assertThat(pushed.getMessages()).contains("Create a pull-request");
    JsonNode pull =
        http.as(packit)
            .post(
                SRC + "/api/0/rpms/python-ogr/pull-request/new",
                "title",
                "Update to 0.62.3",
                "branch_to",
                branch,
                "branch_from",
                branch + "-update",
                "repo_from",
                "python-ogr",
                "repo_from_namespace",
                "rpms",
                "repo_from_username",
                "packit")
            .json();
    assertThat(pull.get("commit_stop").asString()).isEqualTo(commit.name());
    return pull.get("id").asInt();
  }

  static ObjectId commit(GitClient git, ObjectId parent, String spec) throws Exception {
    try (ObjectInserter inserter = git.repository().newObjectInserter()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, Http.bytes(spec));
      TreeFormatter tree = new TreeFormatter();
      tree.append("python-ogr.spec", FileMode.REGULAR_FILE, blob);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(tree));
      commit.setParentId(parent);
      PersonIdent packit =
          new PersonIdent("Packit", "hello@packit.dev", Instant.EPOCH, ZoneOffset.UTC);
      commit.setAuthor(packit);
      commit.setCommitter(packit);
      commit.setMessage("Update to 0.62.3\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private static String createUpdate(Sandbox fedora, String nvr) {
    Http http = new Http(fedora.httpClient());
    Answer login =
        http.with("Authorization", "Bearer " + fedora.account("packit").token())
            .get(BODHI + "/oidc/login-token");
    Answer csrf = http.get(BODHI + "/csrf");
    String cookies =
        login.header("Set-Cookie").split(";")[0] + "; " + csrf.header("Set-Cookie").split(";")[0];
    JsonNode update =
        http.with("Cookie", cookies)
            .post(
                BODHI + "/updates/",
                "builds",
                nvr,
                "notes",
                "New upstream release",
                "type",
                "enhancement",
                "csrf_token",
                csrf.json().get("csrf_token").asString())
            .json();
    return update.path("alias").asString(update.toString());
  }
}
