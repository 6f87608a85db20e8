package io.github.packit4j.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How Immutables generates the models of this package: hidden classes behind public builders. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    // Nothing of Immutables itself in the class files that users compile against.
    allowedClasspathAnnotations = Override.class,
    jdk9Collections = true)
@interface ModelStyle {}
