package io.github.packit4j.sandbox.internal.bodhi;

import io.github.packit4j.sandbox.internal.Json;
import io.github.packit4j.sandbox.internal.http.HttpRequest;
import io.github.packit4j.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Creates and edits updates: {@code POST /updates/}. */
final class SaveCalls {

  private final BodhiSessions sessions;
  private final Buildsystem koji;
  private final Releases releases;
  private final UpdateTable updates;
  private final SaveChecks checks;
  private final Creation creation;
  private final Editing editing;
  private final Obsolescence obsolescence;
  private final UpdateJson answers;
  private final UpdateJson plain;

  SaveCalls(
      BodhiSessions sessions,
      Buildsystem koji,
      Releases releases,
      UpdateTable updates,
      SaveChecks checks,
      Creation creation,
      Editing editing,
      Obsolescence obsolescence,
      UpdateJson answers,
      UpdateJson plain) {
    this.sessions = sessions;
    this.koji = koji;
    this.releases = releases;
    this.updates = updates;
    this.checks = checks;
    this.creation = creation;
    this.editing = editing;
    this.obsolescence = obsolescence;
    this.answers = answers;
    this.plain = plain;
  }

  HttpResponse save(HttpRequest request) {
    String user = sessions.packager(request, "new_update__POST");
    SaveForm form = SaveForm.read(request, sessions);
    SaveCheck save = new SaveCheck(user, form, koji, releases);
    checks.run(save);
    requireComposed(save);
    Saved saved = save(save);
    ObjectNode body = body(saved);
    body.set("caveats", Caveat.json(saved.caveats()));
    saved.updates().forEach(Update::settle);
    return HttpResponse.json(body);
  }

  private ObjectNode body(Saved saved) {
    if (saved.updates().size() == 1) {
      return plain.update(saved.updates().get(0));
    }
    ObjectNode body = Json.object();
    body.set("updates", answers.updates(saved.updates()));
    return body;
  }

  /** Where Bodhi composes nothing, only side tags make updates by hand. */
  private static void requireComposed(SaveCheck save) {
    boolean composed =
        save.builds().orElse(List.of()).stream()
            .map(save.infos()::release)
            .flatMap(Optional::stream)
            .allMatch(ReleaseRow::isComposed);
    if (save.form().fromTag().isEmpty() && !composed) {
      throw BodhiRefusal.body(
          "builds",
          "Cannot manually create updates for a Release which is not composed by Bodhi.\nRead the"
              + " 'Automatic updates' page in Bodhi docs about this error.");
    }
  }

  private Saved save(SaveCheck save) {
    try {
      if (!save.isEdit()) {
        return creation.create(save);
      }
      Update update = updates.known(save.form().edited().orElseThrow());
      List<Caveat> caveats = new ArrayList<>(editing.edit(update, save));
      caveats.addAll(obsolescence.obsoleteOlder(update));
      return new Saved(List.of(update), caveats);
    } catch (PolicyException.Locked e) {
      throw BodhiRefusal.body("builds", e.reason());
    } catch (PolicyException e) {
      throw unable(e.reason());
    } catch (BackendTrouble e) {
      throw unable(e.reason());
    }
  }

  private static BodhiRefusal unable(String reason) {
    return BodhiRefusal.body("builds", "Unable to create update.  " + reason);
  }
}
