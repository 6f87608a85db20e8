package io.github.packit4j.config.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.packit4j.config.release.DistroRelease.State;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of the reference: late 2026, before a release, and just after branching. */
class ReleaseAliasesTest {

  private static DistroRelease fedora(int version, State state, String branch) {
    boolean rawhide = branch.equals("rawhide");
    return DistroRelease.builder()
        .name("F" + version)
        .longName("Fedora " + version)
        .version(String.valueOf(version))
        .branch(branch)
        .idPrefix("FEDORA")
        .state(state)
        .candidateTag("f%d-updates-candidate".formatted(version))
        .composedByBodhi(!rawhide)
        .createAutomaticUpdates(rawhide)
        .build();
  }

  private static DistroRelease epel(String version, String branch) {
    return DistroRelease.builder()
        .name("EPEL-" + version)
        .longName("Fedora EPEL " + version)
        .version(version)
        .branch(branch)
        .idPrefix("FEDORA-EPEL")
        .state(State.CURRENT)
        .candidateTag("epel" + version + "-testing-candidate")
        .build();
  }

  private static DistroRelease other(String name, String idPrefix, String branch) {
    return DistroRelease.builder()
        .name(name)
        .longName("Fedora " + name)
        .version("44")
        .branch(branch)
        .idPrefix(idPrefix)
        .state(State.CURRENT)
        .build();
  }

  private static final List<DistroRelease> EPELS =
      List.of(
          epel("10.4", "epel10"),
          epel("10.3", "epel10.3"),
          epel("10.2", "epel10.2"),
          epel("9", "epel9"),
          epel("8", "epel8"));

  private static final ReleaseAliases LATE_2026 =
      aliases(
          fedora(46, State.PENDING, "rawhide"),
          fedora(45, State.CURRENT, "f45"),
          fedora(43, State.CURRENT, "f43"),
          fedora(44, State.CURRENT, "f44"),
          DistroRelease.builder()
              .from(fedora(42, State.ARCHIVED, "f42"))
              .eol(LocalDate.of(2026, 5, 13))
              .build(),
          other("F44C", "FEDORA-CONTAINER", "f44"),
          other("F44F", "FEDORA-FLATPAK", "f44"),
          DistroRelease.builder()
              .name("ELN")
              .longName("Fedora ELN")
              .version("eln")
              .branch("eln")
              .idPrefix("FEDORA")
              .state(State.PENDING)
              .createAutomaticUpdates(true)
              .build());

  private static final ReleaseAliases FROZEN =
      aliases(
          fedora(43, State.CURRENT, "f43"),
          fedora(44, State.CURRENT, "f44"),
          fedora(45, State.FROZEN, "f45"),
          fedora(46, State.PENDING, "rawhide"));

  private static final ReleaseAliases JUST_BRANCHED =
      aliases(
          fedora(43, State.CURRENT, "f43"),
          fedora(44, State.CURRENT, "f44"),
          fedora(45, State.PENDING, "rawhide"),
          fedora(46, State.PENDING, "f46"));

  private static ReleaseAliases aliases(DistroRelease... fedora) {
    return ReleaseAliases.of(Stream.concat(Stream.of(fedora), EPELS.stream()).toList());
  }

  /** Between two branchings Bodhi may name no branch rawhide; then it is what has not begun. */
  @Test
  void rawhideIsWhatIsMarkedOrElseWhatIsStillToCome() {
    ReleaseAliases unmarked =
        aliases(fedora(44, State.CURRENT, "f44"), fedora(45, State.PENDING, "f45"));
    assertThat(names(unmarked, "fedora-all")).isEqualTo("f44 rawhide");
    assertThat(names(unmarked, "f45")).isEqualTo("rawhide");
    ReleaseAliases branched =
        aliases(fedora(44, State.CURRENT, "f44"), fedora(45, State.FROZEN, "f45"));
    assertThat(names(branched, "fedora-branched")).isEqualTo("f44 f45");
    assertThat(names(branched, "f45")).isEqualTo("f45");
  }

