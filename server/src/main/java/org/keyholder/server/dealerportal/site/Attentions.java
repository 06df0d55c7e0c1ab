package org.keyholder.server.dealerportal.site;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keyholder.server.alarm.Storm;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.dealerportal.site.ContactsCard.Next;
import org.keyholder.server.dealerportal.site.SiteHead.Attention;
import org.keyholder.server.pages.When;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecord;

/** Chooses the one sentence about a site that matters most: first what keeps an alarm from the station, then from people. */
final class Attentions {

    private static final int MOST_NAMED = 3;
    private static final Duration LONGEST_ON_THE_WAY = Duration.ofMinutes(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final List<String> NUMBERS =
            List.of("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private Attentions() {}

    static Optional<Attention> of(SiteOverview overview, Instant now) {
        var setUp = overview.setUp();
        var url = "/sites/" + overview.site().id();
        if (!setUp.hasStation()) {
            return sentence("No monitoring station:", "no signals are sent.", "Choose the station", url + "/edit");
        }
        if (!setUp.hasAccount()) {
            return sentence(
                    "No account number:", "no signals are sent to a station.", "Enter the number", url + "/edit");
        }
        if (!setUp.hasReceiver()) {
            return sentence(
                    "No receiver:",
                    "this station record does not say where signals go, so none are sent.",
                    "Change the station",
                    url + "/edit");
        }
        var unsent = unsent(overview, url, now);
        if (unsent.isPresent()) {
            return unsent;
        }
        if (!overview.storms().isEmpty()) {
            return storm(overview.storms().getFirst(), url);
        }
        if (setUp.zones() == 0) {
            return sentence("No cameras:", "an alarm needs a camera's zone number.", "Add a camera", url + "/devices");
        }
        if (setUp.devices() == 0) {
            return sentence("No devices:", "nothing can report an alarm yet.", "Add a device", url + "/devices");
        }
        if (setUp.contacts() == 0) {
            return sentence("No contacts:", "nobody can be asked.", "Create a contact", url + "/contacts/new");
        }
        return setUp.askable() == setUp.contacts() ? Optional.empty() : whoCannotBeAsked(overview, url);
    }

    private static Optional<Attention> sentence(String lead, String more, String buttonWords, String buttonUrl) {
        return Optional.of(new Attention(lead, more, buttonWords, buttonUrl));
    }

    /** What is on its way is nothing to look at; what is held up is. */
    private static Optional<Attention> unsent(SiteOverview overview, String url, Instant now) {
        var unsent = overview.unsent();
        var ask = overview.station()
                .map(StationRecord::station)
                .map(Station::phone)
                .orElse(null);
        var buttonWords = ask == null ? "Look at the station" : "Call the station";
        var buttonUrl = ask == null ? url + "/monitoring" : "tel:" + ask.replaceAll("[^+0-9]", "");
        var oldest = unsent.oldest();
        if (oldest.isPresent()
                && (unsent.problem().isPresent()
                        || oldest.get().plus(LONGEST_ON_THE_WAY).isBefore(now))) {
            var since = When.hourMinute(oldest.get(), overview.site().timeZone());
            var waits = unsent.waiting() == 1 ? "1 signal has" : unsent.waiting() + " signals have";
            var day = oldest.get().plus(A_DAY).isAfter(now)
                    ? ""
                    : " on " + When.day(oldest.get(), overview.site().timeZone(), now);
            return sentence(
                    waits + " been waiting since " + since + day + ":",
                    unsent.problem().orElse("nothing has been sent to the receiver yet."),
                    buttonWords,
                    buttonUrl);
        }
        if (unsent.parked() > 0) {
            return sentence(
                    unsent.parked() == 1
                            ? "The station's receiver did not take a signal:"
                            : "The station's receiver did not take " + unsent.parked() + " signals:",
                    unsent.words().map(Attentions::ended).orElse("it gave no reason."),
                    buttonWords,
                    buttonUrl);
        }
        return Optional.empty();
    }

    private static Optional<Attention> storm(Storm storm, String url) {
        return sentence(
                Storm.words(storm.reporter(), storm.device(), storm.perMinute()) + ":",
                storm.joinedWords() + ".",
                "Look at the devices",
                url + "/devices");
    }

    private static String ended(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static Optional<Attention> whoCannotBeAsked(SiteOverview overview, String url) {
        var others = overview.contacts().stream()
                .filter(contact -> !contact.canBeAsked())
                .toList();
        var toDo = others.stream()
                .filter(contact -> ContactsCards.next(contact) != Next.NOTHING)
                .toList();
        var lead = lead(overview.setUp());
        var more = why(others);
        if (toDo.size() != 1) {
            return sentence(lead, more, "See the contacts", url + "#contacts");
        }
        var contact = toDo.getFirst();
        var next = ContactsCards.next(contact);
        var words = next == Next.SEND ? "Send the welcome message" : next.words();
        return sentence(lead, more, words, url + "/contacts/" + contact.id() + next.path());
    }

    private static String lead(SetUp setUp) {
        if (setUp.contacts() == 1) {
            return "The only contact cannot be asked yet.";
        }
        return setUp.askable() == 0
                ? "None of the " + number(setUp.contacts()) + " contacts can be asked yet."
                : "Only " + number(setUp.askable()) + " of " + number(setUp.contacts()) + " contacts can be asked.";
    }

    private static String number(int number) {
        return number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    }

    private static String why(List<Contact> others) {
        var named = others.stream().limit(MOST_NAMED).map(Attentions::why).collect(joining(", "));
        var more = others.size() - MOST_NAMED;
        return named + (more > 0 ? ", and " + more + " more" : "") + ".";
    }

    private static String why(Contact contact) {
        return contact.name()
                + switch (contact.welcome()) {
                    case Welcome.NotSent _ -> " has not been sent the welcome message";
                    case Welcome.Sending _ -> "'s welcome message is on its way";
                    case Welcome.OutcomeUnknown _ -> "'s welcome message may not have gone out";
                    case Welcome.Pending _ -> " has not confirmed";
                    case Welcome.SendError error ->
                        error.why().isTheNumber() ? "'s number takes no texts" : "'s welcome message did not arrive";
                    case Welcome.OptedOut _ -> " opted out";
                    case Welcome.Confirmed _ -> " has confirmed";
                };
    }
}
