package io.github.packit4j.specfile;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a result compares with the reference's.
 *
 * @param difference what differs; empty if nothing does
 * @param rules the rules that had to be applied so that nothing differs
 */
record Verdict(String difference, Set<ReferenceRule> rules) {

  static Verdict equal() {
    return new Verdict("", EnumSet.noneOf(ReferenceRule.class));
  }

  static Verdict of(String difference) {
    return new Verdict(difference, EnumSet.noneOf(ReferenceRule.class));
  }
}
