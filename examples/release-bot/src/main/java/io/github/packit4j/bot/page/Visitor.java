package io.github.packit4j.bot.page;

import java.util.Optional;

/**
 * Who looks at a page.
 *
 * @param mayLogIn whether there is a login
 * @param formKey the key of their forms; empty for one who is not logged in
 */
record Visitor(boolean mayLogIn, Optional<String> formKey) {

  static final Visitor READER = new Visitor(false, Optional.empty());
}
