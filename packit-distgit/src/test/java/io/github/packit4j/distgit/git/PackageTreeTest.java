package io.github.packit4j.distgit.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.distgit.SourcesException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTreeTest {

  private static final String REPOSITORY = "rpms/hello.git";

  @TempDir Path directory;
  private GitServer server;
  private GitStore store;
  private GitRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer();
    server.create(REPOSITORY);
    store = GitStore.builder().directory(directory).build();
    repository = store.open(server.uri(REPOSITORY));
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    server.close();
  }

  private PackageTree tree(Map<String, String> files) throws IOException {
    server.commit(REPOSITORY, "rawhide", "Files", files);
    return PackageTree.of(repository, repository.fetchBranch("rawhide").orElseThrow());
  }

  @Test
  void readsThePackagesFiles() throws IOException {
    PackageTree tree =
        tree(
            Map.of(
                "hello.spec", "Name: hello\n",
                "key.asc", "key",
                ".gitignore", "/hello-*.tar.gz\n",
                "sources", "SHA512 (hello-1.tar.gz) = " + "a".repeat(128) + "\n",
                "package.cfg", "[other]\ntargets = x\n[koji]\ntargets = f44 epel9\n"));
    assertThat(tree.retirement()).isEmpty();
    assertThat(tree.specFile("hello")).hasValue("hello.spec");
    assertThat(tree.specFile("other")).isEmpty();
    assertThat(tree.sources().entriesOf("hello-1.tar.gz")).hasSize(1);
    assertThat(tree.gitIgnore().matches("hello-2.tar.gz")).isTrue();
    assertThat(tree.buildTargets()).containsExactly("f44", "epel9");
    assertThat(tree.isTracked("key.asc")).isTrue();
    assertThat(tree.isTracked("hello-1.tar.gz")).isFalse();
  }

  @Test
  void knowsARetiredPackage() throws IOException {
    PackageTree tree = tree(Map.of("dead.package", "Orphaned for 6 weeks\n"));
    assertThat(tree.retirement()).hasValue("Orphaned for 6 weeks");
    assertThat(tree.sources().entries()).isEmpty();
    assertThat(tree.gitIgnore().text()).isEmpty();
    assertThat(tree.buildTargets()).isEmpty();
  }

  @Test
  void reportsAMalformedSourcesFile() throws IOException {
    PackageTree tree = tree(Map.of("sources", "<<<<<<< HEAD\n"));
    assertThatThrownBy(tree::sources).isInstanceOf(SourcesException.class);
  }
}
