package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.account.Accounts;
import io.github.packit4j.sandbox.internal.koji.KojiService;
import io.github.packit4j.sandbox.internal.messages.MessageBus;
import io.github.packit4j.sandbox.internal.pagure.DistGitService;
import io.github.packit4j.sandbox.internal.state.StateLock;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of Bodhi, put together. */
final class BodhiParts {

  final Trouble trouble;
  final Releases releases = new Releases();
  final Builds builds;
  final TestCases testCases = new TestCases();
  final UpdateTable updates;
  final Buildsystem koji;
  final Gating gating;
  final Rights rights;
  final Requests requests;
  final Votes votes;
  final Obsolescence obsolescence;
  final Overrides overrides;
  final Signing signing;
  final Composes composes;
  final AutomaticPush automaticPush;
  final AutomaticUpdates automaticUpdates;
  final ReleaseChanges releaseChanges;
  final SaveChecks saveChecks;
  final Creation creation;
  final Editing editing;
  final BodhiMessages messages;
  final UserJson users;
  // Bodhi writes some answers as it writes messages, without what it needs the request for.
  final UpdateJson answers;
  final UpdateJson plain;

  BodhiParts(
      Accounts accounts,
      Clock clock,
      StateLock state,
      MessageBus bus,
      KojiService kojiService,
      DistGitService distGit) {
    this.builds = new Builds(kojiService::epoch);
    this.updates = new UpdateTable(clock, builds);
    this.trouble = new Trouble(state, this::takenBuilds);
    this.koji = new Buildsystem(kojiService, trouble);
    Comments comments = new Comments(clock);
    this.gating = new Gating(comments);
    StablePolicy policy = new StablePolicy(clock, gating);
    this.users = new UserJson(accounts, true);
    this.answers = new UpdateJson(users, policy, testCases);
    this.plain = new UpdateJson(new UserJson(accounts, false), policy, testCases);
    this.messages = new BodhiMessages(bus, plain, koji);
    Announcements announcements = new Announcements(comments, messages);
    Withdrawal withdrawal = new Withdrawal(koji, releases, comments);
    SideTags sideTags = new SideTags(koji);
    this.obsolescence = new Obsolescence(builds, withdrawal, comments);
    this.requests = new Requests(koji, policy, withdrawal, obsolescence, gating, announcements);
    this.votes = new Votes(clock, requests, withdrawal, gating, announcements);
    this.overrides = new Overrides(clock, koji, builds, messages);
    this.signing = new Signing(clock, koji, requests, gating);
    this.automaticPush = new AutomaticPush(clock, koji, policy, requests, sideTags, announcements);
    this.composes =
        new Composes(
            clock,
            koji,
            signing,
            automaticPush,
            votes,
            obsolescence,
            sideTags,
            overrides,
            announcements);
    this.automaticUpdates =
        new AutomaticUpdates(koji, releases, builds, updates, obsolescence, announcements);
    this.releaseChanges = new ReleaseChanges(releases, updates, comments);
    this.rights = new Rights(new PackageAcls(distGit, trouble), builds);
    this.saveChecks =
        new SaveChecks(
            new SideTagCheck(koji, updates),
            new BuildCheck(releases, builds, updates, trouble),
            rights);
    this.creation =
        new Creation(builds, updates, requests, obsolescence, sideTags, gating, messages);
    this.editing =
        new Editing(
            clock, builds, requests, withdrawal, sideTags, overrides, gating, announcements);
  }

  private Set<String> takenBuilds() {
    return builds.all().stream()
        .filter(build -> build.update().isPresent())
        .map(BuildRow::nvr)
        .collect(Collectors.toSet());
  }
}
