package org.keyholder.journeys.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keyholder.testing.automation.LaunchSigner;
import org.keyholder.testing.receiver.Mode;
import org.keyholder.testing.receiver.StationReceiver;
import org.keyholder.testing.receiver.StationReceiverOptions;

/** A monitoring station with its receiver, and what the story has found in the receiver's book so far. */
final class Station implements AutoCloseable {

    static final String PHONE = "(312) 555-0190";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private boolean asksForSecondFactor;
    private final StoryWorld stories;
    private final String name;
    private final String key;
    private final LaunchSigner signer;
    private final StationReceiver receiver;
    private final Set<String> found = new HashSet<>();

    Station(StoryWorld stories, String name) {
        this.stories = stories;
        this.name = name;
        this.key = "station-" + stories.next();
        this.signer = new LaunchSigner("a-launch-secret-for-the-stories-of-" + key);
        try {
            receiver = StationReceiver.start(StationReceiverOptions.standard().withClock(stories.clock()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setUp(name, List.of());
    }

    /** An operator with a window at this station. */
    Operator operator(String fullName) {
        return person(fullName, "operator");
    }

    /** Somebody who manages its people. */
    Operator admin(String fullName) {
        return person(fullName, "station-admin");
    }

    /** From now on its people need a second factor. */
    void asksForASecondFactor() {
        asksForSecondFactor = true;
        setUp(name, List.of());
    }

    private Operator person(String fullName, String role) {
        var login = fullName.split(" ")[0].toLowerCase(java.util.Locale.ROOT) + "-" + stories.next();
        setUp(name, List.of(Map.of("login", login, "name", fullName, "password", Operator.PASSWORD, "role", role)));
        return new Operator(Window.on(stories, Window.Size.WIDE), login);
    }

    private void setUp(String called, List<?> operators) {
        var xml = Map.of(
                "key", "xml",
                "name", "XML receiver",
                "protocol", "xml-http",
                "address", receiver.httpAddress().toString());
        stories.provision(Map.of(
                "stations",
                List.of(Map.of(
                        "key",
                        key,
                        "name",
                        called,
                        "phone",
                        PHONE,
                        "launchSecret",
                        signer.secret(),
                        "secondFactor",
                        asksForSecondFactor,
                        "receivers",
                        List.of(xml),
                        "operators",
                        operators))));
    }

    /** The address as the station's software signs it for the operator now. */
    String signs(String launchUrl, Operator operator) {
        return signer.launch(launchUrl, operator.login(), stories.clock().instant());
    }

    String name() {
        return name;
    }

    String key() {
        return key;
    }

    /** Each of these, in any order, each once. */
    void receives(Wanted... signals) {
        for (var wanted : signals) {
            var line = receiver.awaitSignal(
                    one -> !found.contains(one.id()) && wanted.fits().test(one.signal()), PATIENCE);
            found.add(line.id());
        }
    }

    /** All that came so far under the account, what people did included, names one alarm and the same. */
    void hasOneAlarmInItsBook(String account) {
        assertThat(receiver.signals())
                .filteredOn(line -> line.signal().account().equals(account))
                .extracting(line -> line.signal().alarm())
                .doesNotContainNull()
                .hasSizeGreaterThan(1)
                .containsOnly(receiver.signals().getFirst().signal().alarm());
    }

    /** Where it takes signals over HTTP. */
    String receiverAddress() {
        return receiver.httpAddress().toString();
    }

    /** It refuses what comes, until it takes it again. */
    void refuses() {
        receiver.mode(Mode.REFUSE);
    }

    void takesAgain() {
        receiver.mode(Mode.ACKNOWLEDGE);
    }

    void receivedNothingElse() {
        assertThat(receiver.signals())
                .as("what else %s received", name)
                .filteredOn(line -> !found.contains(line.id()))
                .isEmpty();
        assertThat(receiver.repeats()).as("repeats").isZero();
        assertThat(receiver.malformed()).as("documents that are no signal").isZero();
    }

    /** Gives its name back: there is one station of a name. */
    @Override
    public void close() {
        setUp(key, List.of());
        receiver.close();
    }
}
