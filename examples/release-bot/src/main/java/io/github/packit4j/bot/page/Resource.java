package io.github.packit4j.bot.page;

import java.util.function.Function;

/**
 * Something that can be looked at.
 *
 * @param title what it is called
 * @param section where it belongs
 * @param model what is known of it; its JSON is what programs get
 * @param html how it looks
 */
record Resource(String title, Frame.Section section, Object model, Function<View, Html> html) {}
