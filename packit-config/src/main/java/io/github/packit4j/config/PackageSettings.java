package io.github.packit4j.config;

import io.github.packit4j.config.internal.ModelStyle;
import io.github.packit4j.config.rule.TagTemplate;
import io.github.packit4j.config.rule.VersionSpecifiers;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The settings of one package, of the file as a whole or as a job sees them: one accessor for each
 * key that a configuration accepts at package level, named like the key in camel case.
 *
 * <p>Immutable and thread-safe. Free-form values ({@code env}, {@code bodhi_extra_params} and so
 * on) hold what YAML gave: {@link String}, {@link Boolean}, {@link Long}, {@link
 * java.math.BigInteger}, {@link Double}, {@link List}, {@link Map} and null.
 */
@Value.Immutable
@ModelStyle
public interface PackageSettings {

  /** The pattern of pre-release suffixes used unless a configuration has its own. */
  String DEFAULT_PRERELEASE_SUFFIX_PATTERN =
      "([.\\-_~^]?)(alpha|beta|rc|pre(view)?)([.\\-_]?\\d+)?";

  /** Returns the path of the spec file in the repository; empty if there is none. */
  Optional<String> specfilePath();

  /** Returns the name of the package in dist-git. */
  String downstreamPackageName();

  /** Returns the upstream project's name, used in tag templates and URLs. */
  Optional<String> upstreamPackageName();

  /** Returns the URL of the upstream git project. */
  Optional<String> upstreamProjectUrl();

  /** Returns the path of the configuration file in the repository. */
  Optional<String> configFilePath();

  /** Returns the subtrees of the repository that belong to the package. */
  @Value.Default
  default List<String> paths() {
    return List.of("./");
  }

  /** Returns the last upstream commit, tag or branch (source-git). */
  Optional<String> upstreamRef();

  /** Returns how tags are made of versions; see {@link TagTemplate}. */
  @Value.Default
  default String upstreamTagTemplate() {
    return "{version}";
  }

  /**
   * Returns a Python regular expression that release tags must match at their start; empty for all.
   */
  @Value.Default
  default String upstreamTagInclude() {
    return "";
  }

  /**
   * Returns a Python regular expression; tags that match it at their start are no releases; empty
   * for none.
   */
  @Value.Default
  default String upstreamTagExclude() {
    return "";
  }

  /** Returns the name of the directory inside the archive. */
  @Value.Default
  default String archiveRootDirTemplate() {
    return "{upstream_pkg_name}-{version}";
  }

  /** Returns the address of the dist-git server, {@code https://HOST/}. */
  @Value.Default
  default URI distGitBaseUrl() {
    return URI.create("https://src.fedoraproject.org/");
  }

  /** Returns the namespace of packages on the dist-git server; {@code rpms} in Fedora. */
  Optional<String> distGitNamespace();

  /** Returns the packaging tool that stands for a dist-git server, such as {@code fedpkg}. */
  Optional<String> pkgTool();

  /** Returns the name of the CentOS special interest group. */
  Optional<String> sig();

  /** Returns the fingerprints of keys of which one must have signed the release. */
  Optional<List<String>> allowedGpgKeys();

  /** Returns the spec file's source that holds the upstream archive. */
  @Value.Default
  default String specSourceId() {
    return "Source0";
  }

  /** Returns the files copied to dist-git; empty for the spec file and the configuration file. */
  List<FileSync> filesToSync();

  /** Returns the commands that extend or replace steps of the workflow. */
  Map<ActionName, ActionCommands> actions();

  /** Returns whether changes are proposed in a pull request instead of being pushed. */
  @Value.Default
  default boolean createPr() {
    return true;
  }

  /** Returns whether a {@code README.packit} is written to dist-git. */
  @Value.Default
  default boolean createSyncNote() {
    return true;
  }

  /** Returns whether {@code %changelog} is copied from the upstream spec file. */
  @Value.Default
  default boolean syncChangelog() {
    return false;
  }

  /** Returns whether the changelog entry is the description of the upstream release. */
  @Value.Default
  default boolean copyUpstreamReleaseDescription() {
    return false;
  }

