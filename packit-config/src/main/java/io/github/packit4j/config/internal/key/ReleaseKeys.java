package io.github.packit4j.config.internal.key;

import static io.github.packit4j.config.internal.key.SettingsKey.of;
import static io.github.packit4j.config.internal.key.SettingsKey.optional;
import static io.github.packit4j.config.internal.type.ActionsType.ACTIONS;
import static io.github.packit4j.config.internal.type.CheckedTypes.PRERELEASE_PATTERN;
import static io.github.packit4j.config.internal.type.CheckedTypes.REGEX;
import static io.github.packit4j.config.internal.type.CheckedTypes.SPECIFIERS;
import static io.github.packit4j.config.internal.type.NestedTypes.FILES_TO_SYNC;
import static io.github.packit4j.config.internal.type.NestedTypes.SOURCES;
import static io.github.packit4j.config.internal.type.ParametersType.ANY;
import static io.github.packit4j.config.internal.type.ScalarTypes.BOOLEAN;
import static io.github.packit4j.config.internal.type.ScalarTypes.NATURAL;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;
import static io.github.packit4j.config.internal.type.SpecSourceType.SPEC_SOURCE;

import io.github.packit4j.config.PackageSettings;
import java.util.List;
import java.util.Optional;

/** The keys about how a release is carried to dist-git. */
final class ReleaseKeys {

  /** What Packit fills into the suffixes of an SRPM. */
  private static final String[] SUFFIX_PLACEHOLDERS = {
    "PACKIT_PROJECT_BRANCH",
    "PACKIT_PROJECT_COMMIT",
    "PACKIT_PROJECT_SNAPSHOTID",
    "PACKIT_PROJECT_VERSION",
    "PACKIT_PROJECT_ARCHIVE",
    "PACKIT_RPMSPEC_RELEASE",
    "PACKIT_RPMSPEC_VERSION",
    "PACKIT_CONFIG_PACKAGE_NAME",
    "PACKIT_UPSTREAM_PACKAGE_NAME",
    "PACKIT_DOWNSTREAM_PACKAGE_NAME",
    "PACKIT_SPECFILE_PATH"
  };

  private ReleaseKeys() {}

