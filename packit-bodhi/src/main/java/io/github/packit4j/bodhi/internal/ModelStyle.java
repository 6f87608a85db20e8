package io.github.packit4j.bodhi.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How Immutables generates this package's values: JDK collections, nothing visible but the builder.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    // Its collections keep their order; those of List.of and Map.of are shuffled where they can be.
    jdkOnly = true,
    // Nothing of Immutables itself in the class files that users compile against.
    allowedClasspathAnnotations = Override.class,
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    defaults = @Value.Immutable(copy = false))
public @interface ModelStyle {}