  /** Returns whether sources are uploaded to the lookaside cache. */
  @Value.Default
  default boolean uploadSources() {
    return true;
  }

  /** Returns other places to download sources from. */
  List<UpstreamSource> sources();

  /** Returns the paths left out of generated patches (source-git). */
  List<String> patchGenerationIgnorePaths();

  /** Returns the width of the numbers of generated patches (source-git). */
  @Value.Default
  default int patchGenerationPatchIdDigits() {
    return 4;
  }

  /**
   * Returns the Python regular expression that finds the suffix of a pre-release, its group 1 being
   * the delimiter; empty if pre-releases are not treated specially.
   */
  @Value.Default
  default Optional<String> prereleaseSuffixPattern() {
    return Optional.of(DEFAULT_PRERELEASE_SUFFIX_PATTERN);
  }

  /** Returns the name of the macro that is commented out for final releases. */
  Optional<String> prereleaseSuffixMacro();

  /**
   * Returns a Python regular expression; what it matches must be equal in the old and the new
   * version.
   */
  Optional<String> versionUpdateMask();

  /** Returns the conditions that a new version must satisfy. */
  Optional<VersionSpecifiers> versionUpdateSpecifiers();

  /** Returns macros to define while the spec file is read; null undefines one. */
  @Value.Default
  default Parameters parseTimeMacros() {
    return Parameters.none();
  }

  /** Returns the URL of the project in which failures are reported. */
  Optional<String> issueRepository();

  /** Returns whether a pull request is merged into its target before it is built. */
  @Value.Default
  default boolean mergePrInCi() {
    return true;
  }

  /** Returns the RPM packages that the actions need. */
  Optional<List<String>> srpmBuildDeps();

  /** Returns whether the release of an SRPM is changed. */
  @Value.Default
  default boolean updateRelease() {
    return true;
  }

  /** Returns the template of the release's suffix in an SRPM. */
  Optional<String> releaseSuffix();

  /** Returns the template of the version's suffix in an SRPM. */
  Optional<String> versionSuffix();

  /** Returns whether the spec file is left alone when an SRPM is made. */
  @Value.Default
  default boolean preserveSpec() {
    return false;
  }

  /** Returns the suffix of the job's check names. */
  Optional<String> identifier();

  /** Returns the deployments of the service that react; empty for none. */
  @Value.Default
  default List<PackitInstance> packitInstances() {
    return List.of(PackitInstance.PROD);
  }

  /** Returns what users are told. */
  @Value.Default
  default NotificationSettings notifications() {
    return NotificationSettings.defaults();
  }

  /** Returns the labels that pull requests must and must not have ({@code require.label}). */
  @Value.Default
  default LabelRequirement requireLabels() {
    return LabelRequirement.none();
  }

  /** Returns the meaning of {@code /packit test}. */
  @Value.Default
  default TestCommand testCommand() {
    return TestCommand.all();
  }

  /** Returns options of OpenScanHub scans. */
  @Value.Default
  default OshOptions oshOptions() {
    return OshOptions.none();
  }

  /** Returns the template of check names. */
  Optional<String> statusNameTemplate();

  /** Returns whether test checks mirror the state of the build. */
  @Value.Default
  default boolean syncTestJobStatusesWithBuilds() {
    return true;
  }

  /** Returns the chroots and aliases to build or test for; empty for the job's default. */
  Map<String, TargetOptions> targets();

  /** Returns the time limit of a Copr build in seconds. */
  @Value.Default
  default int timeout() {
    return 7200;
  }

  /** Returns the owner of the Copr project. */
  Optional<String> owner();

  /** Returns the name of the Copr project. */
  Optional<String> project();

  /** Returns the dist-git branches a job works on. */
  @Value.Default
  default DistGitBranches distGitBranches() {
    return DistGitBranches.none();
  }

  /** Returns the branch whose commits or pull requests start the job. */
  Optional<String> branch();

  /** Returns whether Koji builds are scratch builds. */
  @Value.Default
  default boolean scratch() {
    return false;
  }

  /** Returns whether Copr lists the project on its home page. */
  @Value.Default
  default boolean listOnHomepage() {
    return false;
  }

