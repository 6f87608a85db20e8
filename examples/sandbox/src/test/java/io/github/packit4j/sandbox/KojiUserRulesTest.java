package io.github.packit4j.sandbox;

import static io.github.packit4j.sandbox.Koji.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.sandbox.Http.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users, permissions, sessions, arguments and uploads. */
class KojiUserRulesTest {

  private Sandbox fedora;
  private Koji packit;

  @BeforeEach
  void prepare() {
    fedora = Sandbox.start();
    packit = Koji.loggedIn(fedora, "packit");
  }

  @AfterEach
  void close() {
    fedora.close();
  }

  @Test
  void blockedUserIsRefusedAtLoginAndAfterIt() {
    fedora.koji().blockUser("packit");

    String refusal = "logins by packit are not allowed";
    assertThat(packit.call("getAPIVersion")).contains("<int>1002</int>", refusal);
    Koji anonymous = new Koji(fedora);
    assertThat(anonymous.call("login", string("packit"), string("packit-token")))
        .contains("<int>1002</int>", refusal);
    assertThat(anonymous.call("getUser", string("packit")))
        .containsPattern("status</name>\\s*<value><int>1<");
    fedora.koji().unblockUser("packit");
    assertThat(packit.call("getAPIVersion")).contains("<int>1</int>");
  }

  @Test
  void permissionsLetAdministratorsDoMore() {
    String urgent = Koji.keywords("priority", "<int>-5</int>");
    packit.call("build", string("git+https://src.fedoraproject.org/rpms/a#1"), string("f45"));
    Koji alice = Koji.loggedIn(fedora, "alice");
    assertThat(alice.call("cancelTask", "<int>1</int>"))
        .contains("<int>1004</int>", "Cannot cancel task, not owner");
    assertThat(alice.call("build", string("git://x"), string("f45"), urgent))
        .contains("<int>1004</int>", "only admins may create high-priority tasks");
    assertThat(alice.call("getPerms")).doesNotContain("admin");

    fedora.koji().grant("alice", "admin");

    assertThat(alice.call("getPerms")).contains("<string>admin</string>");
    assertThat(alice.call("build", string("git://x"), string("f45"), urgent))
        .contains("<int>2</int>");
    assertThat(packit.call("getTaskInfo", "<int>2</int>"))
        .containsPattern("priority</name>\\s*<value><int>15<");
    alice.call("cancelTask", "<int>1</int>");
    assertThat(fedora.koji().task(1).state()).isEqualTo(KojiTask.State.CANCELED);
  }

  @Test
  void usersAreFoundByNumberNameAndPrincipal() {
    for (String info :
        new String[] {
          "<int>1</int>",
          string("packit"),
          string("packit@FEDORAPROJECT.ORG"),
          Koji.struct("krb_principal", string("packit@FEDORAPROJECT.ORG"))
        }) {
      assertThat(packit.call("getUser", info)).contains("<string>packit</string>");
    }
    assertThat(packit.call("getUser", string("packit@EXAMPLE.ORG"))).contains("<nil/>");
    assertThat(packit.call("getUser", string("x"), Koji.keywords("strict", "<boolean>1</boolean>")))
        .contains("<int>1000</int>", "No such user: 'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "getBuild | 3 | get_build() takes from 1 to 2 positional arguments but 3 were given",
        "getAPIVersion | 1 | RootExports.getAPIVersion() takes 1 positional argument but 2 were"
            + " given",
        "build | 0 | RootExports.build() missing 2 required positional arguments: 'src' and"
            + " 'target'",
        "build | 6 | RootExports.build() takes from 3 to 6 positional arguments but 7 were given",
        "tagBuild | 1 | RootExports.tagBuild() missing 1 required positional argument: 'build'",
        "createSideTag | 0 | createSideTag() missing 1 required positional argument: 'basetag'",
      })
  void argumentsThatDoNotFitAreAnsweredInPythonsWords(String method, int count, String message) {
    String[] values = new String[count];
    Arrays.fill(values, string("x"));

    assertThat(packit.call(method, values)).contains("<int>1019</int>", message);
  }

