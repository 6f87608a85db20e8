package io.github.packit4j.config.internal.key;

import static io.github.packit4j.config.internal.key.SettingsKey.of;
import static io.github.packit4j.config.internal.key.SettingsKey.optional;
import static io.github.packit4j.config.internal.type.ParametersType.ANY;
import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;

import io.github.packit4j.config.PackageSettings;
import java.util.List;

/** The keys about tests, images and permissions. */
final class TestKeys {

  private TestKeys() {}

  static final List<SettingsKey<?>> KEYS =
      List.of(
          optional("fmf_url", TEXT, PackageSettings.Builder::fmfUrl, PackageSettings::fmfUrl)
              .means("repository of the tests"),
          optional("fmf_ref", TEXT, PackageSettings.Builder::fmfRef, PackageSettings::fmfRef)
              .means("ref of the tests"),
          optional("fmf_path", TEXT, PackageSettings.Builder::fmfPath, PackageSettings::fmfPath)
              .means("path of the tests"),
          optional("tmt_plan", TEXT, PackageSettings.Builder::tmtPlan, PackageSettings::tmtPlan)
              .means("regular expression that selects test plans"),
          optional(
                  "tf_post_install_script",
                  TEXT,
                  PackageSettings.Builder::tfPostInstallScript,
                  PackageSettings::tfPostInstallScript)
              .means("script run on the test machine before the tests"),
          of(
                  "tf_extra_params",
                  ANY,
                  PackageSettings.Builder::tfExtraParams,
                  PackageSettings::tfExtraParams)
              .orNull()
              .means("parameters merged into the request to Testing Farm"),
          of(
                  "use_internal_tf",
                  BOOLEAN,
                  PackageSettings.Builder::useInternalTf,
                  PackageSettings::useInternalTf)
              .means("whether the tests run in the internal Testing Farm"),
          of(
                  "use_target_repo_for_fmf_url",
                  BOOLEAN,
                  PackageSettings.Builder::useTargetRepoForFmfUrl,
                  PackageSettings::useTargetRepoForFmfUrl)
              .means("whether tests come from the target repository of a pull request"),
          of(
                  "skip_missing_branched_composes",
                  BOOLEAN,
                  PackageSettings.Builder::skipMissingBranchedComposes,
                  PackageSettings::skipMissingBranchedComposes)
              .means("whether branched releases without a compose are skipped"),
          of(
                  "allowed_pr_authors",
                  TEXTS,
                  PackageSettings.Builder::allowedPrAuthors,
                  PackageSettings::allowedPrAuthors)
              .orNull()
              .used()
              .means(
                  "whose merged pull requests are built: accounts, `@group`, `all_admins`, `all_committers`"),
          of(
                  "allowed_committers",
                  TEXTS,
                  PackageSettings.Builder::allowedCommitters,
                  PackageSettings::allowedCommitters)
              .orNull()
              .used()
              .means("whose direct commits are built, like `allowed_pr_authors`"),
          of(
                  "allowed_builders",
                  TEXTS,
                  PackageSettings.Builder::allowedBuilders,
                  PackageSettings::allowedBuilders)
              .orNull()
              .used()
              .means("whose builds get updates, like `allowed_pr_authors`"),
          of(
                  "bodhi_extra_params",
                  ANY,
                  PackageSettings.Builder::bodhiExtraParams,
                  PackageSettings::bodhiExtraParams)
              .orNull()
              .used()
              .means("parameters merged into the request for a Bodhi update"),
          optional(
                  "image_distribution",
                  TEXT,
                  PackageSettings.Builder::imageDistribution,
                  PackageSettings::imageDistribution)
              .means("distribution of a virtual machine image"),
          optional(
                  "copr_chroot",
                  TEXT,
                  PackageSettings.Builder::coprChroot,
                  PackageSettings::coprChroot)
              .means("chroot whose packages an image gets"),
          optional(
                  "image_request",
                  ANY,
                  PackageSettings.Builder::imageRequest,
                  PackageSettings::imageRequest)
              .means("request of an image, passed on as it is"),
          optional(
                  "image_customizations",
                  ANY,
                  PackageSettings.Builder::imageCustomizations,
                  PackageSettings::imageCustomizations)
              .means("customizations of an image, passed on as they are"),
          of(
                  "osh_diff_scan_after_copr_build",
                  BOOLEAN,
                  PackageSettings.Builder::oshDiffScanAfterCoprBuild,
                  PackageSettings::oshDiffScanAfterCoprBuild)
              .means("whether a scan follows a Copr build"),
          optional(
                  "csmock_args",
                  TEXT,
                  PackageSettings.Builder::csmockArgs,
                  PackageSettings::csmockArgs)
              .means("arguments of the scanner"),
          of(
                  "clone_repos_before_run_condition",
                  BOOLEAN,
                  PackageSettings.Builder::cloneReposBeforeRunCondition,
                  PackageSettings::cloneReposBeforeRunCondition)
              .declined()
              .means("whether repositories are cloned before the `run-condition` action"));
}
