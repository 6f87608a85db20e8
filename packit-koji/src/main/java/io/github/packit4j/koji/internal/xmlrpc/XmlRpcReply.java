package io.github.packit4j.koji.internal.xmlrpc;

import io.github.packit4j.koji.failure.KojiFault;
import io.github.packit4j.koji.model.KojiValue;

/** A decoded answer. */
public sealed interface XmlRpcReply {
  /**
   * The call succeeded.
   *
   * @param value its result
   */
  record Value(KojiValue value) implements XmlRpcReply {}

  /**
   * The hub refused.
   *
   * @param fault code and message
   */
  record Fault(KojiFault fault) implements XmlRpcReply {}
}
