package io.github.packit4j.sandbox.internal.forgejo;

import io.github.packit4j.sandbox.UpstreamRole;
import io.github.packit4j.sandbox.UpstreamStatus;
import io.github.packit4j.sandbox.internal.Dates;
import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.forge.ApiCall;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal;
import io.github.packit4j.sandbox.internal.forge.ForgeRefusal.Reason;
import io.github.packit4j.sandbox.internal.forge.Project;
import io.github.packit4j.sandbox.internal.forge.Statuses;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The API's calls about the statuses of commits. */
final class StatusCalls {

  private static final Set<String> STATES =
      Set.of("pending", "success", "error", "failure", "warning");

  private StatusCalls() {}

  static void addTo(ForgejoApi api) {
    api.get("/statuses/{sha}", StatusCalls::list);
    api.get("/commits/{sha}/statuses", StatusCalls::list);
    api.on("POST", "/statuses/{sha}", StatusCalls::set);
  }

  private static HttpResponse list(ApiCall call) {
    List<ObjectNode> all = new ArrayList<>();
    for (Statuses.Entry entry : call.project().statusList().of(call.path("sha"))) {
      all.add(json(call.project(), entry));
    }
    Collections.reverse(all);
    return ForgejoApi.page(call, all);
  }

  /** The state is {@code state} in requests and {@code status} in answers. */
  private static HttpResponse set(ApiCall call) {
    String creator = call.writer("write:repository").name();
    call.require(UpstreamRole.WRITE);
    Project project = call.project();
    GoStruct.ofTexts("CreateStatusOption", "state", "target_url", "description", "context")
        .check(call);
    String state = call.text("state").orElse("");
    if (!STATES.contains(state)) {
      throw new ForgeRefusal(Reason.INVALID, "[State]: Unknown");
    }
    String commit =
        project
            .commitOf(call.path("sha"))
            .orElseThrow(() -> ForgeRefusal.notFound("Tag " + call.path("sha")));
    UpstreamStatus status =
        new UpstreamStatus(
            commit,
            call.text("context").orElse("default"),
            state,
            call.text("description").orElse(""),
            call.address("target_url"),
            creator);
    return ForgejoApi.json(201, json(project, project.statusList().add(status)));
  }

  private static ObjectNode json(Project project, Statuses.Entry entry) {
    UpstreamStatus status = entry.status();
    ObjectNode json = Json.object();
    json.put("context", status.context());
    json.put("created_at", Dates.gitHub(entry.time()));
    json.set("creator", ForgejoJson.user(project.site(), status.creator()));
    json.put("description", status.description());
    json.put("id", entry.id());
    json.put("status", status.state());
    json.put("target_url", status.target().map(URI::toString).orElse(""));
    json.put("updated_at", Dates.gitHub(entry.time()));
    return json.put("url", ForgejoJson.api(project) + "/statuses/" + status.commit());
  }
}
