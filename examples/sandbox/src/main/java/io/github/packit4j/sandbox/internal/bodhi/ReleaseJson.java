package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.BodhiRelease;
import io.github.packit4j.sandbox.internal.Json;
import java.time.LocalDate;
import tools.jackson.databind.node.ObjectNode;

/** Bodhi's JSON of releases. */
final class ReleaseJson {

  private ReleaseJson() {}

  static ObjectNode of(BodhiRelease release) {
    boolean epel = release.idPrefix().startsWith("FEDORA-EPEL");
    boolean dnf = release.idPrefix().equals("FEDORA") && release.composedByBodhi();
    ObjectNode json = Json.object();
    json.put("name", release.name());
    json.put("long_name", release.longName());
    json.put("version", release.version());
    json.put("id_prefix", release.idPrefix());
    json.put("branch", release.branch());
    json.put("dist_tag", release.distTag());
    json.put("stable_tag", release.stableTag());
    json.put("testing_tag", release.testingTag());
    json.put("candidate_tag", release.candidateTag());
    json.put("pending_signing_tag", release.pendingSigningTag());
    json.put("pending_testing_tag", release.pendingTestingTag());
    json.put("pending_stable_tag", release.pendingStableTag());
    json.put("override_tag", release.overrideTag());
    json.put("mail_template", epel ? "fedora_epel_errata_template" : "fedora_errata_template");
    json.put("state", release.state());
    json.put("composed_by_bodhi", release.composedByBodhi());
    json.put("create_automatic_updates", release.createAutomaticUpdates());
    json.put("package_manager", dnf ? "dnf" : "unspecified");
    json.put("testing_repository", dnf ? "updates-testing" : null);
    json.put("released_on", release.releasedOn().map(LocalDate::toString).orElse(null));
    json.put("eol", release.endOfLife().map(LocalDate::toString).orElse(null));
    json.put("critpath_mandatory_days_in_testing", release.mandatoryDaysInTesting() * 2);
    json.put("mandatory_days_in_testing", release.mandatoryDaysInTesting());
    json.put("critpath_min_karma", 2);
    json.put("min_karma", release.minKarma());
    json.put("setting_status", release.settingStatus().orElse(null));
    return json;
  }
}
