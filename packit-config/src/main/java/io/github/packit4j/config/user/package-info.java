/**
 * The configuration of a person or a bot, {@code ~/.config/packit.yaml}: accounts, tokens and
 * instances. Start at {@link io.github.packit4j.config.user.UserConfigLoader}. Package
 * configurations never hold secrets and are not here.
 */
@NullMarked
package io.github.packit4j.config.user;

import org.jspecify.annotations.NullMarked;
