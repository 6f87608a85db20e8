package io.github.packit4j.sandbox.internal.pagure;

import java.util.List;

/**
 * What a call wants of a token.
 *
 * @param acls rights of which one is needed
 * @param binding what the token may be bound to
 */
record Access(List<String> acls, Binding binding) {

  /** What a token may be bound to. */
  enum Binding {
    /** Nothing, or the project that is called. */
    PROJECT_OR_NONE,
    /** The project that is called. */
    PROJECT,
    /** Whatever the call itself finds right. */
    UNCHECKED
  }

  static Access oneOf(String... acls) {
    return new Access(List.of(acls), Binding.PROJECT_OR_NONE);
  }

  /** The same with a token that is bound to the project. */
  Access ofProject() {
    return new Access(acls, Binding.PROJECT);
  }

  /** The same with a token whose project the call looks at itself. */
  Access unbound() {
    return new Access(acls, Binding.UNCHECKED);
  }
}
