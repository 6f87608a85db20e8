package io.github.packit4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.bodhi.BodhiClient;
import io.github.packit4j.config.release.DistroRelease;
import io.github.packit4j.core.JobOutcome.Reason;
import io.github.packit4j.core.action.ActionEnvironment;
import io.github.packit4j.core.action.ActionLimits;
import io.github.packit4j.core.action.ActionRunner;
import io.github.packit4j.core.action.BubblewrapRunner;
import io.github.packit4j.core.event.FedoraMessage;
import io.github.packit4j.core.event.MessageReader;
import io.github.packit4j.core.event.PackitEvent;
import io.github.packit4j.core.event.WebhookReader;
import io.github.packit4j.core.plan.PlanFile;
import io.github.packit4j.core.plan.ReleasePlan;
import io.github.packit4j.core.plan.SkipReason;
import io.github.packit4j.distgit.DistGitInstance;
import io.github.packit4j.distgit.LookasideLocation;
import io.github.packit4j.distgit.client.DistGit;
import io.github.packit4j.distgit.forge.Forges;
import io.github.packit4j.distgit.git.SshAccess;
import io.github.packit4j.http.Secret;
import io.github.packit4j.koji.KojiClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.slf4j.Logger;

/** What the README says: its code compiles here, and every rule has tests that assert it. */
class ReadmeTest {

  private static final List<String> RULES =
      List.of(
          "Rules worth knowing",
          "Events",
          "Actions",
          "Two at once, and again",
          "Side-tag groups",
          "Comments",
          "Another dist-git");

  /** The tests of each rule, by the words that it begins with. */
  private static final Map<String, List<String>> TESTS = new LinkedHashMap<>();

