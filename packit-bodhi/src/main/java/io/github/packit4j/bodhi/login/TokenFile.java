package io.github.packit4j.bodhi.login;

import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.http.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"tokens": {"PROVIDER": {"access_token": ..., "expires_at": ...}}}}. What others keep in
 * the file stays as it is.
 */
final class TokenFile implements TokenStore {
  private static final long MAX_BYTES = 1 << 20;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();

  TokenFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<Tokens> load(URI identityProvider) {
    try {
      return tokens(read().path("tokens").path(key(identityProvider)));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + file, e);
    }
  }

  @Override
  public void save(URI identityProvider, Tokens tokens) {
    change(
        all -> {
          ObjectNode entry = all.putObject(key(identityProvider));
          entry.put("access_token", tokens.accessToken().reveal()).put("token_type", "Bearer");
          tokens.expiresAt().ifPresent(end -> entry.put("expires_at", end.getEpochSecond()));
          tokens.idToken().ifPresent(token -> entry.put("id_token", token.reveal()));
          tokens.refreshToken().ifPresent(token -> entry.put("refresh_token", token.reveal()));
        });
  }

  @Override
  public void remove(URI identityProvider) {
    change(all -> all.remove(key(identityProvider)));
  }

  /** Bodhi's client keeps tokens under the URL without a slash at the end. */
  private static String key(URI identityProvider) {
    return identityProvider.toString().replaceAll("/+$", "");
  }

  private static Optional<Tokens> tokens(JsonNode entry) {
    JsonFields fields = new JsonFields(entry);
    return fields
        .text("access_token")
        .map(
            token ->
                new Tokens(
                    Secret.of(token),
                    fields.text("refresh_token").map(Secret::of),
                    fields.text("id_token").map(Secret::of),
                    expiry(entry.path("expires_at"))));
  }

  private static Optional<Instant> expiry(JsonNode seconds) {
    if (!seconds.isNumber()) {
      return Optional.empty();
    }
    // Other programs may keep fractions, or anything.
    double end = Math.max(0, Math.min(seconds.doubleValue(), LATEST.getEpochSecond()));
    return Optional.of(Instant.ofEpochSecond((long) end));
  }

  private void change(Consumer<ObjectNode> change) {
    boolean interrupted = false;
    lock.lock();
    try {
      makeFolder();
      while (!changeGuarded(change)) {
        interrupted |= Thread.interrupted();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write " + file, e);
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Tells whether it came to it: an interrupt breaks off the wait for another process, but the
   * token it would lose may be the only one the server takes from now on.
   */
  private boolean changeGuarded(Consumer<ObjectNode> change) throws IOException {
    try (FileChannel guard = openGuard();
        FileLock held = guard.lock()) {
      assert held.isValid();
      ObjectNode all = read();
      change.accept(
          all.get("tokens") instanceof ObjectNode tokens ? tokens : all.putObject("tokens"));
      replace(all);
      return true;
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      return false;
    }
  }

  private void makeFolder() throws IOException {
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, ownerOnly("rwx------"));
    }
  }

  private FileChannel openGuard() throws IOException {
    return FileChannel.open(
        file.resolveSibling(file.getFileName() + ".lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
        ownerOnly("rw-------"));
  }

  private ObjectNode read() throws IOException {
    if (!Files.exists(file)) {
      return JsonMapper.shared().createObjectNode();
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("larger than " + MAX_BYTES + " bytes: not a file of tokens");
    }
    try {
      if (JsonMapper.shared().readTree(Files.readAllBytes(file)) instanceof ObjectNode all) {
        return all;
      }
    } catch (JacksonException e) {
      // Without the cause, whose message may quote a token.
      throw new IOException("not a JSON file; remove it to log in anew");
    }
    throw new IOException("not a JSON object; remove it to log in anew");
  }

  private void replace(ObjectNode all) throws IOException {
    Path written = Files.createTempFile(folder(), ".tokens", ".json", ownerOnly("rw-------"));
    try {
      Files.write(written, JsonMapper.shared().writeValueAsBytes(all));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  private FileAttribute<?>[] ownerOnly(String permissions) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
  }
}
