package io.github.packit4j.config.internal.read;

import io.github.packit4j.config.DistGitBranches;
import io.github.packit4j.config.JobTrigger;
import io.github.packit4j.config.JobType;
import io.github.packit4j.config.internal.key.SettingsKeys;
import io.github.packit4j.config.internal.place.Place;
import io.github.packit4j.config.internal.yaml.YamlNode.Entry;
import io.github.packit4j.config.internal.yaml.YamlNode.Mapping;
import io.github.packit4j.config.internal.yaml.YamlNode.Mark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Warns about jobs that load but do not do what their author probably means. */
final class JobAdvice {

  private static final Set<JobType> DOWNSTREAM =
      EnumSet.of(JobType.KOJI_BUILD, JobType.BODHI_UPDATE);
  private static final Set<JobType> RELEASE =
      EnumSet.of(JobType.PROPOSE_DOWNSTREAM, JobType.PULL_FROM_UPSTREAM);
  private static final Set<JobType> IN_COPR = EnumSet.of(JobType.COPR_BUILD, JobType.TESTS);

  /** The types of jobs that look at a key, for keys that not all look at. */
  private static final Map<String, Set<JobType>> READERS = readers();

  private final JobType job;
  private final Mapping node;
  private final Place place;

  /**
   * Starts to look at a job.
   *
   * @param node the mapping the job is written as
   */
  JobAdvice(JobType job, Mapping node, Place place) {
    this.job = job;
    this.node = node;
    this.place = place;
  }

  private static Map<String, Set<JobType>> readers() {
    Map<String, Set<JobType>> readers = new HashMap<>();
    Set<JobType> tests = EnumSet.of(JobType.TESTS);
    for (String key :
        List.of(
            "skip_build",
            "env",
            "fmf_url",
            "fmf_ref",
            "fmf_path",
            "tmt_plan",
            "tf_post_install_script",
            "tf_extra_params",
            "use_internal_tf",
            "use_target_repo_for_fmf_url",
            "skip_missing_branched_composes")) {
      readers.put(key, tests);
    }
    for (String key :
        List.of(
            "list_on_homepage",
            "preserve_project",
            "additional_packages",
            "additional_repos",
            "bootstrap",
            "module_hotfixes",
            "enable_net",
            "follow_fedora_branching",
            "osh_diff_scan_after_copr_build",
            "csmock_args")) {
      readers.put(key, IN_COPR);
    }
    for (String key :
        List.of("copr_chroot", "image_distribution", "image_request", "image_customizations")) {
      readers.put(key, EnumSet.of(JobType.VM_IMAGE_BUILD));
    }
    Set<JobType> withTargets =
        with(IN_COPR, EnumSet.of(JobType.UPSTREAM_KOJI_BUILD, JobType.VM_IMAGE_BUILD));
    for (String key : List.of("targets", "owner", "project")) {
      readers.put(key, withTargets);
    }
    readers.put(
        "dist_git_branches",
        with(
            with(DOWNSTREAM, RELEASE),
            EnumSet.of(JobType.SYNC_FROM_DOWNSTREAM, JobType.KOJI_BUILD_TAG)));
    readers.put("scratch", EnumSet.of(JobType.KOJI_BUILD, JobType.UPSTREAM_KOJI_BUILD));
    readers.put("allowed_pr_authors", EnumSet.of(JobType.KOJI_BUILD));
    readers.put("allowed_committers", EnumSet.of(JobType.KOJI_BUILD));
    readers.put("allowed_builders", EnumSet.of(JobType.BODHI_UPDATE));
    readers.put("bodhi_extra_params", EnumSet.of(JobType.BODHI_UPDATE));
    readers.put("sidetag_group", DOWNSTREAM);
    readers.put("dependencies", DOWNSTREAM);
    readers.put("dependents", DOWNSTREAM);
    return Map.copyOf(readers);
  }

  private static Set<JobType> with(Set<JobType> some, Set<JobType> more) {
    Set<JobType> all = EnumSet.copyOf(some);
    all.addAll(more);
    return all;
  }

  /** Warns about everything. */
  void give(List<JobTrigger> triggers, Collection<Layer> packages) {
    triggers.forEach(this::neverStarted);
    if (!triggers.equals(List.of(JobTrigger.IGNORE))) {
      keysWithoutEffect();
      branches(packages);
    }
  }

  /** The service starts each type of job by certain events only; any other pair just never runs. */
  private void neverStarted(JobTrigger trigger) {
    List<JobTrigger> starting = JobTriggers.of(job);
    if (starting.isEmpty() || trigger == JobTrigger.IGNORE || starting.contains(trigger)) {
      return;
    }
    place
        .key("trigger")
        .warning(
            valueOf("trigger"),
            "the trigger '%s' never starts a job '%s'".formatted(trigger, job),
            "use " + starting.stream().map(JobTrigger::key).collect(Collectors.joining(" or ")));
  }

  /** What comes from an anchor may be meant for another job. */
  private void keysWithoutEffect() {
    for (Entry entry : node.entries()) {
      Set<JobType> readers = READERS.get(entry.key().text());
      if (readers != null && !readers.contains(job) && isWrittenHere(entry.key().start())) {
        List<String> keys = new ArrayList<>();
        readers.forEach(type -> keys.add(type.key()));
        place
            .key(entry.key().text())
            .warning(
                entry.key().start(),
                "has no effect on a job '%s'".formatted(job),
                "remove it; it is for " + String.join(", ", keys));
      }
    }
  }

  private void branches(Collection<Layer> packages) {
    boolean unnamed = !packages.isEmpty() && packages.stream().noneMatch(JobAdvice::hasBranches);
    boolean written =
        packages.stream().anyMatch(layer -> layer.has(SettingsKeys.DIST_GIT_BRANCHES));
    // Whoever writes an empty list means something by it, and gets the default.
    boolean advised = DOWNSTREAM.contains(job) || RELEASE.contains(job) && written;
    if (!advised || !unnamed) {
      return;
    }
    String branches = job == JobType.BODHI_UPDATE ? "fedora-stable" : "rawhide";
    place
        .key("dist_git_branches")
        .warning(
            node.start(),
            "this job names no branches, so it works on %s alone".formatted(branches),
            "add 'dist_git_branches: [%s]', or the branches you mean".formatted(branches));
  }

  /** A value that is wrong, and was reported, may have been meant to name some. */
  private static boolean hasBranches(Layer layer) {
    boolean empty =
        layer.get(SettingsKeys.DIST_GIT_BRANCHES) instanceof DistGitBranches branches
            && branches.targets().isEmpty();
    return layer.has(SettingsKeys.DIST_GIT_BRANCHES) && !empty;
  }

  private Mark valueOf(String key) {
    return node.entries().stream()
        .filter(entry -> key.equals(entry.key().value()))
        .map(entry -> entry.value().start())
        .findFirst()
        .orElse(node.start());
  }

  private boolean isWrittenHere(Mark mark) {
    return mark.line() > node.start().line()
        || mark.line() == node.start().line() && mark.column() >= node.start().column();
  }
}
