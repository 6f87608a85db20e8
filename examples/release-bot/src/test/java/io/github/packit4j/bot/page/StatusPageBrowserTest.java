package io.github.packit4j.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.packit4j.core.Step;
import io.github.packit4j.core.WorkflowEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The status page as people see it, or hear it, or step through it. */
class StatusPageBrowserTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
  private static final int TAB = 9;
  private static final int ENTER = 13;

  @TempDir Path directory;

  private StatusPageFixture fixture;
  private Chromium browser;

  @BeforeEach
  void start() throws IOException {
    browser = new Chromium(directory.resolve("browser"));
    fixture = new StatusPageFixture(directory.resolve("database"));
    fixture.seed();
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (fixture != null) {
      fixture.close();
    }
  }

  private static String axe() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StatusPageBrowserTest.class.getResourceAsStream(AXE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertGood(String page) {
    JsonNode violations =
        browser.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(result =>"
                + " result.violations.map(one => one.id + ': ' + one.help + ': '"
                + " + one.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')))");
    assertThat(violations).as("violations of %s", page).isEmpty();
    int overflow =
        browser
            .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .asInt();
    assertThat(overflow).as("%s is wider than the window", page).isZero();
  }

  @Test
  void everyPageIsGoodToReadOnEveryScreen() throws Exception {
    String axe = axe();
    logIn();
    for (String device : List.of("desktop", "desktop-dark", "phone", "phone-dark")) {
      boolean phone = device.startsWith("phone");
      browser.device(phone ? 390 : 1280, phone ? 844 : 900, phone, device.endsWith("dark"));
      for (String page :
          List.of(
              "/",
              "/jobs",
              "/package?name=hello",
              "/package?name=python-requests",
              "/events",
              "/events/1",
              "/events/3",
              "/plans",
              "/plans/1",
              "/nowhere")) {
        browser.open(fixture.url(page));
        browser.evaluate(axe);
        String name = page.equals("/") ? "overview" : page.substring(1).replaceAll("\\W+", "-");
        browser.screenshot(SCREENSHOTS.resolve(name + "-" + device + ".png"));
        assertGood(page + " on " + device);
      }
    }
    assertThat(browser.complaints()).filteredOn(text -> !text.contains("/nowhere")).isEmpty();
    assertThat(browser.requests())
        .extracting(URI::getAuthority)
        .containsOnly(URI.create(fixture.url("/")).getAuthority());
  }

  private void logIn() throws Exception {
    browser.device(1280, 900, false, false);
    browser.open(fixture.url("/login"));
    browser.evaluate(axe());
    assertGood("/login");
    browser.screenshot(SCREENSHOTS.resolve("login-desktop.png"));
    browser.follow(
        "document.getElementById('token').value = '%s'; document.querySelector('main button').click()"
            .formatted(StatusPageFixture.TOKEN));
    browser.awaitText("Log out");
  }

  @Test
  void aPlanIsApprovedAndAnEventRetriedByWhoIsLoggedIn() throws Exception {
    logIn();
    browser.open(fixture.url("/plans/1"));
    browser.follow("document.querySelector('button.primary').click()");
    browser.awaitText("The plan is carried out.");
    browser.awaitText("approved");

    browser.open(fixture.url("/events?state=failed"));
    browser.follow("document.querySelector('tbody a').click()");
    browser.follow("document.querySelector('button.primary').click()");
    browser.awaitText("The event is handled again.");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void stepsAppearAsTheyHappen() throws Exception {
    browser.beforePages("setInterval = () => 0"); // Else it would look by itself after a minute.
    browser.open(fixture.url("/"));
    browser.awaitText("This page is live.");
    browser.evaluate("document.querySelector('h3 a[href*=gnome-maps]').focus()");
    fixture
        .journal(Duration.ZERO)
        .on(new WorkflowEvent.StepStarted("brand-new", "f44", Step.KOJI_BUILD));

    browser.awaitText("brand-new");
    assertThat(browser.evaluate("document.activeElement.innerText").asString())
        .isEqualTo("gnome-maps");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void nothingIsMissingWithoutScripts() throws Exception {
    browser.scripts(false);
    browser.open(fixture.url("/"));
    browser.scripts(true);
    browser.awaitText("python-requests");
    browser.awaitText("Waits for you");
    assertThat(fixture.page.listeners()).isZero();
  }

  @Test
  void aKeyboardIsEnough() throws Exception {
    browser.open(fixture.url("/"));
    browser.press("Tab", TAB);
    assertThat(browser.evaluate("document.activeElement.innerText").asString())
        .isEqualTo("Skip to the content");
    assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle").asString())
        .isEqualTo("solid");
    browser.press("Enter", ENTER);
    assertThat(browser.evaluate("document.activeElement.id").asString()).isEqualTo("main");
  }
}
