package org.keyholder.testing.receiver;

import static org.keyholder.testing.web.Page.escape;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Page;

/** The page of the signals that the receiver got, newest first. */
final class BookPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final int ROWS = 100;

    private BookPage() {}

    static Answer whole(Desk desk) {
        String heading = """
                <div class="head">
                  <div><h1>Receiver's book</h1><p class="sub">What the monitoring station has been told, newest first.</p></div>
                  <form action="/mode" method="post" data-on-change>
                    <label class="pick">The receiver <select name="mode">%s</select></label>
                  </form>
                </div>
                """.formatted(modes(desk.mode()));
        return Page.of("book", "Receiver's book", heading, "/book/live", body(desk));
    }

    static Answer part(long count, Desk desk) {
        return Page.part(count, body(desk));
    }

    private static String modes(Mode current) {
        return Stream.of(Mode.values())
                .map(mode -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(mode.name(), mode == current ? " selected" : "", escape(mode.words())))
                .collect(Collectors.joining());
    }

    private static String body(Desk desk) {
        return notice(desk.mode()) + counts(desk) + table(desk.book().newest(ROWS));
    }

    private static String notice(Mode mode) {
        return mode == Mode.ACKNOWLEDGE
                ? ""
                : "<div class=\"note\" role=\"status\"><b>Not as usual:</b> the receiver %s.</div>"
                        .formatted(escape(mode.words()));
    }

    private static String counts(Desk desk) {
        return """
            <div class="counts">
            <div><b>%,d</b><span>signals taken</span></div>
            <div><b>%,d</b><span>came again</span></div>
            <div><b>%,d</b><span>not a signal</span></div>
            </div>
            """.formatted(desk.acceptedIds().size(), desk.repeats(), desk.malformed());
    }

    private static String table(List<ReceivedSignal> lines) {
        if (lines.isEmpty()) {
            return """
                <div class="card empty"><b>Nothing has come in yet</b>
                Trigger an alarm on the camera's page: its signal appears here.</div>
                """;
        }
        return """
            <div class="card book"><table><thead><tr>
            <th>Time</th><th>Account</th><th>Code</th><th>Zone or user</th><th>What</th><th>Links</th><th>Answer</th>
            </tr></thead><tbody>%s</tbody></table></div>
            """.formatted(lines.stream().map(BookPage::row).collect(Collectors.joining()));
    }

    private static String row(ReceivedSignal line) {
        Signal signal = line.signal();
        return """
            <tr>
            <td class="mono" title="%s">%s<div class="dim small">%s</div></td>
            <td><span class="mono code">%s</span><div class="dim small">no. %s</div></td>
            <td><span class="mono code">%s</span> <span class="mono dim">%s</span><div class="dim small">%s</div></td>
            <td>%s</td>
            <td>%s<div class="id mono">%s</div></td>
            <td>%s</td>
            <td>%s%s</td>
            </tr>
            """.formatted(
                        line.at(),
                        TIME.format(line.at()),
                        line.path(),
                        escape(signal.account()),
                        escape(signal.sequence()),
                        escape(signal.contactId()),
                        text(signal.sia()),
                        escape(signal.qualifier()),
                        place(signal),
                        text(signal.text()),
                        escape(signal.id()),
                        link(signal.portalLink(), "portal") + " " + link(signal.clipLink(), "clip"),
                        answer(line),
                        repeats(line));
    }

    private static String place(Signal signal) {
        String places = number("zone", signal.zone()) + number("user", signal.user());
        return places.isEmpty()
                ? "<span class=\"dim\">-</span>"
                : places + "<div class=\"dim small\">%s</div>".formatted(text(signal.zoneText()));
    }

    private static String number(String what, @Nullable String value) {
        return value == null
                ? ""
                : "<span class=\"dim\">%s</span> <span class=\"mono code\">%s</span> ".formatted(what, escape(value));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : escape(text);
    }

    private static String link(@Nullable String url, String words) {
        if (url == null || !(url.startsWith("http://") || url.startsWith("https://"))) {
            return "";
        }
        return "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>".formatted(escape(url), words);
    }

    private static String answer(ReceivedSignal line) {
        return switch (line.outcome()) {
            case ACCEPTED -> "<span class=\"b green\">✓ taken</span>";
            case REFUSED -> "<span class=\"b red\">✕ refused</span>";
            case TOLD_TO_RETRY -> "<span class=\"b yellow\">↻ told to try again</span>";
        };
    }

    private static String repeats(ReceivedSignal line) {
        return line.repeats() == 0 ? "" : "<div class=\"dim small\">came %d times</div>".formatted(line.times());
    }
}
