package io.github.packit4j.bodhi;

import io.github.packit4j.bodhi.internal.JsonFields;
import io.github.packit4j.bodhi.internal.JsonModels;
import io.github.packit4j.bodhi.model.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Releases kept from one run of a program to the next, in Bodhi's own format. A file that cannot be
 * read or written is as good as none.
 */
final class ReleaseFile {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseFile.class);
  private static final long MAX_BYTES = 4 << 20;

  private final Path file;

  ReleaseFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  Optional<ReleaseData> load() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      JsonFields json = new JsonFields(JsonMapper.shared().readTree(Files.readAllBytes(file)));
      List<Release> releases = json.objects("releases").stream().map(JsonModels::release).toList();
      return releases.isEmpty()
          ? Optional.empty()
          : json.text("fetched_at")
              .map(Instant::parse)
              .map(time -> new ReleaseData.Fresh(releases, time));
    } catch (IOException | JacksonException | DateTimeException e) {
      LOG.warn("The releases kept in {} cannot be read", file, e);
      return Optional.empty();
    }
  }

  void save(ReleaseData data) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("fetched_at", data.fetchedAt().toString());
    ArrayNode releases = json.putArray("releases");
    data.releases().forEach(release -> releases.add(json(release)));
    try {
      Path folder = file.getParent();
      if (folder == null) {
        throw new IOException("not a file");
      }
      Files.createDirectories(folder);
      Path written = Files.createTempFile(folder, ".releases", ".json");
      try {
        Files.write(written, JsonMapper.shared().writeValueAsBytes(json));
        Files.move(
            written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      LOG.warn("The releases cannot be kept in {}", file, e);
    }
  }

  private static ObjectNode json(Release release) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("name", release.name())
        .put("long_name", release.longName())
        .put("version", release.version())
        .put("id_prefix", release.idPrefix())
        .put("branch", release.branch())
        .put("state", release.state().key())
        .put("composed_by_bodhi", release.composedByBodhi())
        .put("create_automatic_updates", release.createAutomaticUpdates());
    put(json, "dist_tag", release.distTag());
    put(json, "stable_tag", release.stableTag());
    put(json, "testing_tag", release.testingTag());
    put(json, "candidate_tag", release.candidateTag());
    put(json, "pending_signing_tag", release.pendingSigningTag());
    put(json, "pending_testing_tag", release.pendingTestingTag());
    put(json, "pending_stable_tag", release.pendingStableTag());
    put(json, "override_tag", release.overrideTag());
    put(json, "package_manager", release.packageManager());
    put(json, "testing_repository", release.testingRepository());
    put(json, "mail_template", release.mailTemplate());
    put(json, "released_on", release.releasedOn());
    put(json, "eol", release.eol());
    put(json, "setting_status", release.settingStatus());
    release.minKarma().ifPresent(value -> json.put("min_karma", value));
    release.criticalPathMinKarma().ifPresent(value -> json.put("critpath_min_karma", value));
    release
        .mandatoryDaysInTesting()
        .ifPresent(value -> json.put("mandatory_days_in_testing", value));
    release
        .criticalPathMandatoryDaysInTesting()
        .ifPresent(value -> json.put("critpath_mandatory_days_in_testing", value));
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(present -> json.put(name, present.toString()));
  }
}
