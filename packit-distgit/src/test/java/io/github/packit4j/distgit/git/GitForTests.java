package io.github.packit4j.distgit.git;

import io.github.packit4j.http.RetryPolicy;
import io.github.packit4j.http.Secret;
import io.github.packit4j.http.support.Sleeper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import okhttp3.OkHttpClient;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.PreReceiveHook;

/** Git for the tests of the sibling packages: a bare repository in memory that speaks HTTP. */
public final class GitForTests {

  private final InMemoryRepository repository;

  /**
   * A repository with one commit, the same each time.
   *
   * @param branch the only branch
   */
  public GitForTests(String branch) {
    repository = new InMemoryRepository(new DfsRepositoryDescription("test"));
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      repository.create(true);
      TreeFormatter tree = new TreeFormatter();
      byte[] spec = "Name: hello\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8);
      tree.append("hello.spec", FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, spec));
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(tree));
      PersonIdent person =
          new PersonIdent(
              "Upstream",
              "upstream@example.org",
              Instant.ofEpochSecond(1_700_000_000),
              ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("Import");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
      update.setNewObjectId(id);
      update.update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a branch is. */
  public Optional<CommitId> branch(String name) {
    try {
      Ref ref = repository.exactRef(Constants.R_HEADS + name);
      return Optional.ofNullable(ref).map(Ref::getObjectId).map(Ids::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers a request.
   *
   * @param service {@code git-upload-pack} or {@code git-receive-pack}
   * @param advertising whether it is the first request, for the refs
   * @param protocol the header {@code Git-Protocol}, or null
   */
  public byte[] answer(
      String service, boolean advertising, String protocol, boolean gzip, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      InputStream in = new ByteArrayInputStream(body);
      if (gzip) {
        in = new GZIPInputStream(in);
      }
      if (service.equals("git-receive-pack")) {
        SmartHttp.receive(repository, PreReceiveHook.NULL, advertising, in, out);
      } else {
        SmartHttp.upload(repository, protocol, advertising, in, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A store whose pauses the test sees. */
  public static GitStore store(
      Path directory,
      OkHttpClient client,
      String host,
      String token,
      RetryPolicy policy,
      Sleeper sleeper) {
    return GitStore.builder()
        .directory(directory)
        .httpClient(client)
        .credentials(GitCredentials.builder().account(host, "packit", Secret.of(token)).build())
        .retryPolicy(policy)
        .sleeper(sleeper)
        .build();
  }
}
