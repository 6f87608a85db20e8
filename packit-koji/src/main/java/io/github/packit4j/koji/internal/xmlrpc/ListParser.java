package io.github.packit4j.koji.internal.xmlrpc;

import java.util.Arrays;
import java.util.Collections;
import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.common.TypeFactory;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.ObjectArrayParser;

/** Reads an array as an unmodifiable list. */
final class ListParser extends ObjectArrayParser {
  ListParser(XmlRpcStreamConfig config, NamespaceContextImpl context, TypeFactory factory) {
    super(config, context, factory);
  }

  @Override
  public Object getResult() throws XmlRpcException {
    return Collections.unmodifiableList(Arrays.asList((Object[]) super.getResult()));
  }
}