  private static String names(ReleaseAliases aliases, String... wanted) {
    return aliases.resolve(List.of(wanted)).stream()
        .map(ReleaseBranch::name)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "fedora-all, f43 f44 f45 rawhide",
    "fedora-stable, f43 f44 f45",
    "fedora-development, rawhide",
    "fedora-latest, f45",
    "fedora-latest-stable, f45",
    "fedora-branched, f43 f44 f45",
    "epel-all, epel8 epel9 epel10.2 epel10.3 epel10",
    "epel-9, epel9",
    "epel9, epel9",
    "epel-10, epel10",
    "epel10, epel10",
    "epel-10.4, epel10",
    "epel-10-branched, epel10.2 epel10.3",
    "epel-10-all, epel10.2 epel10.3 epel10",
    "epel-10.3, epel10.3",
    "epel10.3, epel10.3",
    "rawhide, rawhide",
    "fedora-rawhide, rawhide",
    "main, rawhide",
    "master, rawhide",
    "f46, rawhide",
    "fedora-46, rawhide",
    "eln, eln",
    "fedora-eln, eln",
    "fedora-45, f45",
    "F45, f45",
    "f45, f45",
    "fedora-stable-aarch64, f43 f44 f45",
    "fedora-44-riscv64, f44",
    "fedora-42, f42",
    "epel-7, epel-7",
    "c10s, c10s"
  })
  void resolvesInLate2026(String wanted, String branches) {
    assertThat(names(LATE_2026, wanted)).isEqualTo(branches);
  }

  @ParameterizedTest
  @CsvSource({
    "fedora-all, f43 f44 f45 rawhide",
    "fedora-stable, f43 f44",
    "fedora-development, f45 rawhide",
    "fedora-latest, f45",
    "fedora-latest-stable, f44",
    "fedora-branched, f43 f44 f45"
  })
  void resolvesBeforeARelease(String wanted, String branches) {
    assertThat(names(FROZEN, wanted)).isEqualTo(branches);
    assertThat(names(JUST_BRANCHED, wanted)).isEqualTo(branches);
  }

  @Test
  void keepsTheOrderAndEachBranchOnce() {
    assertThat(names(LATE_2026, "epel-9", "f44", "fedora-stable", "epel9"))
        .isEqualTo("epel9 f44 f43 f45");
  }

  @ParameterizedTest
  @CsvSource({
    "rawhide, rawhide, f46-updates-candidate, false, fedora-rawhide-x86_64",
    "f45, f45-candidate, f45-updates-candidate, true, fedora-45-x86_64",
    "epel9, epel9-candidate, epel9-testing-candidate, true, epel-9-x86_64",
    "epel-10, epel10-candidate, epel10.4-testing-candidate, true, epel-10-x86_64",
    "epel-10.3, epel10.3-candidate, epel10.3-testing-candidate, true, rhel+epel-10-x86_64",
    "eln, eln-candidate, , false, fedora-eln-x86_64",
    "el6, el6-candidate, , true, el6-x86_64"
  })
  void knowsKojiAndBodhi(
      String wanted, String target, String candidateTag, boolean update, String chroot) {
    ReleaseBranch branch = LATE_2026.resolve(List.of(wanted)).get(0);
    assertThat(branch.kojiTarget()).isEqualTo(target);
    assertThat(branch.candidateTag().orElse(null)).isEqualTo(candidateTag);
    assertThat(branch.needsUpdate()).isEqualTo(update);
    assertThat(branch.chroot("x86_64")).isEqualTo(chroot);
  }

  @Test
  void leavesUpdatesOfAJustBranchedReleaseToBodhi() {
    ReleaseBranch f45 = JUST_BRANCHED.resolve(List.of("f45")).get(0);
    assertThat(f45.name()).isEqualTo("f45");
    assertThat(f45.needsUpdate()).isFalse();
  }

  @Test
  void whatHasEndedIsKnownAndNotTaken() {
    DistroRelease epel7 =
        DistroRelease.builder()
            .from(epel("7", "epel7"))
            .state(State.ARCHIVED)
            .eol(LocalDate.of(2024, 6, 30))
            .build();
    DistroRelease container =
        DistroRelease.builder()
            .from(other("F44C", "FEDORA-CONTAINER", "f44c"))
            .state(State.ARCHIVED)
            .build();
    ReleaseAliases aliases =
        ReleaseAliases.of(List.of(fedora(44, State.CURRENT, "f44"), epel7, container));

    assertThat(aliases.resolve(List.of("epel-7")).get(0).isEndOfLife()).isTrue();
    assertThatExceptionOfType(UnknownBranchException.class)
        .isThrownBy(() -> aliases.resolveStrictly(List.of("epel7")))
        .withMessageContaining("its support has ended on 2024-06-30");
    assertThat(aliases.ofKojiTarget("epel7-testing-candidate")).isEmpty();
    assertThat(aliases.resolve(List.of("f44c")).get(0).isEndOfLife()).isFalse();
  }

  @Test
  void blanksAndCaseDoNotMatter() {
    ReleaseAliases aliases = ReleaseAliases.of(List.of(fedora(44, State.CURRENT, "f44")));

    assertThat(aliases.resolve(List.of(" F44 ")).get(0).name()).isEqualTo("f44");
    assertThat(aliases.resolve(List.of("Fedora-Stable")).get(0).name()).isEqualTo("f44");
  }

  /** What Bodhi still lists, but nobody builds for. */
  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"ARCHIVED", "DISABLED", "UNKNOWN"})
  void noAliasMeansAReleaseThatIsNotInUse(State state) {
    DistroRelease epel =
        DistroRelease.builder().from(epel("10.1", "epel10.1")).state(state).build();
    DistroRelease own = DistroRelease.builder().from(acme("7", "el7")).state(state).build();
    ReleaseAliases aliases =
        ReleaseAliases.of(
            Stream.concat(
                    EPELS.stream(),
                    Stream.of(
                        fedora(43, state, "f43"),
                        fedora(44, State.CURRENT, "f44"),
                        acme("8", "el8"),
                        epel,
                        own))
                .toList());
    assertThat(names(aliases, "fedora-all")).isEqualTo("f44 rawhide");
    assertThat(names(aliases, "fedora-branched")).isEqualTo("f44");
    assertThat(names(aliases, "epel-all")).isEqualTo("epel8 epel9 epel10.2 epel10.3 epel10");
    assertThat(names(aliases, "epel-10-all")).isEqualTo("epel10.2 epel10.3 epel10");
    assertThat(names(aliases, "acme-all")).isEqualTo("el8");
  }

  private static DistroRelease acme(String version, String branch) {
    return DistroRelease.builder()
        .name("ACME-" + version)
        .longName("Acme Linux " + version)
        .version(version)
        .branch(branch)
        .idPrefix("ACME")
        .state(State.CURRENT)
        .build();
  }

  /** Before EPEL 10 there were no minor releases, so the name means the branch. */
  @Test
  void olderEpelsHaveOneReleaseEach() {
    assertThat(LATE_2026.aliases())
        .contains("epel-10-all", "epel-10-branched", "epel-10")
        .doesNotContain("epel-9-all", "epel-9-branched", "epel-9");
    assertThat(LATE_2026.resolve(List.of("epel-9-all")).get(0).known()).isFalse();
  }

  @Test
  void archivedReleasesAreRecognisedButNotBuiltFor() {
    ReleaseBranch f42 = LATE_2026.resolve(List.of("F42")).get(0);
    assertThat(f42.isEndOfLife()).isTrue();
    assertThat(f42.endOfLife()).contains(LocalDate.of(2026, 5, 13));
    assertThat(LATE_2026.ofKojiTarget("f42-candidate")).isEmpty();
    assertThat(LATE_2026.resolve(List.of("f44")).get(0).isEndOfLife()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x86_64", "aarch64", "ppc64le", "s390x", "i386", "i686", "armhfp", "riscv64", "noarch"
      })
  void anArchitectureAtTheEndIsIgnored(String architecture) {
    assertThat(names(LATE_2026, "epel-9-" + architecture)).isEqualTo("epel9");
  }

  @Test
  void aTargetOfItsOwnIsTheOnlyOne() {
    DistroRelease release =
        DistroRelease.builder().from(acme("8", "el8")).kojiTarget("dist-el8").build();
    ReleaseAliases aliases = ReleaseAliases.of(List.of(release));
    assertThat(aliases.ofKojiTarget("dist-el8")).isPresent();
    assertThat(aliases.ofKojiTarget("el8")).isEmpty();
    assertThat(aliases.ofKojiTarget("el8-candidate")).isEmpty();
  }

  @Test
  void tellsKnownFromUnknown() {
    assertThat(LATE_2026.resolve(List.of("f44")).get(0).known()).isTrue();
    assertThat(LATE_2026.resolve(List.of("f99")).get(0).known()).isFalse();
    assertThat(LATE_2026.resolve(List.of("f42")).get(0).isEndOfLife()).isTrue();
  }

  @Test
  void strictlyRefusesWhatIsUnknownOrOver() {
    assertThatExceptionOfType(UnknownBranchException.class)
        .isThrownBy(() -> LATE_2026.resolveStrictly(List.of("fedora-al")))
        .withMessage(
            "Tried to resolve 'fedora-al' to dist-git branches but failed because: no supported"
                + " release or alias has this name; did you mean 'fedora-all'?");
    assertThatExceptionOfType(UnknownBranchException.class)
        .isThrownBy(() -> LATE_2026.resolveStrictly(List.of("fedora-42")))
        .withMessageContaining("its support has ended on 2026-05-13");
    assertThat(LATE_2026.resolveStrictly(List.of("fedora-stable"))).hasSize(3);
  }

  @Test
  void doesNotTakeTheOnlyReleaseForRawhide() {
    ReleaseAliases one = ReleaseAliases.of(List.of(fedora(44, State.CURRENT, "f44")));
    assertThat(names(one, "fedora-all")).isEqualTo("f44 rawhide");
    assertThat(names(one, "fedora-stable")).isEqualTo("f44");
  }

  @Test
  void sortsMinorReleasesAsNumbers() {
    ReleaseAliases aliases =
        ReleaseAliases.of(List.of(epel("10.10", "epel10.10"), epel("10.9", "epel10.9")));
    assertThat(names(aliases, "epel-all")).isEqualTo("epel10.9 epel10.10");
  }

  @Test
  void withoutAnyReleaseNamesMeanWhatConventionSays() {
    ReleaseAliases none = ReleaseAliases.of(List.of());
    assertThat(names(none, "main", "f44", "fedora-45", "epel-9", "epel-10.3", "c10s"))
        .isEqualTo("rawhide f44 f45 epel9 epel10.3 c10s");
    assertThatExceptionOfType(UnknownBranchException.class)
        .isThrownBy(() -> none.resolve(List.of("f44", "fedora-stable")))
        .withMessage(
            "Tried to resolve 'fedora-stable' to dist-git branches but failed because: no releases"
                + " are known, which an alias needs");
  }

  @Test
  void anAliasThatMeansNoReleaseIsNotSilent() {
    ReleaseAliases aliases = ReleaseAliases.of(List.of(epel("10.0", "epel10")));
    ReleaseAliases.Expansion expansion =
        aliases.expand(List.of("epel-10-branched", "epel-10", "fedora-stable"));
    assertThat(expansion.branches()).extracting(ReleaseBranch::name).containsExactly("epel10");
    assertThat(expansion.empty()).containsExactly("epel-10-branched", "fedora-stable");
    assertThatExceptionOfType(UnknownBranchException.class)
        .isThrownBy(() -> aliases.resolve(List.of("epel-10-branched")))
        .withMessageEndingWith("none of the releases that are known is meant by it");
  }

  @Test
  void minorReleasesAreToldByTheDotInTheBranch() {
    for (String leading : List.of("10.1", "10")) {
      ReleaseAliases aliases =
          ReleaseAliases.of(List.of(epel(leading, "epel10"), epel("10.0", "epel10.0")));
      assertThat(names(aliases, "epel-10")).isEqualTo("epel10");
      assertThat(names(aliases, "epel-10-branched")).isEqualTo("epel10.0");
      assertThat(names(aliases, "epel-10-all")).isEqualTo("epel10.0 epel10");
      assertThat(names(aliases, "epel-all")).isEqualTo("epel10.0 epel10");
      assertThat(aliases.resolve(List.of("epel-10")).get(0).chroot("x86_64"))
          .isEqualTo("epel-10-x86_64");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rawhide, f46",
    "f45, f45",
    "epel9, epel9",
    "epel10, epel10.4",
    "epel10.3, epel10.3",
    "eln, eln46",
    "f99, f99",
    "c10s, c10s"
  })
  void macrosFollowTheRelease(String wanted, String macroTarget) {
    assertThat(LATE_2026.resolve(List.of(wanted)).get(0).macroTarget()).isEqualTo(macroTarget);
  }

  @Test
  void theDistTagTellsTheLeadingMinorRelease() {
    DistroRelease leading =
        DistroRelease.builder().from(epel("10", "epel10")).distTag("epel10.4").build();
    assertThat(ReleaseAliases.of(List.of(leading)).resolve(List.of("epel-10")).get(0).macroTarget())
        .isEqualTo("epel10.4");
  }

  @ParameterizedTest
  @CsvSource({
    "rawhide, rawhide",
    "f46, rawhide",
    "f46-candidate, rawhide",
    "f45, f45",
    "f45-candidate, f45",
    "epel10-candidate, epel10",
    "epel10.3-candidate, epel10.3",
    "eln, eln",
    "eln-candidate, eln",
    "f42-candidate,",
    "f9-candidate,",
    "f10.3-candidate,",
    "f45-build-side-12345,",
    "f45-container-candidate,"
  })
  void findsTheBranchOfATarget(String target, String branch) {
    assertThat(LATE_2026.ofKojiTarget(target).map(ReleaseBranch::name).orElse(null))
        .isEqualTo(branch);
  }

  @Test
  void aCallerHasBranchesOfItsOwn() {
    DistroRelease acme =
        DistroRelease.builder()
            .name("ACME-8")
            .longName("Acme Linux 8")
            .version("8.next")
            .idPrefix("ACME")
            .branch("el8-private")
            .state(State.CURRENT)
            .kojiTarget("dist-el8")
            .macroTarget("epel8")
            .putMacros("distcore", ".el8.acme")
            .composedByBodhi(false)
            .build();
    DistroRelease old =
        DistroRelease.builder()
            .from(acme)
            .name("ACME-7")
            .longName("Acme Linux 7")
            .branch("el7-private")
            .state(State.ARCHIVED)
            .build();
    ReleaseAliases aliases = ReleaseAliases.of(List.of(acme, old));
    assertThat(names(aliases, "acme-all", "ACME-8", "acme-linux-8")).isEqualTo("el8-private");
    ReleaseBranch branch = aliases.ofKojiTarget("dist-el8").orElseThrow();
    assertThat(branch.kojiTarget()).isEqualTo("dist-el8");
    assertThat(branch.isKojiTarget("el8-private-candidate")).isFalse();
    assertThat(branch.macroTarget()).isEqualTo("epel8");
    assertThat(branch.macros()).containsEntry("distcore", ".el8.acme");
    assertThat(branch.needsUpdate()).isFalse();
    assertThat(branch.updatesItself()).isFalse();
    assertThat(aliases.resolve(List.of("el7-private")).get(0).isEndOfLife()).isTrue();
  }

  /** Another distribution has no Rawhide, and may well have a branch of such a name. */
  @Test
  void whereAllReleasesAreACallersOwnNothingIsFedoras() {
    DistroRelease acme =
        DistroRelease.builder()
            .name("ACME-8")
            .longName("Acme Linux 8")
            .version("8")
            .idPrefix("ACME")
            .branch("el8-private")
            .state(State.CURRENT)
            .build();
    ReleaseAliases aliases = ReleaseAliases.of(List.of(acme));
    assertThat(aliases.expand(List.of("main", "master", "rawhide", "eln")).branches())
        .extracting(ReleaseBranch::name, ReleaseBranch::known)
        .containsExactly(
            tuple("main", false),
            tuple("master", false),
            tuple("rawhide", false),
            tuple("eln", false));
    assertThat(aliases.expand(List.of("fedora-all", "fedora-development", "fedora-latest")).empty())
        .containsExactly("fedora-all", "fedora-development", "fedora-latest");
    assertThat(aliases.ofKojiTarget("rawhide")).isEmpty();

    ReleaseAliases both = ReleaseAliases.of(List.of(acme, fedora(46, State.PENDING, "rawhide")));
    assertThat(names(both, "main", "acme-all")).isEqualTo("rawhide el8-private");
  }
}