  static final List<SettingsKey<?>> KEYS =
      List.of(
          of(
                  "spec_source_id",
                  SPEC_SOURCE,
                  PackageSettings.Builder::specSourceId,
                  PackageSettings::specSourceId)
              .used()
              .means("spec file's source that holds the upstream archive"),
          of(
                  "files_to_sync",
                  FILES_TO_SYNC,
                  PackageSettings.Builder::filesToSync,
                  PackageSettings::filesToSync)
              .used()
              .means(
                  "files copied to dist-git; empty for the spec file and the configuration file"),
          of("actions", ACTIONS, PackageSettings.Builder::actions, PackageSettings::actions)
              .used()
              .means("commands that extend or replace steps of the workflow"),
          of("create_pr", BOOLEAN, PackageSettings.Builder::createPr, PackageSettings::createPr)
              .used()
              .means("whether changes are proposed in a pull request instead of being pushed"),
          of(
                  "create_sync_note",
                  BOOLEAN,
                  PackageSettings.Builder::createSyncNote,
                  PackageSettings::createSyncNote)
              .used()
              .means("whether a `README.packit` is written to dist-git"),
          of(
                  "sync_changelog",
                  BOOLEAN,
                  PackageSettings.Builder::syncChangelog,
                  PackageSettings::syncChangelog)
              .used()
              .means("whether %changelog is copied from the upstream spec file"),
          of(
                  "copy_upstream_release_description",
                  BOOLEAN,
                  PackageSettings.Builder::copyUpstreamReleaseDescription,
                  PackageSettings::copyUpstreamReleaseDescription)
              .used()
              .means("whether the changelog entry is the description of the upstream release"),
          of(
                  "upload_sources",
                  BOOLEAN,
                  PackageSettings.Builder::uploadSources,
                  PackageSettings::uploadSources)
              .used()
              .means("whether sources are uploaded to the lookaside cache"),
          of("sources", SOURCES, PackageSettings.Builder::sources, PackageSettings::sources)
              .orNull()
              .used()
              .means("other places to download sources from"),
          of(
                  "patch_generation_ignore_paths",
                  TEXTS,
                  PackageSettings.Builder::patchGenerationIgnorePaths,
                  PackageSettings::patchGenerationIgnorePaths)
              .orNull()
              .means("paths left out of generated patches (source-git)"),
          of(
                  "patch_generation_patch_id_digits",
                  NATURAL,
                  PackageSettings.Builder::patchGenerationPatchIdDigits,
                  PackageSettings::patchGenerationPatchIdDigits)
              .means("width of the numbers of generated patches (source-git)"),
          of(
                  "prerelease_suffix_pattern",
                  PRERELEASE_PATTERN,
                  (builder, text) ->
                      builder.prereleaseSuffixPattern(
                          Optional.of(text).filter(pattern -> !pattern.isEmpty())),
                  settings -> settings.prereleaseSuffixPattern().orElse(""))
              .whereNullMeans("")
              .used()
              .means(
                  "Python regular expression that finds the suffix of a pre-release, its group 1 being the delimiter; empty if pre-releases are not treated specially"),
          optional(
                  "prerelease_suffix_macro",
                  TEXT,
                  PackageSettings.Builder::prereleaseSuffixMacro,
                  PackageSettings::prereleaseSuffixMacro)
              .used()
              .means("name of the macro that is commented out for final releases"),
          optional(
                  "version_update_mask",
                  REGEX,
                  PackageSettings.Builder::versionUpdateMask,
                  PackageSettings::versionUpdateMask)
              .used()
              .means(
                  "Python regular expression; what it matches must be equal in the old and the new version"),
          optional(
                  "version_update_specifiers",
                  SPECIFIERS,
                  PackageSettings.Builder::versionUpdateSpecifiers,
                  PackageSettings::versionUpdateSpecifiers)
              .used()
              .means("conditions that a new version must satisfy"),
          of(
                  "parse_time_macros",
                  ANY,
                  PackageSettings.Builder::parseTimeMacros,
                  PackageSettings::parseTimeMacros)
              .orNull()
              .used()
              .means("macros to define while the spec file is read; null undefines one"),
          optional(
                  "issue_repository",
                  TEXT,
                  PackageSettings.Builder::issueRepository,
                  PackageSettings::issueRepository)
              .used()
              .means("URL of the project in which failures are reported"),
          of(
                  "merge_pr_in_ci",
                  BOOLEAN,
                  PackageSettings.Builder::mergePrInCi,
                  PackageSettings::mergePrInCi)
              .means("whether a pull request is merged into its target before it is built"),
          optional(
                  "srpm_build_deps",
                  TEXTS,
                  PackageSettings.Builder::srpmBuildDeps,
                  PackageSettings::srpmBuildDeps)
              .means("RPM packages that the actions need"),
          of(
                  "update_release",
                  BOOLEAN,
                  PackageSettings.Builder::updateRelease,
                  PackageSettings::updateRelease)
              .means("whether the release of an SRPM is changed"),
          optional(
                  "release_suffix",
                  TEXT,
                  PackageSettings.Builder::releaseSuffix,
                  PackageSettings::releaseSuffix)
              .warnsIf(
                  text -> Placeholders.hasOthers(text, SUFFIX_PLACEHOLDERS),
                  "has a placeholder that nothing fills",
                  "use " + String.join(", ", SUFFIX_PLACEHOLDERS))
              .means("template of the release's suffix in an SRPM"),
          optional(
                  "version_suffix",
                  TEXT,
                  PackageSettings.Builder::versionSuffix,
                  PackageSettings::versionSuffix)
              .warnsIf(
                  text -> Placeholders.hasOthers(text, SUFFIX_PLACEHOLDERS),
                  "has a placeholder that nothing fills",
                  "use " + String.join(", ", SUFFIX_PLACEHOLDERS))
              .means("template of the version's suffix in an SRPM"),
          of(
                  "preserve_spec",
                  BOOLEAN,
                  PackageSettings.Builder::preserveSpec,
                  PackageSettings::preserveSpec)
              .means("whether the spec file is left alone when an SRPM is made"));
}
