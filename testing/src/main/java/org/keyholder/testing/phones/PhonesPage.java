package org.keyholder.testing.phones;

import static org.keyholder.testing.web.Page.escape;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.testing.phones.TextMessage.Direction;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Page;

/** The page where one holds the phones in hand. */
final class PhonesPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int BUBBLES = 60;

    private PhonesPage() {}

    static Answer whole(PhoneNetwork network) {
        String heading = """
                <div class="head">
                  <div><h1>Phones</h1><p class="sub">The key holders' phones, in your hand. A link opens in a new tab.</p></div>
                  <form action="/fault" method="post" data-on-change>
                    <label class="pick">The network <select name="fault">%s</select></label>
                  </form>
                </div>
                """.formatted(Stream.of(Fault.values())
                .map(fault -> option(fault.name(), fault.words(), fault == network.fault()))
                .collect(Collectors.joining()));
        return Page.of("phones", "Phones", heading, "/phones/live", phones(network));
    }

    static Answer part(long count, PhoneNetwork network) {
        return Page.part(count, phones(network));
    }

    private static String phones(PhoneNetwork network) {
        if (network.phones().isEmpty()) {
            return """
                <div class="card empty"><b>No phone has got a text yet</b>
                A phone appears here as soon as Keyholder texts its number.</div>
                """;
        }
        return network.phones().stream().map(PhonesPage::phone).collect(Collectors.joining());
    }

    private static String phone(Phone phone) {
        String number = escape(phone.number());
        String name = phone.name().isEmpty() ? "Somebody's phone" : escape(phone.name());
        return """
            <section class="phone" data-key="%1$s" aria-label="Phone of %2$s">
            <div class="screen">
            <div class="who" data-part="who"><b>%2$s</b><span class="mono">%1$s</span>%3$s</div>
            <div class="talk" data-part="talk" tabindex="0" aria-label="Messages of %2$s">%4$s</div>
            <form class="say" action="/phones/%1$s/reply" method="post" data-quiet="reset">
            <input name="text" aria-label="Reply of %2$s" placeholder="Reply" autocomplete="off" required>
            <button>Send</button></form>
            <form class="how" action="/phones/%1$s/behaviour" method="post" data-on-change>
            <label class="pick">Phone <select name="behaviour" data-part="how">%5$s</select></label></form>
            </div></section>
            """.formatted(number, name, stopped(phone), talk(phone), behaviours(phone));
    }

    private static String stopped(Phone phone) {
        return phone.optedOut() ? "<br><span class=\"b red\">has texted STOP: nothing reaches it</span>" : "";
    }

    private static String talk(Phone phone) {
        var messages = phone.conversation();
        if (messages.isEmpty()) {
            return "<p class=\"quiet\">No messages</p>";
        }
        return messages.stream()
                .skip(Math.max(0, messages.size() - BUBBLES))
                .map(PhonesPage::bubble)
                .collect(Collectors.joining());
    }

    private static String bubble(TextMessage message) {
        boolean own = message.direction() == Direction.FROM_PHONE;
        boolean lost = message.status() == MessageStatus.UNDELIVERED;
        String side = switch (message.direction()) {
            case TO_PHONE -> lost ? "in lost" : "in";
            case FROM_PHONE -> "out";
            case FROM_NETWORK -> "net";
        };
        return "<div class=\"bubble %s\">%s</div><div class=\"when%s%s\">%s</div>"
                .formatted(
                        side,
                        linked(message.body()),
                        message.direction() == Direction.FROM_NETWORK ? " mid" : own ? " me" : "",
                        lost ? " bad" : "",
                        TIME.format(message.at()) + words(message));
    }

    private static String words(TextMessage message) {
        return switch (message.status()) {
            case QUEUED -> " · on its way";
            case SENT -> " · sent";
            case DELIVERED -> message.direction() == Direction.TO_PHONE ? " · delivered" : "";
            case RECEIVED -> "";
            case UNDELIVERED -> " · did not reach the phone (" + message.errorCode() + ")";
        };
    }

    private static String linked(String body) {
        var html = new StringBuilder();
        int end = 0;
        Matcher link = TextMessage.linkPattern().matcher(body);
        while (link.find()) {
            html.append(escape(body.substring(end, link.start())));
            String url = escape(link.group());
            html.append("<a href=\"%1$s\" target=\"_blank\" rel=\"noopener\">%1$s</a>".formatted(url));
            end = link.end();
        }
        return html.append(escape(body.substring(end))).toString();
    }

    private static String behaviours(Phone phone) {
        return Stream.of(Behaviour.values())
                .map(one -> option(one.name(), one.words(), one == phone.behaviour()))
                .collect(Collectors.joining());
    }

    private static String option(String value, String words, boolean chosen) {
        return "<option value=\"%s\"%s>%s</option>".formatted(value, chosen ? " selected" : "", escape(words));
    }
}