  /** Returns whether Copr keeps the project. */
  @Value.Default
  default boolean preserveProject() {
    return false;
  }

  /** Returns packages added to the Copr build root. */
  List<String> additionalPackages();

  /** Returns repositories added to the Copr build root. */
  List<String> additionalRepos();

  /** Returns how Mock sets up its bootstrap chroot. */
  @Value.Default
  default MockBootstrap bootstrap() {
    return MockBootstrap.DEFAULT;
  }

  /** Returns the Copr project's setting of module hotfixes. */
  @Value.Default
  default boolean moduleHotfixes() {
    return false;
  }

  /** Returns whether Copr builds have a network. */
  @Value.Default
  default boolean enableNet() {
    return false;
  }

  /** Returns whether the Copr project gets chroots of newly branched Fedora releases. */
  @Value.Default
  default boolean followFedoraBranching() {
    return false;
  }

  /** Returns environment variables of tests; values keep the type they have in YAML. */
  @Value.Default
  default Parameters env() {
    return Parameters.none();
  }

  /** Returns the repository of the tests. */
  Optional<String> fmfUrl();

  /** Returns the ref of the tests. */
  Optional<String> fmfRef();

  /** Returns the path of the tests. */
  Optional<String> fmfPath();

  /** Returns the regular expression that selects test plans. */
  Optional<String> tmtPlan();

  /** Returns a script run on the test machine before the tests. */
  Optional<String> tfPostInstallScript();

  /** Returns parameters merged into the request to Testing Farm. */
  @Value.Default
  default Parameters tfExtraParams() {
    return Parameters.none();
  }

  /** Returns whether the tests run in the internal Testing Farm. */
  @Value.Default
  default boolean useInternalTf() {
    return false;
  }

  /** Returns whether tests come from the target repository of a pull request. */
  @Value.Default
  default boolean useTargetRepoForFmfUrl() {
    return false;
  }

  /** Returns whether branched releases without a compose are skipped. */
  @Value.Default
  default boolean skipMissingBranchedComposes() {
    return false;
  }

  /**
   * Returns whose merged pull requests are built: accounts, {@code @group}, {@code all_admins},
   * {@code all_committers}.
   */
  @Value.Default
  default List<String> allowedPrAuthors() {
    return List.of("packit");
  }

  /** Returns whose direct commits are built, like {@link #allowedPrAuthors()}. */
  List<String> allowedCommitters();

  /** Returns whose builds get updates, like {@link #allowedPrAuthors()}. */
  @Value.Default
  default List<String> allowedBuilders() {
    return List.of("packit");
  }

  /** Returns parameters merged into the request for a Bodhi update. */
  @Value.Default
  default Parameters bodhiExtraParams() {
    return Parameters.none();
  }

  /** Returns the distribution of a virtual machine image. */
  Optional<String> imageDistribution();

  /** Returns the chroot whose packages an image gets. */
  Optional<String> coprChroot();

  /** Returns the request of an image, passed on as it is. */
  Optional<Parameters> imageRequest();

  /** Returns the customizations of an image, passed on as they are. */
  Optional<Parameters> imageCustomizations();

  /** Returns whether a scan follows a Copr build. */
  @Value.Default
  default boolean oshDiffScanAfterCoprBuild() {
    return true;
  }

  /** Returns arguments of the scanner. */
  Optional<String> csmockArgs();

  /** Returns whether repositories are cloned before the {@code run-condition} action. */
  @Value.Default
  default boolean cloneReposBeforeRunCondition() {
    return false;
  }

  /**
   * Returns a builder with the defaults of all keys but the package's name.
   *
   * @param downstreamPackageName the name of the package in dist-git
   */
  static Builder builder(String downstreamPackageName) {
    Builder builder = new Builder();
    builder.downstreamPackageName(downstreamPackageName).distGitNamespace("rpms");
    return builder;
  }

  /** Returns a builder with these settings. */
  default Builder toBuilder() {
    Builder builder = new Builder();
    builder.from(this);
    return builder;
  }

  /** Builds settings. Not thread-safe. */
  final class Builder extends ImmutablePackageSettings.Builder {
    Builder() {}
  }
}
