package io.github.packit4j.specfile.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.packit4j.specfile.macro.internal.lua.LuaLimitException;
import io.github.packit4j.specfile.macro.internal.lua.LuaState;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Lua of this library against what Lua 5.4 prints, row by row. */
class LuaScriptsTest {

  static Stream<Arguments> rows() throws IOException {
    return Tables.rows("lua.tsv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void printsWhatLuaPrints(String script, String expected) {
    String text = "%{lua:" + Tables.plain(script) + "}";
    if (expected.startsWith("E: ")) {
      assertThatThrownBy(() -> MacroContext.rpm().expand(text))
          .isInstanceOf(MacroException.class)
          .hasMessageContaining(Tables.plain(expected.substring(3)));
    } else {
      assertThat(MacroContext.rpm().expand(text)).isEqualTo(Tables.plain(expected));
    }
  }

  @Test
  void aLoopEndsAtTheLastInteger() {
    assertThat(script("for i = math.maxinteger - 1, math.maxinteger do print('x') end"))
        .isEqualTo("xx");
    assertThat(script("for i = math.mininteger + 1, math.mininteger, -1 do print('x') end"))
        .isEqualTo("xx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "math.random()",
        "math.randomseed(1)",
        "math.sin(0)",
        "math.modf(1.5)",
        "string.pack('i', 1)",
        "string.dump(print)",
        "string.format('%a', 1)",
        "io.open('x')",
        "io.write('x')",
        "os.execute('x')",
        "os.remove('x')",
        "posix.stat('x')",
        "debug.traceback()",
        "utf8.char(1)",
        "coroutine.wrap(print)",
        "package.path",
        "require('x')",
        "load('x')()",
        "dofile('x')",
        "collectgarbage()",
        "xpcall(print, print)",
        "rpm.open('x')",
        "rpm.glob('*')",
        "rpm.execute('x')",
        "rpm.redirect2null(1)",
      })
  void leavesWhatIsNotHere(String call) {
    String text = "%{lua:print(" + call + ")}";
    assertThat(MacroContext.rpm().withRpmRelease(RpmRelease.parse("4.20")).expand(text))
        .isEqualTo(text);
  }

  /** Each does much in one step, so that all of it must count: 2000 steps end none of the plain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = ('x'):rep(2001)",
        "s = ('x'):rep(1, ('x'):rep(2001))",
        "s = ('x'):rep(600) s = s .. s .. s s = s .. s",
        "t = {} for i = 1, 150 do t[i] = i end for i = 1, 20 do table.insert(t, 1, 0) end",
        "t = {} for i = 1, 150 do t[i] = i end for i = 1, 20 do table.remove(t, 1) end",
        "t = {} for i = 1, 150 do t[i] = i end for i = 1, 10 do table.unpack(t) end",
        "t = {('x'):rep(500)} for i = 1, 5 do table.concat(t) end",
        "t = {} for i = 1, 150 do t[i] = (i * 7) % 150 end table.sort(t)",
        "t = {} table.move(t, 1, 1000, 1)",
        "table.unpack({}, 1, 2000)",
        "for i = 1, 20 do s = ('%99d'):format(i) end",
        "s = ('x'):rep(500) for i = 1, 4 do s:gsub('y', '') end",
        "s = ('x'):rep(500) for i = 1, 30 do s:find('y', 1, true) end",
        "s = ('x'):rep(400) s:match('x*x*y')",
        "for i = 1, 30 do print(('x'):rep(40)) end",
        "while true do end",
        "repeat until false",
        "for i = 1, 1e9 do end",
        "for k in function() return 1 end do end",
        "::a:: goto a",
        "function f() f() end while true do pcall(f) end",
        "while true do pcall(error) end",
        "for i = 1, 20 do pcall(error) end",
      })
  void metersWhatScriptsDo(String script) {
    assertThatThrownBy(() -> new LuaState(2000).run(script)).isInstanceOf(LuaLimitException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = ('x'):rep(1500)",
        "t = {} for i = 1, 100 do t[i] = i end",
        "t = {} for i = 1, 50 do t[i] = i end table.sort(t)",
        "s = ('x'):rep(300) s:gsub('y', '')",
        "for i = 1, 100 do print(i) end",
        "for i = 1, 5 do pcall(error) end",
      })
  void doesNotMeterTooMuch(String script) {
    new LuaState(2000).run(script);
  }

  @Test
  void allScriptsOfAStateShareItsSteps() {
    LuaState state = new LuaState(2000);
    assertThat(state.run("for i = 1, 200 do end x = 'kept'")).isEmpty();
    assertThat(state.run("return x")).isEqualTo("kept");
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10; i++) {
                state.run("for i = 1, 200 do end");
              }
            })
        .isInstanceOf(LuaLimitException.class)
        .hasMessage("Lua scripts take more than 2000 steps");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "70, 90, `(`, 1, `)`",
        "30, 90, {, ``, }",
        "1, 90, `#`, `''`, ``",
        "20, 90, `function() return `, 1, ` end`",
        "10, 90, `function() if x then return `, 1, ` end end`",
        "400, 600, `1 + `, 1, ``",
        "400, 600, ``, x, `.x`",
      })
  void leavesWhatIsNestedTooDeeply(int fits, int deep, String open, String core, String close) {
    for (int depth : new int[] {fits, deep}) {
      String value = open.repeat(depth) + core + close.repeat(depth);
      String text = "%{lua:function f() x = " + value + " end print('read')}";
      assertThat(MacroContext.rpm().expand(text)).isEqualTo(depth == fits ? "read" : text);
    }
  }

  private static String script(String script) {
    return MacroContext.rpm().expand("%{lua:" + script + "}");
  }
}
