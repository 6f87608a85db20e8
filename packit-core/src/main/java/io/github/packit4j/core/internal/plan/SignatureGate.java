package io.github.packit4j.core.internal.plan;

import io.github.packit4j.config.ConfigLoader;
import io.github.packit4j.config.PackageConfig;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.problem.InvalidConfigException;
import io.github.packit4j.core.failure.UnverifiedReleaseException;
import io.github.packit4j.core.failure.WorkflowException;
import io.github.packit4j.core.internal.job.ConfigurationReader;
import io.github.packit4j.core.internal.job.UpstreamRelease;
import io.github.packit4j.core.internal.workspace.FileTree;
import io.github.packit4j.core.plan.FileContent;
import io.github.packit4j.distgit.openpgp.Fingerprint;
import io.github.packit4j.distgit.openpgp.OpenPgpKeys;
import io.github.packit4j.distgit.openpgp.SignatureCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lets only signed releases through where {@code allowed_gpg_keys} asks for them: one of the keys
 * has signed the release's commit or its tag. Whatever keeps that from being shown is a refusal.
 *
 * <p>The list of the dist-git branch counts, so that who can write upstream cannot weaken it; the
 * job's own list counts where that branch has none.
 */
final class SignatureGate {

  private static final String KEY = "allowed_gpg_keys";

  private final Optional<Function<Fingerprint, Optional<OpenPgpKeys>>> signingKeys;
  private final Clock clock;
  private final PackageSettings settings;
  private final UpstreamRelease release;
  private final UpstreamFiles upstream;
  private final ConfigurationReader configurations = new ConfigurationReader();
  private final Lock lock = new ReentrantLock();
  private final Map<Set<Fingerprint>, List<String>> known = new HashMap<>();

  SignatureGate(
      Optional<Function<Fingerprint, Optional<OpenPgpKeys>>> signingKeys,
      Clock clock,
      PackageSettings settings,
      UpstreamRelease release,
      UpstreamFiles upstream) {
    this.signingKeys = signingKeys;
    this.clock = clock;
    this.settings = settings;
    this.release = release;
    this.upstream = upstream;
  }

  /**
   * Asks whether the release may go to a branch.
   *
   * @param distGit the branch's files
   * @throws UnverifiedReleaseException if it is not signed by a key that the branch asks for
   */
  void check(FileTree distGit) {
    Set<Fingerprint> allowed = allowed(distGit);
    if (allowed.isEmpty()) {
      return;
    }
    List<String> findings = findings(allowed);
    if (!findings.isEmpty()) {
      throw new UnverifiedReleaseException(
          "%s of %s"
              .formatted(
                  release.tag().orElse(release.version()),
                  release.project().map(Object::toString).orElse(settings.downstreamPackageName())),
          findings);
    }
  }

  private Set<Fingerprint> allowed(FileTree distGit) {
    List<String> keys = configured(distGit);
    if (keys.isEmpty()) {
      keys = settings.allowedGpgKeys().orElse(List.of());
    }
    Set<Fingerprint> fingerprints = new LinkedHashSet<>();
    for (String key : keys) {
      try {
        fingerprints.add(Fingerprint.parse(key));
      } catch (IllegalArgumentException e) {
        throw new WorkflowException("%s: %s".formatted(KEY, e.getMessage()), e);
      }
    }
    return fingerprints;
  }

  private List<String> configured(FileTree distGit) {
    String name = settings.downstreamPackageName();
    try {
      return configurations.find(distGit, name).stream()
          .map(PackageConfig::packages)
          .map(Map::values)
          .flatMap(Collection::stream)
          .filter(each -> each.downstreamPackageName().equals(name))
          .findFirst()
          .flatMap(PackageSettings::allowedGpgKeys)
          .orElse(List.of());
    } catch (InvalidConfigException e) {
      // A broken file that the release may be about to mend is in nobody's way, unless it has keys.
      if (ConfigLoader.FILE_NAMES.stream().noneMatch(file -> mentionsKeys(distGit, file))) {
        return List.of();
      }
      throw e;
    }
  }

  private static boolean mentionsKeys(FileTree distGit, String file) {
    return distGit.file(file).map(FileContent::text).filter(text -> text.contains(KEY)).isPresent();
  }

  private List<String> findings(Set<Fingerprint> allowed) {
    lock.lock();
    try {
      List<String> present = known.get(allowed);
      if (present == null) {
        present = verify(allowed);
        known.put(allowed, present);
      }
      return present;
    } finally {
      lock.unlock();
    }
  }

  /** Gives what was found instead of a signature; nothing if there is a good one. */
  private List<String> verify(Set<Fingerprint> allowed) {
    if (release.project().isEmpty()) {
      return List.of("an upstream without git has neither commit nor tag to sign");
    }
    List<String> findings = new ArrayList<>();
    OpenPgpKeys keys = keys(allowed, findings);
    Instant now = clock.instant();
    SignatureCheck commit = upstream.commitSignature(keys, allowed, now);
    if (commit.isValid()) {
      return List.of();
    }
    SignatureCheck tag = upstream.tagSignature(keys, allowed, now);
    if (tag.isValid()) {
      return List.of();
    }
    findings.add("commit: " + describe(commit));
    findings.add("tag: " + describe(tag));
    return List.copyOf(findings);
  }

  private OpenPgpKeys keys(Set<Fingerprint> allowed, List<String> findings) {
    OpenPgpKeys keys = OpenPgpKeys.none();
    if (signingKeys.isEmpty()) {
      findings.add("the workflow was given no public keys, see WorkflowBuilder.signingKeys");
      return keys;
    }
    for (Fingerprint fingerprint : allowed) {
      Optional<OpenPgpKeys> key = signingKeys.get().apply(fingerprint);
      if (key.isPresent()) {
        keys = keys.and(key.get());
      } else {
        findings.add("the key " + fingerprint + " was not found");
      }
    }
    return keys;
  }

  private static String describe(SignatureCheck check) {
    return check instanceof SignatureCheck.Refused refused ? refused.message() : check.toString();
  }
}
