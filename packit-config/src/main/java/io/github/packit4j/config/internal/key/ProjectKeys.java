package io.github.packit4j.config.internal.key;

import static io.github.packit4j.config.internal.key.SettingsKey.of;
import static io.github.packit4j.config.internal.key.SettingsKey.optional;
import static io.github.packit4j.config.internal.type.CheckedTypes.FILE_NAME;
import static io.github.packit4j.config.internal.type.CheckedTypes.PKG_TOOL;
import static io.github.packit4j.config.internal.type.CheckedTypes.REGEX;
import static io.github.packit4j.config.internal.type.CheckedTypes.SERVER;
import static io.github.packit4j.config.internal.type.CheckedTypes.TAG_TEMPLATE;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXT;
import static io.github.packit4j.config.internal.type.ScalarTypes.TEXTS;

import io.github.packit4j.config.PackageSettings;
import java.util.List;

/** The keys about what a package is and where it comes from. */
final class ProjectKeys {

  private ProjectKeys() {}

  static final List<SettingsKey<?>> KEYS =
      List.of(
          optional(
                  "specfile_path",
                  TEXT,
                  PackageSettings.Builder::specfilePath,
                  PackageSettings::specfilePath)
              .used()
              .means("path of the spec file in the repository; empty if there is none"),
          of(
                  "downstream_package_name",
                  TEXT,
                  PackageSettings.Builder::downstreamPackageName,
                  PackageSettings::downstreamPackageName)
              .orNull()
              .used()
              .means("name of the package in dist-git"),
          optional(
                  "upstream_package_name",
                  FILE_NAME,
                  PackageSettings.Builder::upstreamPackageName,
                  PackageSettings::upstreamPackageName)
              .used()
              .means("upstream project's name, used in tag templates and URLs"),
          optional(
                  "upstream_project_url",
                  TEXT,
                  PackageSettings.Builder::upstreamProjectUrl,
                  PackageSettings::upstreamProjectUrl)
              .used()
              .means("URL of the upstream git project"),
          optional(
                  "config_file_path",
                  TEXT,
                  PackageSettings.Builder::configFilePath,
                  PackageSettings::configFilePath)
              .used()
              .means("path of the configuration file in the repository"),
          of("paths", TEXTS, PackageSettings.Builder::paths, PackageSettings::paths)
              .used()
              .means("subtrees of the repository that belong to the package"),
          optional(
                  "upstream_ref",
                  TEXT,
                  PackageSettings.Builder::upstreamRef,
                  PackageSettings::upstreamRef)
              .declined()
              .means("last upstream commit, tag or branch (source-git)"),
          of(
                  "upstream_tag_template",
                  TAG_TEMPLATE,
                  PackageSettings.Builder::upstreamTagTemplate,
                  PackageSettings::upstreamTagTemplate)
              .used()
              .means("how tags are made of versions"),
          of(
                  "upstream_tag_include",
                  REGEX,
                  PackageSettings.Builder::upstreamTagInclude,
                  PackageSettings::upstreamTagInclude)
              .used()
              .means(
                  "Python regular expression that release tags must match at their start; empty for all"),
          of(
                  "upstream_tag_exclude",
                  REGEX,
                  PackageSettings.Builder::upstreamTagExclude,
                  PackageSettings::upstreamTagExclude)
              .used()
              .means(
                  "Python regular expression; tags that match it at their start are no releases; empty for none"),
          of(
                  "archive_root_dir_template",
                  TEXT,
                  PackageSettings.Builder::archiveRootDirTemplate,
                  PackageSettings::archiveRootDirTemplate)
              .warnsIf(
                  text -> Placeholders.hasOthers(text, "upstream_pkg_name", "version"),
                  "has a placeholder that nothing fills",
                  "use {upstream_pkg_name} and {version}")
              .means("name of the directory inside the archive"),
          of(
                  "dist_git_base_url",
                  SERVER,
                  PackageSettings.Builder::distGitBaseUrl,
                  PackageSettings::distGitBaseUrl)
              .orNull()
              .used()
              .means("address of the dist-git server, `https://HOST/`"),
          optional(
                  "dist_git_namespace",
                  TEXT,
                  PackageSettings.Builder::distGitNamespace,
                  PackageSettings::distGitNamespace)
              .used()
              .means("namespace of packages on the dist-git server; `rpms` in Fedora"),
          optional("pkg_tool", PKG_TOOL, PackageSettings.Builder::pkgTool, PackageSettings::pkgTool)
              .used()
              .means("packaging tool that stands for a dist-git server, such as `fedpkg`"),
          optional("sig", TEXT, PackageSettings.Builder::sig, PackageSettings::sig)
              .means("name of the CentOS special interest group"),
          optional(
                  "allowed_gpg_keys",
                  TEXTS,
                  PackageSettings.Builder::allowedGpgKeys,
                  PackageSettings::allowedGpgKeys)
              .used()
              .means("fingerprints of keys of which one must have signed the release"));
}
