package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.journeys.FirstSite;

/**
 * The words that stories are told in. Each has stations, dealers and people of its own: they are made when they are
 * first named.
 */
@ExtendWith(InStories.class)
abstract class Story {

    static final String NORTH = "North Central";
    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final Duration WINDOW = Duration.ofMinutes(2);

    /** A zone that reports again sooner only repeats what is signalled already. */
    private static final Duration LONG_ENOUGH_TO_SIGNAL_AGAIN = Duration.ofSeconds(21);

    private final Map<String, Station> stations = new HashMap<>();
    private final Map<String, Operator> operators = new HashMap<>();
    private final Map<String, KeyHolder> keyHolders = new HashMap<>();
    private final List<Dealership> dealers = new ArrayList<>();
    private final List<GuardedSite> sites = new ArrayList<>();
    private final List<Window> others = new ArrayList<>();
    private boolean ended;
    private StoryWorld stories;

    @BeforeEach
    void begins(StoryWorld here) {
        stories = here;
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterEach
    void ends() {
        windows().forEach(Window::close);
        stations.values().forEach(Station::close);
        assertThat(ended)
                .as("each story ends with nobodyReceivesAnythingElse()")
                .isTrue();
    }

    StoryWorld stories() {
        return stories;
    }

    /** Harbour Yard of Acme Security: P2794 at North Central, cameras on zones 017 and 018. */
    GuardedSite harbourYard() {
        return site(dealer("Acme Security", station(NORTH)), "Harbour Yard", "P2794");
    }

    GuardedSite site(Dealership dealer, String name, String account) {
        var site = dealer.site(name, account, "017", "North walkway", "018", "Gate");
        sites.add(site);
        return site;
    }

    /** Sites that the story has made by hand are watched to the end too. */
    void watches(GuardedSite site) {
        sites.add(site);
    }

    Dealership dealer(String name, Station... at) {
        var dealer = new Dealership(stories, name, at);
        dealers.add(dealer);
        return dealer;
    }

    Station station(String name) {
        return stations.computeIfAbsent(name, key -> new Station(stories, name));
    }

    Operator operator(String fullName) {
        return operators.computeIfAbsent(fullName, key -> station(NORTH).operator(fullName));
    }

    Operator operator(String fullName, Station at) {
        return operators.computeIfAbsent(fullName, key -> at.operator(fullName));
    }

    /** Somebody at a browser of their own, who is nobody yet. */
    Window somebody() {
        var window = Window.on(stories, Window.Size.WIDE);
        others.add(window);
        return window;
    }

    /** Whoever runs the installation. */
    Window administrator() {
        return somebody()
                .opens("/sign-in")
                .enters("User name", FirstSite.ADMINISTRATOR)
                .enters("Password", StoryWorld.ADMINISTRATORS_PASSWORD)
                .presses("Sign in");
    }

    /** Somebody who manages the people of the station that all stories share. */
    Operator stationAdmin(String fullName) {
        return operators.computeIfAbsent(fullName, key -> station(NORTH).admin(fullName));
    }

    /** Whoever holds this phone, by the full name. */
    KeyHolder phone(String name) {
        return keyHolders.computeIfAbsent(
                name, key -> new KeyHolder(stories.freshPhone(name), Window.on(stories, Window.Size.NARROW)));
    }

    KeyHolder phone(String name, String number) {
        return keyHolders.computeIfAbsent(
                name, key -> new KeyHolder(stories.phone(number, name), Window.on(stories, Window.Size.NARROW)));
    }

    KeyHolder phoneWithoutScripts(String name) {
        return keyHolders.computeIfAbsent(
                name,
                key -> new KeyHolder(stories.freshPhone(name), Window.withoutScripts(stories, Window.Size.NARROW)));
    }

    /** The contact has been made, welcomed by text, and has confirmed. */
    KeyHolder keyHolder(GuardedSite site, String name, String title, int slot) {
        return confirmed(site, phone(name), name, title, slot);
    }

    KeyHolder confirmed(GuardedSite site, KeyHolder holder, String name, String title, int slot) {
        welcomed(site, name, title, slot);
        var request = HttpRequest.newBuilder(holder.link()).POST(BodyPublishers.noBody());
        assertThat(answerTo(request).statusCode()).isEqualTo(200);
        return holder;
    }

    /** The contact has been made and was sent the welcome. */
    void welcomed(GuardedSite site, String name, String title, int slot) {
        stories.welcome(site.dealer(), site.id(), name, phone(name).number(), title, slot);
        phone(name).receives("Please confirm");
    }

    /** What a program, not a browser, gets. */
    static HttpResponse<String> answerTo(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Instant now() {
        return stories.clock().instant();
    }

    void clockGoesForward(Duration duration) {
        stories.forward(duration);
    }

    /** To the next time that it is so late in Chicago. */
    void clockGoesTo(LocalTime time) {
        var now = stories.clock().instant().atZone(CHICAGO);
        var today = now.with(time);
        clockGoesForward(Duration.between(now, today.isAfter(now) ? today : today.plusDays(1)));
    }

    /**
     * The end of each story. When the server has nothing left to do, each camera reports once more: signals keep their
     * order, so what is not in the books before this one is not coming.
     */
    void nobodyReceivesAnythingElse() {
        ended = true;
        stories.rest();
        stories.forward(LONG_ENOUGH_TO_SIGNAL_AGAIN);
        stories.rest();
        for (var site : sites) {
            var last = site.camera("017").reports();
            site.station().receives(Wanted.alarm(site.account(), "017").because(last));
        }
        stations.values().forEach(Station::receivedNothingElse);
        keyHolders.values().forEach(KeyHolder::receivedNothingElse);
        assertThat(windows()).flatExtracting(Window::complaints).isEmpty();
    }

    private List<Window> windows() {
        var windows = new ArrayList<>(others);
        operators.values().forEach(operator -> windows.add(operator.window()));
        keyHolders.values().forEach(holder -> windows.add(holder.window()));
        dealers.forEach(dealer -> windows.add(dealer.window()));
        return windows;
    }
}
