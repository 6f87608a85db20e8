package io.github.packit4j.config.internal.key;

import static io.github.packit4j.config.internal.key.SettingsKey.of;
import static io.github.packit4j.config.internal.key.SettingsKey.optional;
import static io.github.packit4j.config.internal.type.BranchesType.BRANCHES;
import static io.github.packit4j.config.internal.type.NestedTypes.NOTIFICATIONS;
import static io.github.packit4j.config.internal.type.NestedTypes.OSH_OPTIONS;
import static io.github.packit4j.config.internal.type.NestedTypes.REQUIRE;
import static io.github.packit4j.config.internal.type.NestedTypes.TEST_COMMAND;
import static io.github.packit4j.config.internal.type.ParametersType.WITH_TEXT_KEYS;
import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.INTEGER;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;
import static io.github.packit4j.config.internal.type.TargetsType.TARGETS;

import io.github.packit4j.config.MockBootstrap;
import io.github.packit4j.config.PackageSettings;
import io.github.packit4j.config.PackitInstance;
import io.github.packit4j.config.internal.type.ScalarTypes;
import java.util.List;

/** The keys about jobs in general and builds in Copr and Koji. */
final class JobKeys {

  private JobKeys() {}

  static final List<SettingsKey<?>> KEYS =
      List.of(
          optional(
                  "identifier",
                  TEXT,
                  PackageSettings.Builder::identifier,
                  PackageSettings::identifier)
              .warnsIf(
                  text -> text.contains(":"),
                  "a colon in an identifier breaks re-runs of checks",
                  "use a dash")
              .means("suffix of the job's check names"),
          of(
                  "packit_instances",
                  ScalarTypes.listOf(
                      ScalarTypes.names("instance", PackitInstance.values(), PackitInstance::key),
                      "list of dev, stg, prod"),
                  PackageSettings.Builder::packitInstances,
                  PackageSettings::packitInstances)
              .used()
              .means("deployments of the service that react; empty for none"),
          of(
                  "notifications",
                  NOTIFICATIONS,
                  PackageSettings.Builder::notifications,
                  PackageSettings::notifications)
              .warnsIf(
                  value ->
                      value
                          .failureComment()
                          .filter(
                              text ->
                                  Placeholders.hasOthers(
                                      text,
                                      "commit_sha",
                                      "logs_url",
                                      "packit_dashboard_url",
                                      "external_dashboard_url"))
                          .isPresent(),
                  "the message of failure_comment has a placeholder that nothing fills",
                  "use {commit_sha}, {logs_url}, {packit_dashboard_url}, {external_dashboard_url}")
              .used()
              .means("what users are told"),
          of(
                  "require",
                  REQUIRE,
                  PackageSettings.Builder::requireLabels,
                  PackageSettings::requireLabels)
              .used()
              .means("labels that pull requests must and must not have (`require.label`)"),
          of(
                  "test_command",
                  TEST_COMMAND,
                  PackageSettings.Builder::testCommand,
                  PackageSettings::testCommand)
              .warnsIf(
                  command ->
                      command.defaultLabels().isPresent()
                          && command.defaultIdentifier().isPresent(),
                  "default_labels and default_identifier exclude each other",
                  "keep one of them")
              .means("meaning of `/packit test`"),
          of(
                  "osh_options",
                  OSH_OPTIONS,
                  PackageSettings.Builder::oshOptions,
                  PackageSettings::oshOptions)
              .means("options of OpenScanHub scans"),
          optional(
                  "status_name_template",
                  TEXT,
                  PackageSettings.Builder::statusNameTemplate,
                  PackageSettings::statusNameTemplate)
              .warnsIf(
                  text ->
                      Placeholders.hasOthers(
                          text, "job_name", "chroot", "event", "identifier", "package"),
                  "has a placeholder that nothing fills",
                  "use {job_name}, {chroot}, {event}, {identifier}, {package}")
              .means("template of check names"),
          of(
                  "sync_test_job_statuses_with_builds",
                  BOOLEAN,
                  PackageSettings.Builder::syncTestJobStatusesWithBuilds,
                  PackageSettings::syncTestJobStatusesWithBuilds)
              .means("whether test checks mirror the state of the build"),
          of("targets", TARGETS, PackageSettings.Builder::targets, PackageSettings::targets)
              .orNull()
              .means("chroots and aliases to build or test for; empty for the job's default"),
          of("timeout", INTEGER, PackageSettings.Builder::timeout, PackageSettings::timeout)
              .warnsIf(
                  seconds -> seconds <= 0,
                  "no build ends in no time",
                  "write the seconds that a build may take")
              .means("time limit of a Copr build in seconds"),
          optional("owner", TEXT, PackageSettings.Builder::owner, PackageSettings::owner)
              .means("owner of the Copr project"),
          optional("project", TEXT, PackageSettings.Builder::project, PackageSettings::project)
              .means("name of the Copr project"),
          of(
                  "dist_git_branches",
                  BRANCHES,
                  PackageSettings.Builder::distGitBranches,
                  PackageSettings::distGitBranches)
              .orNull()
              .used()
              .means("dist-git branches a job works on"),
          optional("branch", TEXT, PackageSettings.Builder::branch, PackageSettings::branch)
              .means("branch whose commits or pull requests start the job"),
          of("scratch", BOOLEAN, PackageSettings.Builder::scratch, PackageSettings::scratch)
              .used()
              .means("whether Koji builds are scratch builds"),
          of(
                  "list_on_homepage",
                  BOOLEAN,
                  PackageSettings.Builder::listOnHomepage,
                  PackageSettings::listOnHomepage)
              .means("whether Copr lists the project on its home page"),
          of(
                  "preserve_project",
                  BOOLEAN,
                  PackageSettings.Builder::preserveProject,
                  PackageSettings::preserveProject)
              .means("whether Copr keeps the project"),
          of(
                  "additional_packages",
                  TEXTS,
                  PackageSettings.Builder::additionalPackages,
                  PackageSettings::additionalPackages)
              .orNull()
              .means("packages added to the Copr build root"),
          of(
                  "additional_repos",
                  TEXTS,
                  PackageSettings.Builder::additionalRepos,
                  PackageSettings::additionalRepos)
              .orNull()
              .means("repositories added to the Copr build root"),
          of(
                  "bootstrap",
                  ScalarTypes.names("bootstrap mode", MockBootstrap.values(), MockBootstrap::key),
                  PackageSettings.Builder::bootstrap,
                  PackageSettings::bootstrap)
              .orNull()
              .means("how Mock sets up its bootstrap chroot"),
          of(
                  "module_hotfixes",
                  BOOLEAN,
                  PackageSettings.Builder::moduleHotfixes,
                  PackageSettings::moduleHotfixes)
              .means("whether the Copr project has module hotfixes"),
          of("enable_net", BOOLEAN, PackageSettings.Builder::enableNet, PackageSettings::enableNet)
              .means("whether Copr builds have a network"),
          of(
                  "follow_fedora_branching",
                  BOOLEAN,
                  PackageSettings.Builder::followFedoraBranching,
                  PackageSettings::followFedoraBranching)
              .means("whether the Copr project gets chroots of newly branched Fedora releases"),
          of("env", WITH_TEXT_KEYS, PackageSettings.Builder::env, PackageSettings::env)
              .orNull()
              .means("environment variables of tests; values keep the type they have in YAML"));
}
