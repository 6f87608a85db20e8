package io.github.packit4j.cli.bodhi;

import io.github.packit4j.bodhi.model.Caveat;
import io.github.packit4j.bodhi.model.Update;
import io.github.packit4j.cli.run.Answer;
import io.github.packit4j.cli.run.Page;
import io.github.packit4j.cli.run.Style;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What became of an update.
 *
 * @param result {@code created}, {@code edited}, {@code present}, {@code requested}, {@code
 *     waiting} or {@code refused}
 * @param alias its identifier
 * @param status where it is
 * @param builds its builds
 * @param url its page
 * @param message why nothing was done
 * @param caveats what Bodhi did otherwise than it was asked to
 */
record UpdateView(
    String result,
    String alias,
    String status,
    List<String> builds,
    Optional<URI> url,
    Optional<String> message,
    List<String> caveats) {

  static UpdateView of(String result, Update update, Optional<String> message) {
    return new UpdateView(
        result,
        update.alias(),
        update.status().key(),
        update.nvrs(),
        update.url(),
        message,
        update.caveats().stream().map(Caveat::description).toList());
  }

  static Answer answer(String result, Update update) {
    UpdateView view = of(result, update, Optional.empty());
    Page page = new Page();
    view.addTo(page);
    return Answer.of(view, page);
  }

  void addTo(Page page) {
    page.line(
        message.isPresent() ? Style.WARNING : Style.GOOD,
        "%s %s%s%s"
            .formatted(
                result,
                alias,
                url.map(at -> " " + at).orElse(""),
                message.map(text -> ": " + text).orElse("")));
    page.lines(Style.WARNING, caveats);
  }
}
