package io.github.packit4j.bodhi.model;

import java.util.Optional;

/**
 * A bug an update fixes.
 *
 * @param id its number in Bugzilla
 * @param title its title; empty until the server has asked Bugzilla
 * @param security whether it is a vulnerability
 * @param parent whether it tracks the vulnerability for all products
 */
public record BodhiBug(int id, Optional<String> title, boolean security, boolean parent) {}
