package io.github.packit4j.sandbox.internal.bodhi;

import java.util.List;
import java.util.Optional;

/** One request to create or edit an update, on its way through the checks. */
final class SaveCheck {

  private final String user;
  private final SaveForm form;
  private final Problems problems = new Problems();
  private final BuildInfos infos;
  private Optional<List<String>> builds;
  private Optional<String> sideTagOwner = Optional.empty();

  SaveCheck(String user, SaveForm form, Buildsystem koji, Releases releases) {
    this.user = user;
    this.form = form;
    this.infos = new BuildInfos(koji, releases, problems);
    this.builds = form.builds();
  }

  String user() {
    return user;
  }

  SaveForm form() {
    return form;
  }

  Problems problems() {
    return problems;
  }

  BuildInfos infos() {
    return infos;
  }

  /** The builds as far as they are known: those sent, or those of the side tag. */
  Optional<List<String>> builds() {
    return builds;
  }

  void builds(List<String> newBuilds) {
    builds = Optional.of(newBuilds);
  }

  void sideTagOwner(Optional<String> owner) {
    sideTagOwner = owner;
  }

  boolean ownsSideTag() {
    return sideTagOwner.equals(Optional.of(user));
  }

  boolean isEdit() {
    return form.edited().isPresent();
  }
}