  static {
    rule(
        "Readers check what forges and Fedora's bus deliver",
        "event.CheckedInDeliveriesTest#everySampleGivesItsEvent",
        "event.MessageReaderTest#everyTopicOfTheListIsRead");
    for (String row :
        List.of(
            "a release is published",
            "commits are pushed to a branch",
            "a pull request is opened or pushed to",
            "somebody comments on an issue or pull request",
            "Fedora's release monitoring files a bug",
            "release monitoring finds versions",
            "a build, a tag, a scratch build",
            "an update was tested enough",
            "what starts no job",
            "anything else")) {
      rule(
          row,
          "event.CheckedInDeliveriesTest#everySampleGivesItsEvent",
          "event.ReferenceEventsTest#everyFileGivesItsEvent");
    }
    rule(
        "Each has a `subject()`",
        "event.PackitEventTest#aProjectIsKnownByTheEndOfItsAddress",
        "event.PackitEventTest#gitLabsIdIsThatOfTheDelivery",
        "event.PackitEventTest#aMessageSaysWhenItWasSent",
        "event.EventJsonTest#theOriginIsKept");
    rule(
        "Whatever a reader lets through",
        "EventKindsTest#whatStartsNothingIsTold",
        "EventKindsTest#whatIsDamagedIsHandledWithoutAnException",
        "event.MessageReaderTest#aMissingFieldIsNamed");
    rule(
        "`accepts` narrows a reader",
        "event.PackitEventTest#aBotOfSomePackagesIgnoresTheRest",
        "event.PackitEventTest#ofNewVersionsTheOtherPackagesAreLeftOut",
        "event.PackitEventTest#aWebhookOfAnotherProjectIsIgnored");
    rule(
        "New versions are told up to three times.",
        "EventKindsTest#newVersionsOfFedorasPackagesAreToldTwiceAndPulledOnce",
        "SeveralDistGitsTest#newVersionsArePulledWhereNobodyElseTellsOfThem");
    rule("A million damaged deliveries", "event.EventFuzzTest#whatIsDamagedIsReadOrRefused");
    rule(
        "A plan changes nothing.",
        "ReleaseStoryTest#aPlanChangesNothingAndIsWhatHappensThen",
        "ReleaseStoryTest#aBranchThatMovedSinceThePlanIsRefused");
    rule(
        "A plan of an event says",
        "EventPlanTest#theWholeStoryCanBePlannedAndCarriedOutLater",
        "EventPlanTest#aPushIsPlannedAsTheBuildOfItsCommit",
        "EventPlanTest#aBuildIsPlannedAsAnUpdateWithItsNotes",
        "EventPlanTest#theUpdateOfASideTagIsRefusedOnceAnotherOneIsDue",
        "EventPlanTest#aCommandIsPlannedWithoutAnAnswerAndAnsweredWhenItIsCarriedOut");
    rule(
        "`WorkflowBuilder.approval` is asked",
        "EventPlanTest#whatIsRefusedIsNotDone",
        "EventPlanTest#whatChangesNothingNeedsNoApproval",
        "EventPlanTest#whatPeopleDidDuringAnApprovalStays");
    rule(
        "A request that names no release means the latest",
        "LatestReleaseTest#theForgesLatestReleaseIsProposed",
        "LatestReleaseTest#thePatternsOfTheConfigurationChoose",
        "LatestReleaseTest#theNewestVersionInReleaseMonitoringIsPulled",
        "LatestReleaseTest#withoutReleaseMonitoringTheVersionIsAskedFor");
    rule(
        "Every step first asks whether its effect is there.",
        "ReleaseStoryTest#doneOnceItStaysDone",
        "StartingOverTest#withAnOpenProposalAndAnEmptyDirectory",
        "EveryRequestTest#theProcessIsKilled");
    rule(
        "Each fact is asked once.",
        "RequestCountTest#aRunThatFindsEverythingDone",
        "AskedOnceTest#aPlanThatIsCarriedOutLaterLooksAgain",
        "AskedOnceTest#aPullRequestWithOtherTextsIsMended",
        "AskedOnceTest#aProposalIsPushedAgainWhenItsBranchMoved",
        "AskedOnceTest#aConfigurationIsReadOnceUntilItsBranchMoves");
    rule(
        "The same event may come twice",
        "DeliveredTwiceTest#oneWorkflowDoesEverythingOnce",
        "AgainAndLateTest#anOlderReleaseLeavesTheProposalOfANewerOneAlone");
    rule(
        "Versions are compared as RPM does",
        "ReleaseRulesTest#anOlderVersionIsSkippedByRpmsOrder",
        "ReleaseRulesTest#theVersionThatIsThereKeepsItsRelease");
    rule(
        "What leaves the workflow is read again first.",
        "ProposedFilesTest#aVersionThatRpmDoesNotTakeIsRefusedWithTheTag",
        "ProposedFilesTest#aSpecFileThatRpmWouldNotReadIsRefused",
        "ProposedFilesTest#aSpecFileThatRpmDidNotReadBeforeIsNoWorse",
        "ProposedFilesTest#aChangedNameIsRefused",
        "ProposedFilesTest#aVersionThatCameOutDifferentlyIsRefused",
        "ProposedFilesTest#anEpochThatUpstreamLacksIsRefused");
    rule(
        "Upstream's spec file may be a symbolic link",
        "ProposedFilesTest#upstreamsSpecFileMayBeALink",
        "ProposedFilesTest#aSpecFileOfDistGitThatIsALinkIsNotOverwritten",
        "internal.workspace.LinkedFilesTest#linksLeadToFilesOfTheRepository");
    rule(
        "What may be right and often is not stands as a warning",
        "ProposedFilesTest#aMainSourceThatDoesNotFollowTheVersionIsTold",
        "ProposedFilesTest#aMainSourceOfTheOldCommitIsTold",
        "ProposedFilesTest#whatIsInNeitherGitNorSourcesIsTold",
        "ProposedFilesTest#aBranchThatIsPushedToDirectlyGetsNothingDoubtful");
    rule(
        "A version that cannot be proposed",
        "ReleaseSelectionTest#aVersionThatCannotBeProposedHidesNoLowerOne",
        "ReleaseSelectionTest#aRefusalStandsWhereNoOtherVersionIsNew");
    rule(
        "An interrupt of the calling thread",
        "InterruptTest#endsAsAnExceptionThatMayPass",
        "internal.BranchesTest#handsAnInterruptOnToEveryBranchAndKeepsIt");
    rule(
        "Release and Version are set on the lines that count",
        "ProposedFilesTest#onlyTheReleaseThatCountsIsReset",
        "ProposedFilesTest#aSpecFileWithoutChangelogGetsTheNewEntryAlone",
        "ProposedFilesTest#conditionsAroundOneChangelogDoNotEndUpInTheOther",
        "ProposedFilesTest#conditionsAroundUpstreamsChangelogStayWhereTheyAre");
    rule(
        "Where `allowed_gpg_keys` is set",
        "SignedReleaseTest#aSignedCommitIsReleased",
        "SignedReleaseTest#aSignedTagOfAnUnsignedCommitIsReleased",
        "SignedReleaseTest#anUnsignedReleaseIsRefused",
        "SignedReleaseTest#upstreamCannotNameItsOwnKeys");
    rule(
        "`files_to_sync` puts nothing into git's directory",
        "internal.workspace.FileSynchronizerTest#pathsStayInTheirRepositories",
        "internal.workspace.FileSynchronizerTest#namesThatAreTakenForOthersAreRefused",
        "internal.workspace.FileSynchronizerTest#protectedNamesAreSparedInAnyCase",
        "internal.workspace.GlobPatternTest#noGlobHoldsAThread");
    rule(
        "`sync_from_downstream` brings the spec file",
        "SyncFromDownstreamTest#theSpecFileAndSyncedFilesGoBack",
        "SyncFromDownstreamTest#theSameIsProposedOnce",
        "SyncFromDownstreamTest#theOpenPullRequestFollowsDistGit",
        "SyncFromDownstreamTest#aPushBringsItsBranchBackOnce",
        "SyncFromDownstreamTest#anUpstreamThatTheProgramDoesNotServeGetsNothing",
        "internal.workspace.BackwardSyncTest#distGitKeepsItsOwn");
    rule(
        "No control character and none that turns the direction of writing",
        "HostileTextTest#releaseNotesAndActionsBringNoneIntoWhatIsProposed",
        "HostileTextTest#messagesOfFailuresBringNoneIntoIssues");
    rule(
        "The maintainers of a package may push to the branches",
        "MaintainerAccessTest#whoMayCommitToThePackageMayPushToTheFork",
        "MaintainerAccessTest#whatOthersGaveStays",
        "MaintainerAccessTest#aTokenWithoutTheRightIsAWarning",
        "MaintainerAccessTest#aProgramMayLeaveTheForkAlone",
        "internal.execute.MaintainerEditsTest#whatTheForgeDidNotAllow");
    rule(
        "A proposal never replaces commits of others",
        "StartingOverTest#whatOthersAddedToAProposalIsSeenFromAnEmptyDirectory");
    rule(
        "Builds are made from the commit of the event",
        "StartingOverTest#aCommitThatItsBranchHasLeftBehindIsBuilt");
    rule(
        "Actions of a configuration run only through an `ActionRunner`",
        "BadInputTest#anActionWithoutARunner",
        "ActionsTest#hooksWorkOnCheckoutsOfBothRepositories",
        "ActionsTest#aFailingActionFailsItsBranchAndLeavesNothing");
    rule(
        "Commands of a configuration run only where the program says how",
        "BadInputTest#anActionWithoutARunner",
        "ActionsTest#theRunnersThatComeWithItRunThem");
    rule(
        "changing files elsewhere",
        "action.BubblewrapRunnerTest#nothingIsWrittenElsewhere",
        "action.BubblewrapRunnerTest#theKernelsSettingsStay",
        "action.BubblewrapRunnerTest#aLinkLeadsNowhere");
    rule("reading homes and secrets", "action.BubblewrapRunnerTest#nothingIsReadElsewhere");
    rule("the network", "action.BubblewrapRunnerTest#thereIsNoNetworkUnlessItIsGiven");
    rule(
        "other processes",
        "action.BubblewrapRunnerTest#nobodyElseIsSignalled",
        "action.BubblewrapRunnerTest#thereAreNoCapabilities");
    rule(
        "variables that are not named",
        "action.LocalProcessRunnerTest#itsEnvironmentIsThatWhichIsNamed",
        "action.BubblewrapRunnerTest#theEnvironmentIsThatWhichIsNamed");
    rule(
        "more time or output than allowed",
        "action.LocalProcessRunnerTest#whatTakesTooLongIsStopped",
        "action.LocalProcessRunnerTest#whatPrintsTooMuchIsStopped",
        "action.BubblewrapRunnerTest#itsTimeIsLimited");
    rule(
        "going on after its end",
        "action.LocalProcessRunnerTest#nothingThatItLeavesGoesOn",
        "action.LocalProcessRunnerTest#nobodyWaitsForWhatGotAwayWithTheOutput",
        "action.BubblewrapRunnerTest#nothingThatItLeavesGoesOn",
        "action.BubblewrapRunnerTest#aStormOfProcessesEndsWithIt");
    rule(
        "going on after the program was killed",
        "action.BubblewrapRunnerTest#itDiesWithTheProgram");
    // What is not kept from it needs no test.
    rule("taking all memory, processes and disk");
    rule(
        "A command is a program with arguments",
        "action.LocalProcessRunnerTest#noShellExpandsArguments",
        "ActionsTest#theRunnersThatComeWithItRunThem");
    rule(
        "Where bubblewrap is not installed",
        "action.SandboxUnavailableTest#whereThereIsNoBubblewrapThatIsSaid",
        "action.SandboxUnavailableTest#whereItMayNotIsolateThatIsSaid");
    rule(
        "What is read and written afterwards",
        "internal.workspace.CheckedOutWorkspaceTest#nothingIsWrittenThroughWhatACommandLeaves",
        "internal.workspace.CheckedOutWorkspaceTest#aCheckoutThatBecameALinkIsLeftAlone");
    rule(
        "Variables are those of Packit",
        "internal.plan.ActionVariablesTest#commandsKnowTheReleaseTheBranchAndTheVersionBefore",
        "internal.plan.ActionVariablesTest#whatIsNotThereIsEmpty",
        "internal.workspace.CheckedOutWorkspaceTest#commandsRunInUpstreamsCheckoutAndKnowBoth");
    rule(
        "`run-condition` is asked last",
        "RunConditionsTest#itIsTheLastThatIsAsked",
        "RunConditionsTest#aProposalLooksAtUpstreamsRelease",
        "RunConditionsTest#aPullLooksAtUpstreamsRelease",
        "RunConditionsTest#aBuildLooksAtItsCommit",
        "RunConditionsTest#anUpdateLooksAtTheCommitOfItsBuild",
        "internal.job.RunConditionTest#oneThatIsStoppedDecidesNothing");
    rule(
        "`create-patches` makes",
        "ActionsTest#thePatchesOfSourceGitAreTheActions",
        "ActionsTest#patchesAreNotCreatedOfOtherRepositories");
    rule(
        "`post-modifications` finds the new archives",
        "ActionFilesTest#theNewArchivesAreThereAndAreNeverCommitted",
        "ActionFilesTest#theArchivesThatAreMadeGoToTheCacheAndIntoSources",
        "ActionFilesTest#anArchiveThatIsMadeAgainIsNoOtherOne",
        "ActionFilesTest#aPlanWithAMadeArchiveNeedsTheWorkDirectoryItWasMadeIn",
        "ActionFilesTest#aNewFileKeepsItsExecutableBit");
    rule(
        "A commit that retires a package builds nothing.",
        "EventRulesTest#aCommitThatRetiresThePackageBuildsNothing",
        "ReleaseStoryTest#anUpdateGetsItsPlainNotesWhereKojiCannotBeAsked");
    rule(
        "A plan in JSON has a `format`",
        "plan.PlanFileTest#anotherFormatIsNamed",
        "plan.PlanFileTest#whatIsMissingIsNamed",
        "plan.PlanFileTest#whatCannotBeIsRefusedBeforeAnythingIsDone",
        "BadInputTest#aPlanThatShowsOtherDifferencesThanItMakesIsRefused");
    rule(
        "A job for a dist-git that is none of",
        "SettingsTest#aPackageOfAnotherDistGitIsNotReleasedHere",
        "SettingsTest#theSameDistGitMayBeNamed",
        "SettingsTest#downstreamJobsOfAnotherDistGitDoNotRunHere");
    rule(
        "What must not be left out and is not done here",
        "SettingsTest#sourceGitIsRefused",
        "SettingsTest#jobsThatOthersRunChangeNothing");
    rule(
        "Packages that have to be built with each other",
        "SideTagGroupTest#threePackagesAreBuiltInOrderAndUpdatedTogetherOnTwoBranches");
    rule(
        "Nobody waits",
        "SideTagGroupTest#aBuildWaitsForItsDependencies",
        "SideTagGroupTest#whatALostMessageWouldHaveStartedIsStartedByTheNextOne",
        "SideTagGroupTest#eventsMayComeTwiceAndInAnyOrder");
    rule(
        "Which side tag is a group's",
        "SideTagGroupTest#anEmptiedSideTagStaysTheGroupsWhileItsUpdateTakesBuilds",
        "SideTagGroupTest#hazardASideTagThatIsGoneIsNotMissed");
    rule(
        "What a run leaves behind",
        "SideTagGroupTest#hazardASideTagThatARunHasLeftBehindIsTaken",
        "SideTagRacesTest#aProcessMayBeKilledAtAnyRequestOfItsFirstBuild",
        "SideTagGroupTest#foreignSideTagsAreLeftAlone");
    rule("The builder is told", "SideTagGroupTest#theBuilderWaitsForTheBuildsThatItNeeds");
    rule(
        "The update is made of the side tag",
        "SideTagGroupTest#rawhideIsUpdatedFromASideTagToo",
        "SideTagGroupTest#theUpdateIsEditedWhenAFurtherBuildComes",
        "SideTagGroupTest#aNewerBuildReplacesAnOlderOneInTheUpdateAndNeverTheOtherWayRound",
        "SideTagGroupTest#stableBuildsAreNotInTheUpdate",
        "SideTagGroupTest#hazardAWithdrawnUpdateIsNeitherEditedNorMadeAgain");
    rule(
        "Where Bodhi composes a release",
        "SideTagGroupTest#anEmptiedSideTagStaysTheGroupsWhileItsUpdateTakesBuilds");
    rule(
        "Bodhi removes the side tag",
        "SideTagGroupTest#aSideTagOfNoMoreUseIsRemovedWhenTheNextOneIsMade");
    rule(
        "A build that was tagged into any other tag",
        "EventRulesTest#aTaggedBuildSaysWhyItStartsNothing",
        "EveryReasonTest#anEventStartsNothing");
    rule(
        "A package waits for no build of its own", "SideTagGroupTest#aPackageDoesNotWaitForItself");
    rule(
        "A build of a group's package",
        "SettingsTest#theUpdateOfASideTagGroupIsNotMadeOfOneBuild",
        "SideTagCommandsTest#theLatestStableBuildIsTaggedOnce");
    rule(
        "A package whose configuration is broken",
        "SideTagGroupTest#aBrokenConfigurationStopsNoOtherPackage",
        "SideTagGroupTest#oneFailingBranchStopsNoOther");
    rule(
        "`allowed_pr_authors`, `allowed_committers` and `allowed_builders`",
        "EventRulesTest#allCommittersAreAskedForAtTheForge",
        "EventRulesTest#theMembersOfAGroupAreAskedForUnlessANameDecides",
        "EventRulesTest#aGroupThatCannotBeLookedUpIsNoRefusal");
    rule(
        "With `WorkflowBuilder.scratchBuilds",
        "ScratchBuildsTest#aPullRequestShowsHowItsBuildHasEnded",
        "ScratchBuildsTest#aPushToThePackagesOwnRepositoryCancelsWhatIsBeingTried",
        "ScratchBuildsTest#whatSomebodyTriesByHandInThePackagesOwnRepositoryGoesOn",
        "ScratchBuildsTest#aPushCancelsWhatIsBeingTried",
        "ScratchBuildsTest#theBuildOfAnotherPullRequestFromTheSameForkGoesOn",
        "ScratchBuildsTest#whatStrangersProposeIsBuiltOnlyWhereTheProgramSaysSo",
        "event.PullRequestEventsTest#pagureTellsOnTheBusAndInWebhooks");
    rule(
        "With `WorkflowBuilder.closeObsolete(true)`",
        "CloseObsoleteTest#whatThePackagersHaveDoneThemselvesIsClosedOnce",
        "CloseObsoleteTest#whatIsOlderThanTheBranchIsClosedAndWhatIsNewerStays",
        "CloseObsoleteTest#whatOthersPushedToStaysTheirs",
        "CloseObsoleteTest#aBranchAtTheEndOfItsLifeTakesNothing",
        "CloseObsoleteTest#aFollowerThatHasLeftItsWayIsClosed",
        "CloseOnPushTest#whatThePackagersHaveDoneThemselvesIsClosedOnce",
        "CloseOnPushTest#whatIsNewerStays",
        "CloseOnPushTest#whatIsNoProposalOfAReleaseStays",
        "CloseOnPushTest#whatSomebodyOpensAgainStaysOpen");
    rule(
        "`ReleaseWorkflow.pushUpdates` asks",
        "PushUpdatesTest#whatWasTestedEnoughIsPushedOnce",
        "PushUpdatesTest#whatBodhiTellsOfIsPushedWhereTheProgramWantsIt",
        "PushUpdatesTest#updatesOfOthersAreTheirs",
        "PushUpdatesTest#aRefusalIsAFailureOfItsUpdate");
    rule(
        "`reportFailures` writes an issue",
        "FailureIssueTest#aFailedReleaseIsToldUpstreamOnce",
        "FailureIssueTest#anOpenIssueIsCommentedOnAndAClosedOneIsNot",
        "FailureIssueTest#nobodyIsToldWhereTheConfigurationSaysSo",
        "FailureIssueTest#downstreamFailuresAreToldInTheIssueRepository",
        "FailureIssueTest#aMessageThatNeedsTheHostedServiceIsLeftOut");
    rule(
        "`retryable` says whether the same may succeed later",
        "RetryableTest#aReleaseThatFails",
        "RetryableTest#aBuildThatFails",
        "RetryableTest#anUpdateThatFails");
    rule(
        "Handling a finished build waits for Bodhi",
        "WaitingForBodhiTest#handlingWaitsUntilBodhiTakesTheBuild",
        "WaitingForBodhiTest#aProgramWithAQueueHandlesTheEventAgain");
    rule(
        "The description of a pull request says what merging it starts",
        "MergeGuideTest#saysWhatFollowsOnEachBranch",
        "MergeGuideTest#saysWhatDoesNotFollow",
        "MergeGuideTest#countsTheConfigurationThatDistGitKeeps",
        "MergeGuideTest#canBeLeftOut");
    rule(
        "With `WorkflowBuilder.commitStatuses(true)`",
        "CommitStatusTest#everyBranchHasAStatusWithItsPullRequest",
        "CommitStatusTest#whereThereIsNothingToDoNothingIsShown",
        "CommitStatusTest#whatIsShownAlreadyIsNotSetAgain",
        "CommitStatusTest#withoutTheSettingNothingIsShown");

    rule(
        "What a workflow is told of twice it does once",
        "DeliveredTwiceTest#oneWorkflowDoesEverythingOnce",
        "TwoProcessesTest#withLocksThatTheyShareEverythingIsDoneOnce");
    rule(
        "`PackageLocks` has one method",
        "PackageLocksTest#everythingThatWritesIsDoneUnderThePackagesLock",
        "internal.LocksInThisProcessTest#oneAfterTheOtherHasALock");
    rule(
        "Without shared locks nothing is broken for good",
        "TwoProcessesTest#withoutSharedLocksNothingIsBrokenForGood");
    rule("uploads", "TwoAtOnceTest#ofTwoPushesTheOtherIsToldThatTheBranchHasMoved");
    rule("pushes", "TwoAtOnceTest#ofTwoPushesTheOtherIsToldThatTheBranchHasMoved");
    rule("pull requests", "AtTheSameMomentTest#ofTwoPullRequestsTheOlderOneStays");
    rule("build tasks", "AtTheSameMomentTest#ofTwoBuildTasksTheOlderOneStays");
    rule("side tags of a group", "SideTagRacesTest#hazardOfTwoSideTagsTheOlderOneStays");
    rule(
        "groups in an empty side tag",
        "SideTagRacesTest#twoGroupsNeverShareASideTagForHavingBegunAtTheSameMoment");
    rule("updates", "AtTheSameMomentTest#ofTwoUpdatesOneHasTheBuild");
    rule("issues", "AtTheSameMomentTest#ofTwoIssuesTheOlderOneStays");
    rule("first forks", "TwoAtOnceTest#ofTwoFirstForksPagureMayKeepBoth");
    rule(
        "What people and newer releases did stays",
        "AgainAndLateTest#aPullRequestThatAMaintainerClosedStaysClosed",
        "AgainAndLateTest#aRevokedUpdateStaysRevoked");
    rule(
        "A pull request that was closed without being merged",
        "AgainAndLateTest#aPullRequestThatAMaintainerClosedStaysClosed",
        "AgainAndLateTest#whoAsksForItGetsAClosedPullRequestOpenedAgain",
        "AgainAndLateTest#aClosedPullRequestDoesNotKeepTheNextReleaseAway");
    rule(
        "With `WorkflowBuilder.bugzilla`",
        "NewVersionBugTest#anOpenBugIsReferredTo",
        "NewVersionBugTest#aBugzillaThatIsDownKeepsNoReleaseBack");
    rule(
        "An archive that is damaged or gone",
        "internal.workspace.ArchiveStoreTest#aDamagedArchiveIsDownloadedAgain",
        "internal.workspace.ArchiveStoreTest#anotherOneThanWasPlannedIsRefused");
    rule(
        "A release that is older than what an open pull request proposes",
        "AgainAndLateTest#anOlderReleaseLeavesTheProposalOfANewerOneAlone");
    rule(
        "A build whose update was revoked or has become obsolete",
        "AgainAndLateTest#aRevokedUpdateStaysRevoked",
        "AgainAndLateTest#theEventOfAnObsoletedBuildDoesNotFail");
    rule(
        "A build that is older, by RPM's order",
        "AgainAndLateTest#anOlderBuildGetsNoUpdateBesideThatOfANewerOne");
    rule(
        "A scratch build that was made, or is being made",
        "AgainAndLateTest#aScratchBuildThatIsToldOfAgainIsNotBuiltAgain",
        "AgainAndLateTest#aScratchBuildThatFailedIsBuiltAgain");
    rule(
        "A branch that follows another one",
        "AgainAndLateTest#aFollowerWhosePullRequestFailedIsMadeUpForAfterItsSourceWasMerged");

    rule(
        "People ask in comments",
        "event.RecordedDeliveriesTest#whatIsExpectedIsReadAndNothingElse",
        "event.CommentEventsTest#theRecordedMessagesOfTheBusAreRead",
        "event.CommentEventsTest#commentsOnIssuesOfPagureAreRead",
        "CommentCommandsTest#theBotOfSomebodyElseHasAnotherPrefix",
        "RepliesTest#nobodyIsAnsweredUnlessTheProgramSaysSo");
    rule(
        "`propose-downstream` |",
        "CommentCommandsTest#upstreamWhoMayPushCommands",
        "CommentCommandsTest#inAPullRequestOfDistGit");
    rule(
        "`pull-from-upstream [",
        "CommentCommandsTest#inDistGitPackagersCommand",
        "CommentCommandsTest#aCommentPullsTheVersionThatItNames");
    rule("`koji-build [", "CommentCommandsTest#inDistGitPackagersCommand");
    rule("`create-update [", "CommentCommandsTest#inDistGitPackagersCommand");
    rule("`--package NAME koji-build", "CommentCommandsTest#inAnIssueOfThePackagesIssueRepository");
    rule("`koji-tag [", "CommentCommandsTest#inDistGitPackagersCommand");
    rule(
        "`koji-tag` tags the latest stable build",
        "SideTagCommandsTest#theLatestStableBuildIsTaggedOnce",
        "SideTagCommandsTest#aNewerBuildInTheSideTagIsNotCoveredByAnOlderOne",
        "SideTagCommandsTest#onAllBranches");
    rule(
        "those of other jobs",
        "CommentCommandsTest#severalCommandsOfACommentAreCarriedOutInOrder",
        "CommentCommandsTest#inAPullRequestOfDistGit");
    rule("`help`", "RepliesTest#theUsageIsShownToWhoAsksAndToWhoErrs");
    rule(
        "A command has a line of its own",
        "command.CommandGrammarTest#whatTheReferenceRecognisesIsRecognised",
        "command.CommandGrammarTest#whatTheReferenceTakesForNoCommandIsNone",
        "command.CommandGrammarTest#whatTheReferenceRefusesIsRefusedOrNotRunHere",
        "command.CommandGrammarTest#whatIsWrongIsNamedWithItsPlace",
        "command.CommandGrammarTest#thousandsOfCommandsAreNotLookedAt",
        "CommentCommandsTest#severalCommandsOfACommentAreCarriedOutInOrder");
    rule(
        "A comment that is changed or deleted",
        "event.CommentEventsTest#onlyNewCommentsAreEvents",
        "event.CommentEventsTest#onGitLabTooWhateverItsAge",
        "RepliesTest#theBotNeverAnswersItself");
    rule(
        "A command goes the way of the event",
        "CommentCommandsTest#aCommentProposesAgainTheReleaseWhoseFailureItsIssueTells",
        "CommentCommandsTest#whatIsToBeStartedByHandIsStartedByACommand",
        "CommentCommandsTest#jobsThatDifferInTheirTriggerAloneRunOnce",
        "CommentCommandsTest#aClosedProposalIsNotOpenedAgain");
    rule(
        "`propose-downstream` means",
        "CommentCommandsTest#aCommentProposesAgainTheReleaseWhoseFailureItsIssueTells",
        "CommentCommandsTest#anywhereElseTheLatestReleaseIsMeant");
    rule(
        "`pull-from-upstream` means",
        "CommentCommandsTest#withoutAVersionTheNewestThatIsMonitoredIsPulled",
        "CommentCommandsTest#aProposedConfigurationSpeaksForItsOwnPackageAlone");
    rule(
        "`--with-pr-config`",
        "CommentCommandsTest#theConfigurationOfThePullRequestCountsWhereItIsAskedFor",
        "CommentCommandsTest#itIsTheConfigurationOfTheTimeOfTheComment",
        "CommentCommandsTest#aForkHasAConfigurationToo");
    rule(
        "`koji-build` builds",
        "CommentCommandsTest#aCommentBuildsWhatIsOnTheTargetBranchNow",
        "CommentCommandsTest#aScratchBuildIsOne",
        "CommentCommandsTest#anAliasMeansItsBranches");
    rule("`create-update` takes", "CommentCommandsTest#aCommentMakesAnUpdateOfTheLatestBuild");
    rule(
        "Packagers are the members",
        "CommentCommandsTest#withoutAGroupOfPackagersWhoMayPushCommands",
        "CommentCommandsTest#eachRightIsAskedForOnce",
        "CommentCommandsTest#aQuestionThatTheForgeDoesNotAnswerIsNoRefusal");
    rule(
        "`Replies.onForges` reacts",
        "RepliesTest#whoMayCommandSeesThatItIsSeen",
        "RepliesTest#whatBecameOfACommandIsToldOnce",
        "RepliesTest#oneCommentThatIsToldOfTwiceAtOnceHasOneAnswer",
        "RepliesTest#aFailureIsToldOnceAndSoIsWhatComesAfterIt",
        "RepliesTest#whatSomebodyElseWritesIsNoAnswer");
    rule(
        "What people wrote stands in an answer as code",
        "RepliesTest#hostileTextStaysText",
        "RepliesTest#aFloodOfCommandsHasOneShortAnswer",
        "RepliesTest#theBotNeverAnswersItself",
        "command.CommandGrammarTest#aHugeCommentIsCutBetweenLines");
    rule(
        "An answer that cannot be given",
        "RepliesTest#anAnswerThatCannotBeGivenFailsNothing",
        "CommentCommandsTest#whatACommandCannotDoIsAFailureWithItsCause",
        "FailureIssueTest#whereCommentsAreAnsweredTheIssueSaysWhatToComment");

    rule(
        "A Pagure of one's own has other names",
        "PrivateDistGitTest#everyReleaseTravelsFromUpstreamToItsBuilds",
        "PrivateDistGitTest#aPushToAnOwnBranchIsBuiltForItsOwnTarget");
    rule(
        "One workflow serves several", "SeveralDistGitsTest#aReleaseGoesWhereTheConfigurationSays");
    rule(
        "A job goes where its configuration says",
        "SeveralDistGitsTest#aReleaseGoesWhereTheConfigurationSays",
        "SeveralDistGitsTest#aConfigurationThatNamesNoneMeansTheFirst",
        "SeveralDistGitsTest#whatIsForNoneOfThemIsToldOnce",
        "SeveralDistGitsTest#whatIsWrongWithTheWholeIsToldOnce");
    rule(
        "What happens in a dist-git stays there",
        "SeveralDistGitsTest#aReleaseGoesWhereTheConfigurationSays",
        "SeveralDistGitsTest#aCommentIsForTheDistGitThatItStandsIn",
        "WhichDistGitTest#theEndOfAScratchBuildIsShownWhereThePullRequestIs",
        "WhichDistGitTest#aPushThatNamesNoAddressIsForTheOnlyOneOfItsNamespace");
    rule(
        "What does not say where it is from goes where something else leads to",
        "WhichDistGitTest#aTaggedBuildGoesWhereTheHubThatTellsItBuildsFor",
        "WhichDistGitTest#aTaggedBuildThatNamesNoHubIsLookedForByItsSource",
        "WhichDistGitTest#newVersionsGoToTheDistributionThatTheyAreToldOf",
        "WhichDistGitTest#newVersionsOfNoDistributionGoWhereTheyAreConfigured",
        "WhichDistGitTest#whatGoesBackUpstreamComesFromWhereTheJobIs",
        "WhichDistGitTest#aCommandInAnIssueIsForThePackageThatSendsPeopleThere");
    rule(
        "Where that leads to none of them, or to several, nothing is started",
        "WhichDistGitTest#newVersionsThatMayBeForBothStartNothing",
        "WhichDistGitTest#aTaggedBuildThatIsInNeitherHubStartsNothing",
        "WhichDistGitTest#whatMayComeFromBothHasToBeNamed",
        "WhichDistGitTest#whereTheHubDoesNotAnswerTheEventIsTriedAgain",
        "WhichDistGitTest#aConfigurationThatNamesTheOtherDistGitIsNotCarriedOutHere");
    rule("A plan is for one dist-git", "SeveralDistGitsTest#eachDistGitHasAPlanOfItsOwn");
    rule(
        "A lookaside cache that takes no uploads from here",
        "SeveralDistGitsTest#anArchiveThatCannotBeUploadedIsSaidSo",
        "SeveralDistGitsTest#nothingIsPushedWithoutItsArchive");
    rule(
        "A special interest group of CentOS",
        "SigReleaseTest#fromTheReleaseToTheBuild",
        "SigReleaseTest#whatOfBodhiDoesNotApplyIsSaidSo",
        "SigReleaseTest#thePackageOfAnotherGroupIsNotReleasedHere");
    rule(
        "Of a dist-git without a `distribution`",
        "LatestReleaseTest#ofADistGitWithoutADistributionMonitoringIsNotAsked");
    rule(
        "Where releases are given, a branch that is not among them",
        "PrivateDistGitTest#aBranchThatTheRulesDoNotKnowIsLeftAloneOrNamed");
    rule(
        "Where all of them are of families of one's own",
        "PrivateDistGitTest#aBranchThatTheRulesDoNotKnowIsLeftAloneOrNamed",
        "PrivateDistGitTest#anAliasOfFedoraMeansNoRelease");
    rule(
        "Whether a Pagure, a Forgejo or a GitLab answers",
        "DistGitForgesTest#aReleaseBecomesUpdates",
        "DistGitForgesTest#distGitMovesBetweenEvents",
        "DistGitForgesTest#distGitMovesInTheMiddleOfAnEvent",
        "DistGitForgesTest#pullRequestsLetTheMaintainersPush",
        "DistGitForgesTest#theTokenMayChangeWithTheForge",
        "SshStoryTest#onForgejoEverybodyConnectsAsGit");
    rule(
        "Pushes are heard from Pagure and Forgejo",
        "DistGitForgesTest#aDirectPushIsTakenForNoMerge",
        "DistGitForgesTest#aMergeIntoAnotherBranchIsNoneIntoThisOne",
        "DistGitForgesTest#aPackagerIsWhoMayPush",
        "event.MessageReaderTest#aPushOnForgejoLeavesOpenWhichPullRequestItMerged",
        "event.RecordedDeliveriesTest#whatIsExpectedIsReadAndNothingElse");
    rule(
        "Pushes go where the forge says",
        "SshStoryTest#aReleaseTravelsFromUpstreamToBodhiWithPushesOverSsh",
        "SshStoryTest#theBranchItselfIsPushedOverSshWhereThereAreToBeNoPullRequests");
  }

