package io.github.acetune.kernel.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, steered by Selenium. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Pictures of what was seen, for people. */
    private static final Path PICTURES = Path.of("target", "browser");

    // Selenium warns of every Chromium that is newer than itself; what is used here has long been
    // the same.
    private static final Logger REMARKS = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; skips the test where it is not installed. */
    static Browser start(int width, int height) {
        File browser = program("chromium", "chromium-browser", "google-chrome");
        File steering = program("chromedriver");
        var options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                // Structures are drawn by software where there is no graphics card.
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--window-size=" + width + "," + height);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        REMARKS.setLevel(Level.SEVERE);
        System.setProperty(ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, steering.getPath());
        return new Browser(new ChromeDriver(options));
    }

    private static File program(String... names) {
        return Stream.of(names)
                .map(name -> new File("/usr/bin", name))
                .filter(File::canExecute)
                .findFirst()
                .orElseGet(() ->
                        Assumptions.abort(
                                "there is no "
                                        + names[0]
                                        + " here: notebooks are not looked at in a browser"));
    }

    void open(String address) {
        driver.get(address);
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Waits until a JavaScript expression is true. */
    void await(String what, String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Object last = null;
        while (System.nanoTime() < end) {
            last = run("return " + expression);
            if (Boolean.TRUE.equals(last)) {
                return;
            }
            pause();
        }
        picture("failure");
        throw new AssertionError(
                what + " did not happen in " + PATIENCE.toSeconds() + " s; " + complaints());
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }

    void click(String selector) {
        await("an unobstructed page", "!document.querySelector('.modal.in')");
        element(selector).click();
    }

    /** Drags over the middle of an element. */
    void drag(String selector, int right, int down) {
        new Actions(driver)
                .moveToElement(element(selector))
                .clickAndHold()
                .moveByOffset(right, down)
                .release()
                .perform();
    }

    private WebElement element(String selector) {
        WebElement element =
                (WebElement) run("return document.querySelector(arguments[0])", selector);
        run("arguments[0].scrollIntoView({block: 'center'})", element);
        return element;
    }

    /** Keeps what is in sight as a picture in {@code target/browser}. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page has complained of since the last call: errors, but not those of the front end's own optional files. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("favicon"))
                .toList();
    }

    void assertNoComplaints() {
        assertEquals(List.of(), complaints());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
