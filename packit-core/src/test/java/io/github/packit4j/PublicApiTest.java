package io.github.packit4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each module offers to callers is a text file, {@code api.txt}, so that a change of it is
 * seen in review. {@code -Dpackit4j.api.write=true} writes the files anew.
 */
class PublicApiTest {

  private static final boolean WRITE = Boolean.getBoolean("packit4j.api.write");

  @ParameterizedTest
  @ValueSource(strings = {"config", "specfile", "http", "distgit", "koji", "bodhi", "core"})
  void theFileSaysWhatTheModuleOffers(String module) throws IOException {
    Path file = Path.of("..", "packit-" + module, "api.txt");
    String offered = apiOf("io.github.packit4j." + module);
    if (WRITE) {
      Files.writeString(file, offered);
    }
    assertThat(offered)
        .as("%s; if the change is wanted, run this test with -Dpackit4j.api.write=true", file)
        .isEqualTo(Files.readString(file));
  }

  private static String apiOf(String root) {
    StringBuilder api = new StringBuilder();
    new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(root).stream()
            .filter(PublicApiTest::isOffered)
            .sorted(Comparator.comparing(JavaClass::getName))
            .map(JavaClass::reflect)
            .forEach(type -> api.append(describe(type)));
    return api.toString();
  }

  /** A nested class is offered if what it stands in is. */
  private static boolean isOffered(JavaClass type) {
    return (type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED))
        && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !type.getPackageName().contains(".internal")
        && !type.getPackageName().startsWith("io.github.packit4j.http.support")
        && type.getEnclosingClass().map(PublicApiTest::isOffered).orElse(true);
  }

  private static String describe(Class<?> type) {
    StringBuilder text = new StringBuilder(type.toGenericString()).append('\n');
    String own = type.getName() + ".";
    Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .map(Executable.class::cast)
        .filter(member -> isForCallers(member) && !member.isSynthetic())
        .map(Executable::toGenericString)
        .map(line -> brief(line, own))
        .sorted()
        .forEach(line -> text.append("  ").append(line).append('\n'));
    Arrays.stream(type.getDeclaredFields())
        .filter(member -> isForCallers(member) && !member.isSynthetic())
        .map(Field::toGenericString)
        .map(line -> brief(line, own))
        .sorted()
        .forEach(line -> text.append("  ").append(line).append('\n'));
    return text + "\n";
  }

  /** Without the packages of types; two types of one name are hardly ever confused. */
  private static String brief(String line, String own) {
    return line.replace(own, "").replaceAll("\\b(?:[a-z][a-z0-9]*\\.)+(?=[A-Z])", "");
  }

  private static boolean isForCallers(Member member) {
    return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
  }
}