  private static void rule(String words, String... tests) {
    TESTS.put(words, List.of(tests));
  }

  @Test
  void everyRuleHasItsTests() throws IOException {
    List<String> unused = new ArrayList<>(TESTS.keySet());
    for (String section : RULES) {
      for (String rule : rules(section)) {
        List<String> keys = TESTS.keySet().stream().filter(rule::startsWith).toList();
        assertThat(keys).as("the tests of the rule '%s'", rule).hasSize(1);
        unused.removeAll(keys);
      }
    }
    assertThat(unused).as("words that no rule begins with").isEmpty();
  }

  @Test
  void theTestsOfEveryRuleAreThere() throws ClassNotFoundException {
    for (List<String> tests : TESTS.values()) {
      for (String test : tests) {
        String[] parts = test.split("#");
        assertThat(Class.forName(getClass().getPackageName() + "." + parts[0]).getDeclaredMethods())
            .as(test)
            .anyMatch(method -> method.getName().equals(parts[1]) && isTest(method));
      }
    }
  }

  private static boolean isTest(Method method) {
    return method.isAnnotationPresent(Test.class)
        || method.isAnnotationPresent(ParameterizedTest.class)
        || method.isAnnotationPresent(TestFactory.class)
        || method.isAnnotationPresent(Property.class);
  }

