package io.github.packit4j.specfile.macro.internal.lua;

import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Kind;
import io.github.packit4j.specfile.macro.internal.lua.LuaLexer.Token;

/** The tokens of a script, one of them current. */
class LuaTokens {
  private static final int MAX_NESTING = 80;

  private final LuaLexer lexer;
  private Token token;
  private int nesting;

  LuaTokens(String script) {
    this.lexer = new LuaLexer(script);
    this.token = lexer.next();
  }

  final Token token() {
    return token;
  }

  final void enter() {
    if (++nesting > MAX_NESTING) {
      throw new LuaUnsupported("a script nested so deeply");
    }
  }

  final void leave() {
    nesting--;
  }

  final String name() {
    if (token.kind() != Kind.NAME) {
      throw unexpected();
    }
    String name = token.text();
    advance();
    return name;
  }

  final void advance() {
    token = lexer.next();
  }

  final boolean isKeyword(String word) {
    return token.kind() == Kind.KEYWORD && token.text().equals(word);
  }

  final boolean is(String symbol) {
    return token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }

  final boolean accept(String symbol) {
    if (!is(symbol)) {
      return false;
    }
    advance();
    return true;
  }

  final void expect(String text) {
    if (!is(text) && !isKeyword(text)) {
      throw lexer.syntax("'" + text + "' expected near '" + token.text() + "'");
    }
    advance();
  }

  final LuaError unexpected() {
    return lexer.syntax("unexpected symbol near '" + token.text() + "'");
  }
}
