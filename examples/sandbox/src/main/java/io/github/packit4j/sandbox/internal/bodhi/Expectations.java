package io.github.packit4j.sandbox.internal.bodhi;

/**
 * What an update does with its bugs, and what it asks of testers.
 *
 * @param closeBugs whether its bugs are closed when it is stable
 * @param requireBugs whether testers have to look at the bugs
 * @param requireTestcases whether testers have to run the test cases
 */
record Expectations(boolean closeBugs, boolean requireBugs, boolean requireTestcases) {}
