package io.github.packit4j;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The layering of the modules and the rules that hold in all of them. */
class ArchitectureTest {

  private static final String ROOT = "io.github.packit4j.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.packit4j");

  /** Which modules a module may know, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "specfile", Set.of(),
          "config", Set.of(),
          "http", Set.of(),
          "distgit", Set.of("http"),
          "koji", Set.of("http"),
          "bodhi", Set.of("http"),
          "core", Set.of("specfile", "config", "http", "distgit", "koji", "bodhi"));

  @Test
  void everyModuleIsLookedAt() {
    MAY_USE
        .keySet()
        .forEach(
            module ->
                assertThat(CLASSES.stream().anyMatch(type -> moduleOf(type).equals(module)))
                    .as(module)
                    .isTrue());
  }

  @Test
  void aModuleKnowsOnlyThoseBelowIt() {
    MAY_USE.forEach(
        (module, allowed) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(
                    new DescribedPredicate<>("belong to a module that is not below " + module) {
                      @Override
                      public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith(ROOT)
                            && !moduleOf(type).equals(module)
                            && !allowed.contains(moduleOf(type));
                      }
                    })
                .check(CLASSES));
  }

  @Test
  void internalPackagesAreUsedOnlyByTheirOwnModule() {
    MAY_USE
        .keySet()
        .forEach(
            module ->
                noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + module + "..internal..")
                    .check(CLASSES));
  }

  /** A facade and the internals behind it are one slice: each needs the other by nature. */
  @Test
  void packagesHaveNoCycles() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                if (!name.startsWith(ROOT)) {
                  return SliceIdentifier.ignore();
                }
                int internal = name.indexOf(".internal");
                return SliceIdentifier.of(internal < 0 ? name : name.substring(0, internal));
              }

              @Override
              public String getDescription() {
                return "packages, with their internals";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** Behind a facade, too, the rooms have an order: none needs one that needs it. */
  @Test
  void internalPackagesHaveNoCycles() {
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(ROOT) && name.contains(".internal")
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "internal packages";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** Which rooms behind packit-core's facade a room may reach, besides itself. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "workspace", Set.of(),
          "work", Set.of("workspace"),
          "job", Set.of("work", "workspace"),
          "text", Set.of("job", "work"),
          "plan", Set.of("job", "text", "work", "workspace"),
          "execute", Set.of("job", "text", "work", "workspace"));

  @Test
  void nothingInCoreCallsBackUp() {
    String internal = ROOT + "core.internal.";
    ROOMS.forEach(
        (room, below) ->
            noClasses()
                .that()
                .resideInAPackage(internal + room + "..")
                .should()
                .dependOnClassesThat(
                    new DescribedPredicate<>("live in a room that is not below " + room) {
                      @Override
                      public boolean test(JavaClass type) {
                        String name = type.getPackageName();
                        return name.startsWith(internal)
                            && !name.equals(internal + room)
                            && !below.contains(name.substring(internal.length()));
                      }
                    })
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(ROOT + "core.ReleaseWorkflow")
                .check(CLASSES));
  }

  /** What selecting and planning may ask services; everything else of theirs may write. */
  private static final Map<String, Set<String>> READS =
      Map.ofEntries(
          entry(
              "distgit.client.DistGit",
              Set.of(
                  "account",
                  "fork",
                  "git",
                  "instance",
                  "lookaside",
                  "project",
                  "projectAt",
                  "repository",
                  "specPath")),
          entry("distgit.client.Fork", Set.of("fetchUrl", "fullName")),
          entry("distgit.forge.Forges", Set.of("project")),
          entry("distgit.forge.Forge", Set.of("can", "groupMembers", "project", "webUrl")),
          entry("distgit.forge.ForgeIssues", Set.of("find")),
          entry("distgit.forge.ForgeAccess", Set.of("of")),
          entry(
              "distgit.forge.ForgeProject",
              Set.of(
                  "access",
                  "cloneUrl",
                  "commitPage",
                  "commits",
                  "forge",
                  "fork",
                  "fullName",
                  "issues",
                  "name",
                  "pullRequests",
                  "releases",
                  "repository",
                  "tagPage",
                  "webUrl")),
          entry(
              "distgit.forge.ForgeRepository",
              Set.of("commitOfTag", "defaultBranch", "defaultHead", "file", "files")),
          entry("distgit.forge.ForgeReleases", Set.of("all", "find", "latest")),
          entry("distgit.forge.ForgePullRequests", Set.of("comments", "find", "list", "mergedAs")),
          entry("distgit.forge.ForgeCommits", Set.of("statuses")),
          entry("distgit.git.GitStore", Set.of("open")),
          entry(
              "distgit.git.GitRepository",
              Set.of(
                  "changedPaths",
                  "checkout",
                  "close",
                  "commit",
                  "contains",
                  "fetch",
                  "fetchBranch",
                  "fetchBranches",
                  "fetchCommit",
                  "file",
                  "files",
                  "isAncestor",
                  "isExecutable",
                  "verifyCommit",
                  "verifyTag")),
          entry("distgit.lookaside.LookasideCache", Set.of("contains", "location")),
          entry("distgit.monitoring.ReleaseMonitoring", Set.of("projectOf", "versions")),
          entry("bodhi.ReleaseCache", Set.of("builder", "current")));

  @Test
  void selectingAndPlanningCannotWrite() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            ROOT + "core.internal.plan..",
            ROOT + "core.internal.job..",
            ROOT + "core.internal.text..")
        .should(
            new ArchCondition<>("call only what reads") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                method.getAccessesFromSelf().stream()
                    .filter(access -> isService(access.getTargetOwner()))
                    .filter(access -> !isRead(access.getTargetOwner(), access.getName()))
                    .forEach(
                        access ->
                            events.add(
                                SimpleConditionEvent.violated(method, access.getDescription())));
              }
            })
        .check(CLASSES);
  }

  /** Clients, and what they hand out to act on a service; values have nothing that writes. */
  private static boolean isService(JavaClass type) {
    String name = type.getName();
    return READS.containsKey(name.replace(ROOT, ""))
        || name.startsWith(ROOT + "koji.") && !name.endsWith(".Nvr")
        || name.startsWith(ROOT + "distgit.lookaside.LookasideCache")
        || name.startsWith(ROOT + "bodhi.") && SERVICES_OF_BODHI.stream().anyMatch(name::endsWith)
        || name.startsWith(ROOT + "distgit.forge.ForgeIssues")
        || name.startsWith(ROOT + "distgit.forge.CheckRuns");
  }

  private static final Set<String> SERVICES_OF_BODHI =
      Set.of(".BodhiClient", ".Updates", ".Overrides", ".UpdateActions", ".UpdateSubmission");

  private static boolean isRead(JavaClass type, String method) {
    return READS.getOrDefault(type.getName().replace(ROOT, ""), Set.of()).contains(method);
  }

  @Test
  void thePlannerAndTheExecutorSelectNothing() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "core.internal.plan..", ROOT + "core.internal.execute..")
        .and()
        .doNotHaveSimpleName("FailureReports")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            ".*\\.(JobSelector|JobSelection|SelectedJob|JobConfig|JobTrigger|\\w+Selector)")
        .check(CLASSES);
  }

  @Test
  void noThirdPartyTypeInPublicSignatures() {
    methods()
        .that()
        .arePublic()
        .or()
        .areProtected()
        .should(
            new ArchCondition<>("use no type of JGit, Jackson or XML-RPC in their signature") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                if (!isApi(method.getOwner())) {
                  return;
                }
                method.getAllInvolvedRawTypes().stream()
                    .filter(ArchitectureTest::isHiddenLibrary)
                    .forEach(
                        type ->
                            events.add(
                                SimpleConditionEvent.violated(
                                    method, method.getFullName() + " uses " + type.getName())));
              }
            })
        .check(CLASSES);
  }

  @Test
  void noStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .and()
        .haveNameNotContaining("$")
        .should()
        .haveModifier(FINAL)
        .check(CLASSES);
  }

  @Test
  void timeComesFromAClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }

  @Test
  void noSynchronizedMethodsWhereInputAndOutputHappen() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            ROOT + "http..", ROOT + "distgit..", ROOT + "koji..", ROOT + "bodhi..", ROOT + "core..")
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(CLASSES);
  }

  /** But for the actions of whoever asks for one of their runners. */
  @Test
  void nothingStartsProcessesOrExitsOrPrints() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + "core.action.LimitedProcess")
        .should()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  private static String moduleOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String rest = name.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /** packit-http is not for callers, so its {@code support} package may show what it is made of. */
  private static boolean isApi(JavaClass type) {
    String name = type.getPackageName();
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !name.contains(".internal")
        && !name.startsWith(ROOT + "http.support");
  }

  private static boolean isHiddenLibrary(JavaClass type) {
    String name = type.getName();
    return name.startsWith("org.eclipse.jgit.")
        || name.startsWith("tools.jackson.")
        || name.startsWith("com.fasterxml.jackson.")
        || name.startsWith("org.yaml.")
        || name.startsWith("org.apache.xmlrpc.");
  }
}
