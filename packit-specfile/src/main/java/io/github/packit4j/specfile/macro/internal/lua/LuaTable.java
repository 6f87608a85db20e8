package io.github.packit4j.specfile.macro.internal.lua;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table. Libraries may derive from it to compute what an index gives. */
public class LuaTable {
  private final List<Object> list = new ArrayList<>();
  private final Map<Object, Object> map = new LinkedHashMap<>();
  private @Nullable LuaTable metatable;

  /** Creates an empty table. */
  public LuaTable() {}

  /** Returns the value of a key, or null for nil. */
  public @Nullable Object get(@Nullable Object key) {
    Object normal = normal(key);
    if (normal instanceof Long index && index >= 1 && index <= list.size()) {
      return list.get((int) (index - 1));
    }
    return normal == null ? null : map.get(normal);
  }

  /** Sets the value of a key; null removes it. */
  public void set(@Nullable Object key, @Nullable Object value) {
    Object normal = normal(key);
    if (normal == null) {
      throw new LuaError("lua: table index is nil");
    }
    if (normal instanceof Double number && number.isNaN()) {
      throw new LuaError("lua: table index is NaN");
    }
    if (normal instanceof Long index && index >= 1 && index <= list.size() + 1L) {
      setElement((int) (index - 1), value);
    } else if (value == null) {
      map.remove(normal);
    } else {
      map.put(normal, value);
    }
  }

  private void setElement(int index, @Nullable Object value) {
    if (value == null) {
      // What follows a hole is no list any more.
      for (int i = list.size() - 1; i > index; i--) {
        map.put((long) (i + 1), list.remove(i));
      }
      if (index < list.size()) {
        list.remove(index);
      }
      return;
    }
    if (index < list.size()) {
      list.set(index, value);
      return;
    }
    map.remove((long) (index + 1));
    list.add(value);
    for (Object next = map.remove(list.size() + 1L);
        next != null;
        next = map.remove(list.size() + 1L)) {
      list.add(next);
    }
  }

  /** Returns how many elements the list part has. */
  public int length() {
    return list.size();
  }

  List<Object> elements() {
    return list;
  }

  /** Returns the keys at this moment, elements first. */
  List<Object> keys() {
    List<Object> keys = new ArrayList<>();
    for (long i = 1; i <= length(); i++) {
      keys.add(i);
    }
    keys.addAll(map.keySet());
    return keys;
  }

  @Nullable LuaTable metatable() {
    return metatable;
  }

  /** Sets what operators and missing keys do. */
  public final void setMetatable(@Nullable LuaTable table) {
    metatable = table;
  }

  private static @Nullable Object normal(@Nullable Object key) {
    return key instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p53
        ? (Object) number.longValue()
        : key;
  }
}
