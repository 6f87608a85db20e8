/**
 * Koji's dialect of XML-RPC on Apache XML-RPC's types and parser, made safe. Nothing outside this
 * package names a type of that library.
 */
@NullMarked
package io.github.packit4j.koji.internal.xmlrpc;

import org.jspecify.annotations.NullMarked;
