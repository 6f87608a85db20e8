package io.github.packit4j.cli.koji;

import io.github.packit4j.cli.run.Action;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Consent;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Session;
import io.github.packit4j.koji.KojiClient;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tags builds. */
@Command(name = "tag", description = "Tag builds.")
final class KojiTag implements Action {

  @Parameters(index = "0", paramLabel = "TAG", description = "The tag, such as f44-candidate.")
  private String tag = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NVR",
      description = "The builds: name-version-release.")
  private List<String> builds = List.of();

  @Mixin private final Waiting waiting = new Waiting();
  @Mixin private final Consent consent = new Consent();

  /** What is to be tagged. */
  private record Planned(String tag, List<String> builds) {}

  @Override
  public Answer run(Session session) throws InterruptedException {
    Page page = new Page();
    builds.forEach(build -> page.line("tag %s into %s".formatted(build, tag)));
    return consent.around(session, Answer.of(new Planned(tag, builds), page), () -> tag(session));
  }

  private Answer tag(Session session) throws InterruptedException {
    KojiClient koji = session.clients().koji();
    List<TaskEnd> ends = new ArrayList<>();
    for (String build : builds) {
      ends.add(waiting.end(session, koji, koji.tags().tag(tag, build)));
    }
    return TaskEnd.answer(ends);
  }
}
