package io.github.packit4j.koji;

import io.github.packit4j.koji.call.BuildCalls;
import io.github.packit4j.koji.call.BuildQuery;
import io.github.packit4j.koji.call.BuildRequest;
import io.github.packit4j.koji.call.ContentCalls;
import io.github.packit4j.koji.call.KojiCall;
import io.github.packit4j.koji.call.Paging;
import io.github.packit4j.koji.call.RepoCalls;
import io.github.packit4j.koji.call.TagCalls;
import io.github.packit4j.koji.call.TaggedQuery;
import io.github.packit4j.koji.call.TaskCalls;
import io.github.packit4j.koji.call.TaskQuery;
import io.github.packit4j.koji.call.UploadedFile;
import io.github.packit4j.koji.call.UserCalls;
import io.github.packit4j.koji.model.BuildState;
import io.github.packit4j.koji.model.KojiValue;
import io.github.packit4j.koji.model.TaskId;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The typed calls that make the recorded requests. */
final class RecordedCalls {
  private static final String OGR = "python-ogr-0.52.0-1.fc43";
  private static final String SPECFILE =
      "git+https://src.fedoraproject.org/rpms/python-specfile.git#";

  private RecordedCalls() {}

  static Map<String, KojiCall<?>> typed() {
    Map<String, KojiCall<?>> calls = new LinkedHashMap<>();
    builds(calls);
    tasks(calls);
    tags(calls);
    sideTags(calls);
    content(calls);
    repos(calls);
    calls.put("050-getLoggedInUser-anonymous", KojiCall.readAsUser("getLoggedInUser"));
    calls.put("051-getUser", UserCalls.user("packit"));
    calls.put("052-getUser-unknown", UserCalls.user("nobody-here"));
    calls.put("240-getUser-principal", UserCalls.user("packit@KOJI.TEST"));
    calls.put("078-getLoggedInUser", UserCalls.loggedIn());
    calls.put("080-getLoggedInUser-certificate", UserCalls.loggedIn());
    calls.put("198-LockOut-admin", UserCalls.loggedIn());
    calls.put("079-getPerms", UserCalls.permissions());
    calls.put("001-getAPIVersion", KojiCall.read("getAPIVersion"));
    calls.put("201-fault-database-outage", KojiCall.read("getAPIVersion"));
    return calls;
  }

  private static void builds(Map<String, KojiCall<?>> calls) {
    calls.put("006-getBuild-nvr", BuildCalls.build(OGR));
    calls.put("007-getBuild-id", BuildCalls.build(4));
    calls.put("008-getBuild-unknown", BuildCalls.build("python-ogr-9.9-1.fc43"));
    calls.put("188-getBuild-imported", BuildCalls.build("python-flexmock-0.12.1-1.fc43"));
    calls.put("193-getBuild-BUILDING", BuildCalls.build(14));
    calls.put("194-cancelBuild", KojiCall.write("cancelBuild", 14).returning(KojiValue::asBoolean));
    calls.put("195-getBuild-CANCELED", BuildCalls.build(14));
    calls.put("215-getBuild-bad-nvr", BuildCalls.build("notannvr"));
    calls.put("107-listBuilds-by-task", BuildCalls.builds(BuildQuery.ofTask(TaskId.of(37))));
    calls.put(
        "218-listBuilds-source",
        BuildCalls.builds(BuildQuery.builder().source("*rpms/python-ogr.git#*").build()));
    calls.put(
        "219-listBuilds-pattern",
        BuildCalls.builds(
            BuildQuery.builder().pattern("python-ogr-0.52*").state(BuildState.COMPLETE).build()));
    calls.put("103-build", BuildCalls.submit(scm("0b28cd180c9a3f64d27ad32fb95ea485ecaabde0")));
    calls.put(
        "160-build-into-sidetag",
        BuildCalls.submit(
            BuildRequest.fromScm(
                URI.create(SPECFILE + "956e0adbff1a59a2fcbb4bf8d42894a984ac9869"),
                "f43-build-side-35")));
    calls.put(
        "109-build-options",
        BuildCalls.submit(
            BuildRequest.builder()
                .source(SPECFILE + "0edbaace584ae59bf23da72d46f3a9c081dc82b0")
                .target("f43-candidate")
                .scratch(true)
                .addArchOverride("x86_64")
                .failFast(true)
                .putMetadata("note", "x")
                .priority(5)
                .build()));
    calls.put(
        "141-build-srpm-scratch",
        BuildCalls.submit(
            BuildRequest.scratchOf(
                new UploadedFile(
                    "cli-build/1763000000.000000.0b28cd18",
                    "python-ogr-0.52.0-1.fc43.src.rpm",
                    7332),
                "f43-candidate")));
  }

