package io.github.packit4j.specfile.macro;

import io.github.packit4j.specfile.macro.internal.expression.RpmVersion;
import io.github.packit4j.specfile.macro.internal.lua.LuaFunction;
import io.github.packit4j.specfile.macro.internal.lua.LuaTable;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A version as {@code rpm.ver} makes it: its parts, and RPM's order. */
final class LuaVersion extends LuaTable {
  private final RpmVersion version;

  LuaVersion(RpmVersion version) {
    this.version = version;
    LuaTable operators = new LuaTable();
    operators.set("__lt", comparison(order -> order < 0));
    operators.set("__le", comparison(order -> order <= 0));
    operators.set("__eq", comparison(order -> order == 0));
    operators.set("__tostring", (LuaFunction) arguments -> new Object[] {version.text()});
    setMetatable(operators);
  }

  private static LuaFunction comparison(IntPredicate holds) {
    return arguments ->
        new Object[] {
          arguments.length == 2
              && arguments[0] instanceof LuaVersion left
              && arguments[1] instanceof LuaVersion right
              && holds.test(left.version.compareTo(right.version))
        };
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    if ("e".equals(key)) {
      return version.epoch().orElse(null);
    }
    if ("v".equals(key)) {
      return version.version();
    }
    return "r".equals(key) ? version.release().orElse(null) : super.get(key);
  }
}
