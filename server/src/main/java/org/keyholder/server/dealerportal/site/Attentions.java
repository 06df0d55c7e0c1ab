package org.keyholder.server.dealerportal.site;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.dealerportal.contact.SendTrouble;
import org.keyholder.server.dealerportal.site.ContactsCard.Next;
import org.keyholder.server.dealerportal.site.SiteHead.Attention;

/** Chooses the one sentence about a site that matters most: first what keeps an alarm from the station, then from people. */
final class Attentions {

    private static final int MOST_NAMED = 3;
    private static final List<String> NUMBERS =
            List.of("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private Attentions() {}

    static Optional<Attention> of(SiteOverview overview) {
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
                    case Welcome.Pending _ -> " has not confirmed";
                    case Welcome.SendError error ->
                        SendTrouble.of(error.reason()).isTheNumber()
                                ? "'s number takes no texts"
                                : "'s welcome message did not arrive";
                    case Welcome.OptedOut _ -> " opted out";
                    case Welcome.Confirmed _ -> " has confirmed";
                };
    }
}