  private static BuildRequest scm(String commit) {
    return BuildRequest.fromScm(URI.create(SPECFILE + commit), "f43-candidate");
  }

  private static void tasks(Map<String, KojiCall<?>> calls) {
    calls.put("036-getTaskInfo", TaskCalls.task(TaskId.of(16)));
    calls.put("110-getTaskInfo-priority", TaskCalls.task(TaskId.of(41)));
    calls.put("037-getTaskInfo-list", TaskCalls.tasks(List.of(TaskId.of(16), TaskId.of(1))));
    calls.put(
        "232-getTaskInfo-many",
        TaskCalls.tasks(List.of(TaskId.of(16), TaskId.of(17), TaskId.of(18), TaskId.of(99999))));
    calls.put("040-getTaskChildren", TaskCalls.children(TaskId.of(16)));
    calls.put("041-getTaskDescendents", TaskCalls.descendents(TaskId.of(16)));
    calls.put("042-getTaskResult-buildSRPMFromSCM", TaskCalls.result(TaskId.of(17)));
    calls.put("043-getTaskResult-build", TaskCalls.result(TaskId.of(16)));
    calls.put("165-getTaskResult-tagBuild", TaskCalls.result(TaskId.of(72)));
    calls.put("118-getTaskResult-no-raise", TaskCalls.failure(TaskId.of(44)));
    calls.put("117-getTaskResult-unknown-target", TaskCalls.result(TaskId.of(44)));
    calls.put("124-getTaskResult-unfinished", TaskCalls.result(TaskId.of(57)));
    calls.put("128-getTaskResult-CANCELED", TaskCalls.result(TaskId.of(57)));
    calls.put("045-listTaskOutput", TaskCalls.files(TaskId.of(18)));
    calls.put("126-cancelTask", TaskCalls.cancel(TaskId.of(57)));
    calls.put(
        "230-listTasks-decode",
        TaskCalls.tasks(
            TaskQuery.builder()
                .method("build")
                .ownerId(2)
                .createdAfter(Instant.ofEpochSecond(1700000000))
                .paging(Paging.first("-id", 2))
                .build()));
  }

  private static void tags(Map<String, KojiCall<?>> calls) {
    calls.put(
        "010-listTagged-latest",
        TagCalls.taggedBuilds(TaggedQuery.latest("f43-updates-candidate", "python-ogr")));
    calls.put("161-listTagged-sidetag", TagCalls.taggedBuilds(TaggedQuery.in("f43-build-side-35")));
    calls.put(
        "013-getLatestBuilds",
        TagCalls.latestBuilds("f43-updates-testing", Optional.of("python-ogr")));
    calls.put("020-listTags-build", TagCalls.tagsOfBuild(OGR));
    calls.put("021-listTags-unknown-build", TagCalls.tagsOfBuild("nope-1-1"));
    calls.put("024-getBuildTarget-unknown", TagCalls.target("f99-candidate"));
    calls.put("152-getBuildTarget-sidetag", TagCalls.target("f43-build-side-35"));
    calls.put("181-getBuildTarget-removed", TagCalls.target("f43-build-side-35"));
    calls.put("025-getBuildTargets", TagCalls.targets());
    calls.put("026-getFullInheritance", TagCalls.inheritance("f43-updates-candidate"));
    calls.put("229-getFullInheritance-sidetag", TagCalls.inheritance("f43-build-side-125"));
    calls.put("229-getFullInheritance-epel", TagCalls.inheritance("epel9-testing-candidate"));
    calls.put("027-getBuildConfig", TagCalls.buildConfig("f43-build"));
    calls.put("028-getBuildConfig-unknown", TagCalls.buildConfig("nope"));
    calls.put("153-getBuildConfig-sidetag", TagCalls.buildConfig("f43-build-side-35"));
    calls.put("029-getTag", TagCalls.tag("f43"));
    calls.put("055-listPackages", TagCalls.packages("f43"));
    calls.put(
        "056-checkTagPackage", TagCalls.acceptsPackage("f43-updates-candidate", "python-ogr"));
    calls.put("164-tagBuild", TagCalls.tagBuild("f43-build-side-35", OGR));
    calls.put("166-tagBuild-already", TagCalls.tagBuild("f43-build-side-35", OGR));
    calls.put("169-tagBuild-policy", TagCalls.tagBuild("f43", OGR));
    calls.put("172-untagBuild", TagCalls.untagBuild("f43-build-side-35", OGR));
    calls.put("173-untagBuild-not-tagged", TagCalls.untagBuild("f43-build-side-35", OGR));
  }

