package org.keyholder.dc09.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Event;
import org.keyholder.dc09.message.Message;

/** What a message says, in a sentence for people. */
final class Words {
    private Words() {}

    static String of(Decoding decoding) {
        return decoding instanceof Decoding.Understood(Message message) ? of(message) : "";
    }

    private static String of(Message message) {
        String account = "account " + message.account().text();
        String id = message.frame().frame().id().text();
        return switch (message) {
            case Message.EventReport report -> events(report, account);
            case Message.LinkTest _ -> "Link test, " + account;
            case Message.Ack _ -> "Acknowledged, " + account;
            case Message.Nak nak ->
                "Timestamp refused"
                        + nak.receiverTime()
                                .map(time -> ", the receiver's time is " + time)
                                .orElse("");
            case Message.Duh _ -> "Not understood by the receiver, " + account;
            case Message.Rsp _ -> "Response of the receiver, " + account;
            case Message.OtherMessage _ -> "A message of the unknown kind " + id + ", " + account;
        };
    }

    private static String events(Message.EventReport report, String account) {
        List<? extends Event> events = report.events();
        if (events.isEmpty()) {
            return (report.text().isEmpty() ? "No event" : "Text: " + report.text()) + ", " + account;
        }
        return events.stream().map(Words::event).collect(Collectors.joining("; ")) + ", " + account;
    }

    private static String event(Event event) {
        StringBuilder words = new StringBuilder(event.meaning())
                .append(" (")
                .append(event.code())
                .append(')');
        event.zone().ifPresent(zone -> words.append(", zone ").append(zone));
        event.user().ifPresent(user -> words.append(", user ").append(user));
        event.area().ifPresent(area -> words.append(", area ").append(area));
        return event.text().isEmpty()
                ? words.toString()
                : words.append(", ").append(event.text()).toString();
    }
}
