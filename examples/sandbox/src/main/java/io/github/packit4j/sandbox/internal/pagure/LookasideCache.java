package io.github.packit4j.sandbox.internal.pagure;

import io.github.packit4j.sandbox.Account;
import io.github.packit4j.sandbox.Lookaside;
import io.github.packit4j.sandbox.internal.Accounts;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Numbers;
import io.github.packit4j.sandbox.internal.StateLock;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import io.github.packit4j.sandbox.internal.http.MultipartForm;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code upload.cgi} and the files below it. */
final class LookasideCache implements Lookaside {

  private final Accounts accounts;
  private final Clock clock;
  private final StateLock state;
  private final Predicate<String> packages;
  private final Map<String, Stored> files = new LinkedHashMap<>();
  private final List<Upload> uploads = new ArrayList<>();

  private record Stored(byte[] content, Instant modified) {}

  /**
   * Creates an empty cache.
   *
   * @param packages tells whether a package exists, by name with namespace
   */
  LookasideCache(Accounts accounts, Clock clock, StateLock state, Predicate<String> packages) {
    this.accounts = accounts;
    this.clock = clock;
    this.state = state;
    this.packages = packages;
  }

  @Override
  public List<Upload> uploads() {
    return state.get(() -> List.copyOf(uploads));
  }

  @Override
  public Optional<byte[]> content(String packageName, String fileName, String hash) {
    String path = path(Project.NAMESPACE + "/" + packageName, fileName, hash);
    return state.get(() -> Optional.ofNullable(files.get(path)).map(f -> f.content().clone()));
  }

  @Override
  public String store(String packageName, String fileName, byte[] content) {
    String hash = Numbers.hex("SHA-512", content);
    String path = path(Project.NAMESPACE + "/" + packageName, fileName, hash);
    state.run(() -> files.put(path, new Stored(content.clone(), clock.instant())));
    return hash;
  }

  private static String path(String module, String fileName, String hash) {
    return module + "/" + fileName + "/sha512/" + hash + "/" + fileName;
  }

  /** Answers a download. */
  HttpResponse download(HttpRequest request, String path) {
    Stored file = state.get(() -> files.get(path));
    if (file == null) {
      return HttpResponse.html(404);
    }
    HttpResponse whole =
        HttpResponse.of(200, "application/gzip", file.content())
            .with("Last-Modified", Dates.http(file.modified()))
            .with("ETag", '"' + Numbers.hex("SHA-256", file.content()).substring(0, 16) + '"')
            .with("Accept-Ranges", "bytes");
    return whole.inRange(request.header("range").orElse(""));
  }

  /** Answers a check or an upload. */
  HttpResponse upload(HttpRequest request) {
    Optional<Account> account = accounts.ofTicket(request);
    if (account.isEmpty()) {
      return HttpResponse.html(401).with("WWW-Authenticate", "Negotiate");
    }
    if (!account.get().packager()) {
      return HttpResponse.text(
          403,
          "You must connect with a valid certificate and be in the packager group to upload.\n");
    }
    MultipartForm form = MultipartForm.of(request);
    Optional<String> twice = form.repeatedField();
    if (twice.isPresent()) {
      return HttpResponse.text(
          400, "Multiple values given for \"" + twice.get() + "\". Aborting.\n");
    }
    if (form.text("name").isEmpty()) {
      return missing("name");
    }
    String name = form.text("name").get();
    String module = name.contains("/") ? name : Project.NAMESPACE + "/" + name;
    if (form.text("sha512sum").isEmpty() && form.text("md5sum").isEmpty()) {
      return HttpResponse.text(400, "Required checksum is not present\n");
    }
    if (form.text("sha512sum").isEmpty() && form.text("filename").isEmpty()) {
      return HttpResponse.text(406, "Uploads with md5 are no longer allowed.\n");
    }
    if (!packages.test(module)) {
      return HttpResponse.text(404, "Module \"" + module + "\" does not exist!\n");
    }
    String hash = form.text("sha512sum").or(() -> form.text("md5sum")).orElseThrow();
    if (form.text("filename").isPresent()) {
      String path = path(module, baseName(form.text("filename").get()), hash);
      boolean there = state.get(() -> files.containsKey(path));
      return HttpResponse.text(200, there ? "Available\n" : "Missing\n");
    }
    return form.file("file")
        .map(file -> store(account.get(), module, hash, file, form.text("mtime").orElse(null)))
        .orElseGet(() -> missing("file"));
  }

  private HttpResponse store(
      Account account,
      String module,
      String hash,
      MultipartForm.File file,
      @Nullable String mtime) {
    if (file.name().isEmpty()) {
      return HttpResponse.text(500, "expected str, bytes or os.PathLike object, not NoneType\n");
    }
    String fileName = baseName(file.name().get());
    String path = path(module, fileName, hash);
    return state.get(
        () -> {
          Stored old = files.get(path);
          if (old != null) {
            String where = "File: /srv/cache/lookaside/pkgs/" + path;
            String size = " Size: " + old.content().length;
            return HttpResponse.text(
                200, "File " + fileName + " already exists\n" + where + size + "\n");
          }
          String actual = Numbers.hex("SHA-512", file.content());
          if (!actual.equals(hash)) {
            return HttpResponse.text(
                400, "SHA512 check failed. Received " + actual + " instead of " + hash + ".\n");
          }
          Instant modified = clock.instant();
          HttpResponse answer =
              HttpResponse.text(
                  200,
                  String.format(
                      Locale.ROOT,
                      "File %s size %d SHA512 %s stored OK\n",
                      fileName,
                      file.content().length,
                      hash));
          if (mtime != null && !mtime.matches("\\d{1,18}")) {
            // The file is stored all the same: so it is on the real server.
            answer =
                HttpResponse.text(
                    400, "Invalid value sent for mtime \"" + mtime + "\". Aborting.\n");
          } else if (mtime != null) {
            modified = Instant.ofEpochSecond(Long.parseLong(mtime));
          }
          files.put(path, new Stored(file.content(), modified));
          uploads.add(
              new Upload(
                  module.substring(module.indexOf('/') + 1),
                  fileName,
                  "sha512",
                  hash,
                  file.content().length,
                  account.name()));
          return answer;
        });
  }

  private static HttpResponse missing(String field) {
    return HttpResponse.text(400, "Required field \"" + field + "\" is not present.\n");
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