  @Test
  void keywordsHaveToBeKnownAndNotGivenTwice() {
    assertThat(packit.call("listTagged", string("f45"), Koji.keywords("latests", string("x"))))
        .contains("RootExports.listTagged() got an unexpected keyword argument 'latests'");
    assertThat(packit.call("listTagged", string("f45"), Koji.keywords("tag", string("f45"))))
        .contains("RootExports.listTagged() got multiple values for argument 'tag'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "getBuild | <array><data></data></array> | Invalid type for argument: <class 'list'>",
        "getTag | <array><data></data></array> | Invalid type for tagInfo: <class 'list'>",
        "getBuild | <string>a-1</string> | invalid format: a-1",
      })
  void valuesOfTheWrongTypeAreRefused(String method, String value, String message) {
    String escaped = message.replace("<", "&lt;").replace(">", "&gt;");

    assertThat(packit.call(method, value)).contains("<int>1000</int>", escaped);
  }

  @Test
  void exclusiveSessionLocksTheOthersOut() {
    Koji second = Koji.loggedIn(fedora, "packit");
    packit.call("exclusiveSession");

    assertThat(second.call("getAPIVersion"))
        .contains("<int>1006</int>", "User locked by another session");
    assertThat(second.call("exclusiveSession"))
        .contains("<int>1006</int>", "Cannot get exclusive session");
    assertThat(Koji.loggedIn(fedora, "alice").call("getAPIVersion")).contains("<int>1</int>");
    packit.call("sharedSession");
    assertThat(second.call("getAPIVersion")).contains("<int>1</int>");
  }

  @Test
  void subsessionEndsWithItsMaster() {
    Koji below = packit.withSession(packit.call("subsession"));
    assertThat(below.call("getLoggedInUser")).contains("<string>packit</string>");

    packit.call("logout");

    assertThat(below.call("getLoggedInUser"))
        .contains("<int>1002</int>", "Invalid session or bad credentials");
  }

  @Test
  void loginWithASessionIsARenewalOrRefused() {
    assertThat(packit.call("login", string("packit"), string("packit-token")))
        .contains("<int>1002</int>", "Already logged in");
    String renewed =
        packit.call(
            "login",
            string("packit"),
            string("packit-token"),
            Koji.keywords("renew", "<boolean>1</boolean>"));
    assertThat(packit.call("getLoggedInUser")).contains("<int>1002</int>");
    assertThat(packit.withSession(renewed).call("getLoggedInUser")).contains("packit");
  }

  @Test
  void callNumberIsANumber() {
    Answer answer =
        packit
            .http()
            .with("Koji-Session-Callnum", "seven")
            .post(Koji.HUB, "text/xml", Koji.body("getAPIVersion"));

    assertThat(answer.text()).contains("<int>1002</int>", "Invalid callnum: 'seven'");
  }

  @Test
  void requestsAreBounded() {
    String text = "x".repeat(4_200_000);

    Answer answer =
        new Http(fedora.httpClient()).post(Koji.HUB, "text/xml", Koji.body("getTag", string(text)));

    assertThat(answer.status()).isEqualTo(400);
  }

  private String upload(Koji user, String query, String content) {
    return user.http()
        .post(Koji.HUB + "?" + query, "application/octet-stream", Http.bytes(content))
        .text();
  }

  @Test
  void uploadComesInPiecesAndIsChecked() {
    String file = "filepath=cli-build/1.2.abc&filename=a.src.rpm&fileverify=adler32&offset=";

    assertThat(upload(packit, file + "0&overwrite=1", "hello"))
        .contains("<int>5</int>", "<string>062c0215</string>");
    upload(packit, file + "5&overwrite=1", " you");

    assertThat(
            packit.call(
                "checkUpload", string("cli-build/1.2.abc"), string("a.src.rpm"), string("adler32")))
        .containsPattern("size</name>\\s*<value><int>9<")
        .containsPattern("hexdigest</name>\\s*<value><string>11be0392<");
    assertThat(upload(packit, file + "0", "again"))
        .contains("upload path exists: /mnt/koji/work/cli-build/1.2.abc/a.src.rpm");
    assertThat(upload(packit, file + "4", "x"))
        .contains("Incorrect upload length", "Expected 5, actual 9");
    assertThat(upload(Koji.loggedIn(fedora, "alice"), file + "0&overwrite=1", "mine"))
        .contains("Invalid upload directory, not owner: cli-build/1.2.abc");
    assertThat(upload(new Koji(fedora), file + "0", "x"))
        .contains("<int>1004</int>", "you must be logged-in to upload a file");
    assertThat(packit.call("checkUpload", string("cli-build/1.2.abc"), string("b")))
        .contains("<nil/>");
    assertThat(packit.call("checkUpload", string("../etc"), string("b")))
        .contains("Invalid upload directory: ../etc");
    assertThat(packit.call("checkUpload", string("etc"), string(".b")))
        .contains("Invalid upload filename: .b");
  }
}