  @Test
  void everyReasonIsExplained() throws IOException {
    String section = section("What is left alone, and why");
    List<String> named =
        Pattern.compile("(?m)^\\| `(\\w+)` \\|")
            .matcher(section)
            .results()
            .map(match -> match.group(1))
            .toList();
    List<String> all = new ArrayList<>(List.of("SkipReason"));
    Arrays.stream(SkipReason.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .forEach(all::add);
    Arrays.stream(Reason.values()).map(Reason::name).forEach(all::add);
    assertThat(named).containsExactlyElementsOf(all);
  }

  /** Gives the paragraphs, the items of lists and the rows of tables of a section. */
  private static List<String> rules(String section) throws IOException {
    List<String> rules = new ArrayList<>();
    boolean begins = true;
    for (String line : section(section).replaceAll("(?s)```.*?```", "").lines().toList()) {
      if (line.startsWith("- ") || line.startsWith("| ")) {
        rules.add(line.substring(2));
      } else if (begins && !line.isBlank()) {
        rules.add(line);
      }
      begins = line.isBlank();
    }
    rules.removeIf(
        rule ->
            rule.startsWith("---")
                || rule.startsWith("two at once |")
                || rule.startsWith("a command of |")
                || rule.startsWith("what happens | told by |")
                || rule.startsWith("command | where |"));
    assertThat(rules).as(section).isNotEmpty();
    return rules;
  }

  private static String section(String title) throws IOException {
    Matcher section =
        Pattern.compile("(?ms)^## " + Pattern.quote(title) + "\n(.*?)(?=^## |\\z)")
            .matcher(readme());
    assertThat(section.find()).as(title).isTrue();
    // The last lines of the last section are about the build.
    return section.group(1).replaceAll("(?s)\n`mvn .*", "");
  }

  @Test
  void theReadmeShowsCodeThatCompiles() throws IOException {
    String source =
        flat(
            Files.readString(
                Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java")));
    List<String> blocks =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(readme())
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    assertThat(blocks)
        .hasSize(9)
        .allSatisfy(block -> assertThat(source).as(block).contains(flat(block)));
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  /** Takes comments and blanks away. */
  private static String flat(String code) {
    return code.replaceAll("(?<!:)//.*", "")
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", "");
  }

  // Never called: that it compiles is the test.

  static void release(ReleaseWorkflow workflow, String upstreamUrl, String tag, Logger log)
      throws IOException {
    ReleasePlan plan = workflow.plan(ReleaseRequest.proposeDownstream(upstreamUrl, tag));
    PlanFile.save(plan, Path.of("plan.json")); // look at it, approve it, carry it out elsewhere
    ReleaseReport report = workflow.execute(plan, event -> log.info("{}", event));
    for (BranchResult result : report.results()) {
      if (result instanceof BranchResult.Proposed proposed) {
        log.info("{}: {}", proposed.branch(), proposed.pullRequest().url());
      } else if (result instanceof BranchResult.Failed failed) {
        log.error(
            "{}: {}, try again: {}",
            failed.branch(),
            failed.step(),
            failed.retryable(),
            failed.cause());
      }
    }
  }

  static void hear(
      ReleaseWorkflow workflow,
      String secret,
      Map<String, String> headers,
      byte[] body,
      String id,
      String topic,
      String json,
      Set<String> mine,
      Logger log) {
    EventReport hooked = workflow.handle(WebhookReader.gitHub(secret).read(headers, body));
    MessageReader bus = MessageReader.create().accepts(subject -> mine.contains(subject.name()));
    EventReport heard = workflow.handle(bus.read(new FedoraMessage(id, topic, json)));
    log.info("{} {}", hooked, heard);
  }

  static void tell(ReleaseWorkflow workflow, PackitEvent event, Logger log) {
    EventReport report = workflow.handle(event);
    if (!report.succeeded() && !report.retryable()) { // or after the last of some attempts
      workflow.reportFailures(report).forEach(page -> log.warn("reported in {}", page));
    }
  }

  static void look(
      ReleaseWorkflow workflow,
      PackitEvent event,
      Consumer<String> page,
      BooleanSupplier isFriday,
      Logger log) {
    EventPlan plan = workflow.plan(event);
    EventPlanFile.save(plan, Path.of("plan.json"));
    page.accept(MarkdownText.of(plan));
    EventReport report = workflow.execute(plan);

    ReleaseWorkflow careful =
        ReleaseWorkflow.builder()
            .approval(
                job ->
                    job instanceof JobPlan.Update && isFriday.getAsBoolean()
                        ? Approval.refuse("no updates on Fridays")
                        : Approval.go())
            .build();
    log.info("{} {}", report, careful);
  }

  static void share(PackageLocks locks) {
    ReleaseWorkflow workflow = ReleaseWorkflow.builder().locks(locks).build();
    workflow.plan(Fedora.request());
  }

  static void act(Secret token) {
    ActionRunner sandbox =
        BubblewrapRunner.builder()
            .environment(ActionEnvironment.minimal().withSecret("GITHUB_TOKEN", token))
            .limits(new ActionLimits(Duration.ofMinutes(10), 1_000_000))
            .network(true)
            .build();
    ReleaseWorkflow workflow = ReleaseWorkflow.builder().actions(sandbox).build();
    workflow.plan(Fedora.request());
  }

  static void answer(Forges forges, DistGit distGit) {
    ReleaseWorkflow workflow =
        ReleaseWorkflow.builder()
            .commandPrefix("/release-bot")
            .replies(Replies.onForges(forges, distGit))
            .build();
    workflow.plan(Fedora.request());
  }

  static void elsewhere(SshAccess access, Secret token, Path work) {
    DistGitInstance instance =
        DistGitInstance.builder()
            .name("acme")
            .webUrl(URI.create("https://dist.acme.example"))
            .sshUrlTemplate("ssh://{user}@git.acme.example/{namespace}/{package}")
            .lookaside(
                LookasideLocation.namespaced(
                    URI.create("https://cache.acme.example/repo/pkgs"),
                    URI.create("https://cache.acme.example/repo/pkgs/upload.cgi")))
            .build();
    DistGit distGit =
        DistGit.builder(instance).account("bot", token).ssh(access).directory(work).build();
    DistroRelease el8 =
        DistroRelease.builder()
            .name("ACME-8")
            .longName("Acme 8")
            .version("8")
            .idPrefix("ACME")
            .branch("el8-private")
            .state(DistroRelease.State.CURRENT)
            .kojiTarget("dist-el8")
            .macroTarget("epel8")
            .putMacros("dist", ".acme8")
            .composedByBodhi(false)
            .build();
    ReleaseWorkflow workflow =
        ReleaseWorkflow.builder().distGit(distGit).releases(List.of(el8)).build();
    workflow.plan(Fedora.request());
  }

  static ReleaseWorkflow severalDistGits(
      DistGit fedora,
      KojiClient koji,
      BodhiClient bodhi,
      DistGit stream,
      KojiClient streamKoji,
      List<DistroRelease> streamReleases) {
    ReleaseWorkflow workflow =
        ReleaseWorkflow.builder()
            .distGit(fedora)
            .koji(koji)
            .bodhi(bodhi)
            .destination(Destination.of(stream).koji(streamKoji).releases(streamReleases))
            .build();
    return workflow;
  }
}