  private static void sideTags(Map<String, KojiCall<?>> calls) {
    calls.put("084-write-call", TagCalls.createSideTag("f43-build"));
    calls.put("085-fault-RetryError", KojiCall.readAsUser("createSideTag", "f43-build"));
    calls.put("144-createSideTag", TagCalls.createSideTag("f43-build"));
    calls.put("145-createSideTag-unknown-base", TagCalls.createSideTag("nope"));
    calls.put("146-createSideTag-policy", TagCalls.createSideTag("f43"));
    calls.put("148-createSideTag-anonymous", TagCalls.createSideTag("f43-build"));
    calls.put("149-listSideTags-user", TagCalls.sideTags(Optional.empty(), Optional.of("packit")));
    calls.put(
        "150-listSideTags-basetag", TagCalls.sideTags(Optional.of("f43-build"), Optional.empty()));
    calls.put("151-getTag-sidetag", TagCalls.tag("f43-build-side-35"));
    calls.put("175-removeSideTag-not-owner", TagCalls.removeSideTag("f43-build-side-35"));
    calls.put("176-removeSideTag-not-sidetag", TagCalls.removeSideTag("f43"));
    calls.put("177-removeSideTag", TagCalls.removeSideTag("f43-build-side-35"));
    calls.put("178-getTag-removed", TagCalls.tag("f43-build-side-35"));
    calls.put("179-removeSideTag-again", TagCalls.removeSideTag("f43-build-side-35"));
  }

  private static void content(Map<String, KojiCall<?>> calls) {
    calls.put("017-getRPMHeaders-changelog", ContentCalls.changelog(OGR));
    calls.put("183-getRPMHeaders-one-entry", ContentCalls.changelog("python-ogr-0.50.0-1.fc43"));
    calls.put(
        "016-getChangelogEntries-after",
        ContentCalls.changelogAfter(OGR, Instant.ofEpochSecond(1756810800)));
    calls.put("047-listBuildRPMs", ContentCalls.rpms(OGR));
    calls.put("048-getRPM", ContentCalls.rpm(OGR + ".src"));
    calls.put("049-getBuildLogs", ContentCalls.logs(OGR));
  }

  private static void repos(Map<String, KojiCall<?>> calls) {
    calls.put("154-repo.request", RepoCalls.request("f43-build-side-35"));
    calls.put("155-repo.checkRequest", RepoCalls.check(2));
    calls.put("237-repo.checkRequest-unknown", RepoCalls.check(99999));
    calls.put("156-getRepo", RepoCalls.current("f43-build-side-35"));
    calls.put("158-getRepo-none", RepoCalls.current("f43-candidate"));
    calls.put("159-repoInfo", RepoCalls.repo(2));
    calls.put("162-repo.request-after-build", RepoCalls.requestLatest("f43-build-side-35"));
    calls.put("163-repo.request-satisfied", RepoCalls.requestLatest("f43-build-side-35"));
    calls.put("238-repo.request-anonymous", RepoCalls.request("f43-build"));
    calls.put("054-getLastEvent", RepoCalls.lastEvent());
  }
}
