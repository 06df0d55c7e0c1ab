package org.keyholder.server.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.accessportal.ApiKeysPage;
import org.keyholder.server.accessportal.ChoosePasswordPage;
import org.keyholder.server.accessportal.ConfirmAddressesPage;
import org.keyholder.server.accessportal.LostPasswordPage;
import org.keyholder.server.accessportal.OperatorAccessPage;
import org.keyholder.server.accessportal.PasskeysPage;
import org.keyholder.server.accessportal.PasswordChosenPage;
import org.keyholder.server.accessportal.RevokeApiKeyPage;
import org.keyholder.server.accessportal.RevokeLaunchSecretPage;
import org.keyholder.server.accessportal.SignOutPersonPage;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.contactpage.AnsweredPage;
import org.keyholder.server.contactpage.AnsweredPage.Answer;
import org.keyholder.server.contactpage.CallPage;
import org.keyholder.server.contactpage.ClosedLinkPage;
import org.keyholder.server.contactpage.ConfirmPage;
import org.keyholder.server.contactpage.ConfirmedPage;
import org.keyholder.server.contactpage.QuestionPage;
import org.keyholder.server.contactpage.QuestionPictures;
import org.keyholder.server.dealerportal.LaunchLink;
import org.keyholder.server.dealerportal.StorageNotice;
import org.keyholder.server.dealerportal.TextsNotice;
import org.keyholder.server.dealerportal.bin.BinPage;
import org.keyholder.server.dealerportal.bin.DeleteSitePage;
import org.keyholder.server.dealerportal.bin.EraseSitePage;
import org.keyholder.server.dealerportal.bin.FormerNumbersPage;
import org.keyholder.server.dealerportal.code.CodeCell;
import org.keyholder.server.dealerportal.code.CodeFormPage;
import org.keyholder.server.dealerportal.code.CodeRow;
import org.keyholder.server.dealerportal.code.CodeWords;
import org.keyholder.server.dealerportal.code.LibraryPage;
import org.keyholder.server.dealerportal.code.SiteCodesPage;
import org.keyholder.server.dealerportal.contact.ContactFormPage;
import org.keyholder.server.dealerportal.contact.RemoveContactPage;
import org.keyholder.server.dealerportal.contact.SendErrorPage;
import org.keyholder.server.dealerportal.contact.WelcomePage;
import org.keyholder.server.dealerportal.device.BridgePage;
import org.keyholder.server.dealerportal.device.DevicePage;
import org.keyholder.server.dealerportal.device.DevicesPage;
import org.keyholder.server.dealerportal.device.KeyLine;
import org.keyholder.server.dealerportal.device.RemovePage;
import org.keyholder.server.dealerportal.device.RevokeKeyPage;
import org.keyholder.server.dealerportal.device.ZonePage;
import org.keyholder.server.dealerportal.event.EventsPage;
import org.keyholder.server.dealerportal.history.HistoryPage;
import org.keyholder.server.dealerportal.importing.ImportProgress;
import org.keyholder.server.dealerportal.launch.TryLaunchPage;
import org.keyholder.server.dealerportal.list.Column;
import org.keyholder.server.dealerportal.list.DashboardPage;
import org.keyholder.server.dealerportal.list.SitesPage;
import org.keyholder.server.dealerportal.search.Kind;
import org.keyholder.server.dealerportal.search.Marked;
import org.keyholder.server.dealerportal.search.SearchPage;
import org.keyholder.server.dealerportal.site.ContactsCard;
import org.keyholder.server.dealerportal.site.ContactsCard.Next;
import org.keyholder.server.dealerportal.site.Meanwhile;
import org.keyholder.server.dealerportal.site.MonitoringPage;
import org.keyholder.server.dealerportal.site.NumberLine;
import org.keyholder.server.dealerportal.site.ReleaseNumberPage;
import org.keyholder.server.dealerportal.site.SiteFormPage;
import org.keyholder.server.dealerportal.site.SiteHead;
import org.keyholder.server.dealerportal.site.SitePage;
import org.keyholder.server.dealerportal.site.StationCard;
import org.keyholder.server.dealerportal.site.StillMissing;
import org.keyholder.server.dealerportal.site.TimeZoneField;
import org.keyholder.server.dealerportal.station.StationRecordPage;
import org.keyholder.server.dealerportal.station.StationRecordsPage;
import org.keyholder.server.identity.AskAgainPage;
import org.keyholder.server.identity.AskProviderPage;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.ForgottenPasswordPage;
import org.keyholder.server.identity.GoOnPage;
import org.keyholder.server.identity.LaunchRefusedPage;
import org.keyholder.server.identity.ProviderSignInPage;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SecondStepPage;
import org.keyholder.server.identity.SignInPage;
import org.keyholder.server.launch.WhyUnclear;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.operatorportal.AlarmPage;
import org.keyholder.server.operatorportal.AlarmPanel;
import org.keyholder.server.operatorportal.AlarmPanel.Asked;
import org.keyholder.server.operatorportal.AlarmPanel.AskedContact;
import org.keyholder.server.operatorportal.AlarmPanel.Clip;
import org.keyholder.server.operatorportal.AlarmPanel.LogLine;
import org.keyholder.server.operatorportal.AlarmPanel.Missing;
import org.keyholder.server.operatorportal.AlarmPanel.Picture;
import org.keyholder.server.operatorportal.AlarmPanel.Scene;
import org.keyholder.server.operatorportal.AlarmPanel.Verify;
import org.keyholder.server.operatorportal.AmbiguousAccountPage;
import org.keyholder.server.operatorportal.CompletePage;
import org.keyholder.server.operatorportal.ContactProgress;
import org.keyholder.server.operatorportal.ContactProgress.Reached;
import org.keyholder.server.operatorportal.DeskHead;
import org.keyholder.server.operatorportal.DeskReader;
import org.keyholder.server.operatorportal.FormerAccountPage;
import org.keyholder.server.operatorportal.MonitoringStartPage;
import org.keyholder.server.operatorportal.NoAlarmPage;
import org.keyholder.server.operatorportal.ReceiversCard;
import org.keyholder.server.operatorportal.SignalsPage;
import org.keyholder.server.operatorportal.UnclearLaunchPage;
import org.keyholder.server.operatorportal.UnknownAccountPage;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Bridge;
import org.keyholder.server.site.Zone;
import org.keyholder.server.states.ContactStates;
import org.keyholder.server.stationportal.AccountBookPage;
import org.keyholder.server.stationportal.ReleasedNumbersPage;
import org.springframework.util.LinkedMultiValueMap;

/** Every page in every state that matters, as the drawings tell the story. */
final class Samples {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final AlarmId ALARM_ID = AlarmId.parse("01990000-0000-7000-8000-000000000001");
    private static final EventId EVENT_ID = EventId.parse("01990000-0000-7000-8000-000000000002");
    private static final Instant ALARM = Instant.parse("2026-11-21T09:12:05Z");
    private static final Welcome CONFIRMED_ON_2_NOV = new Welcome.Confirmed(Instant.parse("2026-11-02T18:00:00Z"));
    private static final State CONFIRMED = ContactStates.welcome(CONFIRMED_ON_2_NOV);
    private static final Instant NOW = ALARM.plusSeconds(48);
    private static final Brand ACME = new Brand("Acme Security", BrandColour.NAVY);
    private static final Portal PORTAL =
            new Portal(ACME, new Person("Dana Whitfield"), Entries.of(Role.DEALER_ADMIN), true);
    private static final DeskReader KIM = new DeskReader(new Person("Kim Moreau"), "North Central", true);
    private static final DeskReader RUTH = new DeskReader(new Person("Ruth Adler"), "North Central", false);
    private static final Portal CENTRAL =
            new Portal(ACME, new Person("Omar Haddad"), Entries.of(Role.STATION_ADMIN), true);

    private Samples() {}

    static Map<String, Page> all() {
        var pages = new LinkedHashMap<String, Page>();
        pages.put("sign-in", new SignInPage("", null, false, "{}", true));
        pages.put("sign-in-wrong", new SignInPage("kim", SignInPage.WRONG, true, "{}", false));
        pages.put(
                "sign-in-throttled",
                new SignInPage("kim", SignInPage.throttled(Duration.ofSeconds(40)), false, "{}", true));
        pages.put("second-step", new SecondStepPage(true, "{}", FormErrors.NONE, false, true));
        pages.put(
                "ask-again",
                new AskAgainPage(
                        "Kim Moreau",
                        "Code from your authenticator app",
                        "/account/again",
                        List.of(),
                        "{}",
                        FormErrors.NONE));
        pages.put(
                "passkeys",
                new PasskeysPage(
                        PORTAL,
                        List.of(new PasskeysPage.Row(
                                "/account/passkeys/1", "Desk 4", "added 26 Nov 2026, not used yet", true)),
                        "{}",
                        FormErrors.NONE));
        pages.put("launch-refused", new LaunchRefusedPage("/monitoring?act=P2794&zone=017", null, null));
        pages.put(
                "launch-refused-often",
                new LaunchRefusedPage("/monitoring?act=P2794&zone=017", "Kim Moreau", "40 seconds"));
        pages.put("ask-provider", new AskProviderPage("", false));
        pages.put("ask-provider-unknown", new AskProviderPage("north", true));
        pages.put(
                "provider-sign-in",
                new ProviderSignInPage("North Central", "login.north.example", "/sign-in/with/north", null, false));
        pages.put(
                "provider-sign-in-failed",
                new ProviderSignInPage(
                        "North Central", "login.north.example", "/sign-in/with/north", "Begin again.", true));
        pages.put(
                "go-on", new GoOnPage("North Central", "login.north.example", "https://login.north.example/?a=b&c=d"));
        passwords(pages);
        desk(pages);
        stationRecords(pages);
        accountBook(pages);
        StationSamples.into(pages, PORTAL);
        bin(pages);
        portal(pages);
        phone(pages);
        for (var status : List.of(400, 403, 404, 429, 500, 503)) {
            pages.put("error-" + status, ErrorPage.of(status, "7f3a09c1"));
        }
        return pages;
    }

    private static void passwords(Map<String, Page> pages) {
        pages.put("forgotten-password", new ForgottenPasswordPage("", false, FormErrors.NONE));
        pages.put(
                "forgotten-password-wrong",
                new ForgottenPasswordPage("", false, FormErrors.of(Map.of("who", "Say who you are."))));
        pages.put("forgotten-password-asked", new ForgottenPasswordPage("", true, FormErrors.NONE));
        pages.put("choose-password", new ChoosePasswordPage("/password/a", "Kim Moreau", "kim", FormErrors.NONE));
        pages.put(
                "choose-password-wrong",
                new ChoosePasswordPage(
                        "/password/a", "Kim Moreau", "kim", FormErrors.of(Map.of("password", "Too short."))));
        pages.put("password-chosen", new PasswordChosenPage("kim"));
        pages.put("sign-out-person", new SignOutPersonPage(PORTAL, "/people/1", "Kim Moreau", "Acme Security"));
        var frame = new LostPasswordPage.Frame(PORTAL, "/people", "/people/1", "Kim Moreau", "/people/1/password-link");
        for (var stage : LostPasswordPage.Stage.values()) {
            pages.put(
                    "lost-password-" + stage,
                    new LostPasswordPage(frame, "Kim Moreau", "kim", stage, "kim@example.com", FormErrors.NONE));
        }
    }

    private static void desk(Map<String, Page> pages) {
        pages.put("desk", new AlarmPage(head(), asked(), null));
        pages.put("desk-before", new AlarmPage(head(), before(clip(), 3), "/monitoring/alarms/0/opened"));
        pages.put("desk-no-clip", new AlarmPage(head(), before(null, 0), "/monitoring/alarms/0/opened"));
        pages.put("desk-stills-only", new AlarmPage(head(), before(null, 2), "/monitoring/alarms/0/opened"));
        pages.put("desk-dispatch", new AlarmPage(head(), dispatch(), null));
        pages.put("desk-over", new AlarmPage(head(), over(), null));
        pages.put("desk-nobody", new AlarmPage(head(), nobody(), null));
        pages.put("desk-panel", asked());
        pages.put("desk-unknown", new UnknownAccountPage(KIM, "P2749", "017"));
        pages.put(
                "desk-ambiguous",
                new AmbiguousAccountPage(
                        KIM,
                        "P2794",
                        WhyUnclear.CHANGED_HANDS,
                        List.of(
                                new AmbiguousAccountPage.Holder(
                                        "Harbour Yard", "Mill Lane 12", "/monitoring?site=1&zone=017"),
                                new AmbiguousAccountPage.Holder(
                                        "Quarry Road", "Quarry Road 3", "/monitoring?site=2&zone=017"))));
        pages.put("desk-no-number", new UnknownAccountPage(KIM, null, null));
        pages.put("desk-unclear", new UnclearLaunchPage(KIM, "account numbers", List.of("P2794", "P2795")));
        pages.put(
                "desk-former",
                new FormerAccountPage(
                        KIM,
                        "P2794",
                        "Harbour Yard",
                        "P2795",
                        "12 Nov 2026, 14:02",
                        "/monitoring?site=1&zone=017",
                        null));
        pages.put(
                "desk-former-deleted",
                new FormerAccountPage(
                        KIM,
                        "P2794",
                        null,
                        null,
                        null,
                        null,
                        new FormerAccountPage.Deleted("Harbour Yard", "Lakeside Alarm", "12 Nov 2026")));
        pages.put("desk-former-gone", new FormerAccountPage(KIM, "P2794", null, null, null, null, null));
        var siteOnly = new DeskHead(
                "Harbour Yard, Mill Lane 12", "Acme Security", "s1", "P2794", null, new Moment(NOW, CHICAGO, NOW), KIM);
        var zones = List.of(
                new NoAlarmPage.Zone("017", "North walkway", "/monitoring?act=P2794&zone=017"),
                new NoAlarmPage.Zone("018", "Gate", "/monitoring?act=P2794&zone=018"));
        pages.put(
                "desk-nothing-open",
                new NoAlarmPage(
                        siteOnly,
                        "No alarm on zone 018 since 11:42",
                        "The last was yesterday, 03:12.",
                        new NoAlarmPage.Button("/monitoring/alarms/" + ALARM_ID, "Look at the last one", false),
                        List.of()));
        pages.put(
                "desk-no-zone",
                new NoAlarmPage(
                        siteOnly,
                        "This site has no zone 117",
                        "The account number is right, the zone is not.",
                        null,
                        zones));
        pages.put(
                "desk-complete",
                new CompletePage(head(), "/monitoring/alarms/" + ALARM_ID, "No key holder has answered.", null));
        pages.put(
                "desk-complete-past",
                new CompletePage(head(), "/monitoring/alarms/" + ALARM_ID, "", "completed Sat 21 Nov, 03:20"));
        pages.put("desk-past", new AlarmPage(head(), past(), null));
        pages.put("desk-swept", new AlarmPage(head(), swept(0), null));
        pages.put("desk-swept-still", new AlarmPage(head(), swept(1), null));
        pages.put("desk-no-room", new AlarmPage(head(), withoutRoom(0), null));
        pages.put("desk-no-room-still", new AlarmPage(head(), withoutRoom(1), null));
        pages.put("desk-unplayable", new AlarmPage(head(), before(hevc(), 3), null));
        pages.put("desk-unplayable-bare", new AlarmPage(head(), before(hevc(), 0), null));
        pages.put("desk-start", new MonitoringStartPage(KIM, true, alarms(), receivers(true)));
        pages.put("desk-start-quiet", new MonitoringStartPage(KIM, false, List.of(), receivers(false)));
        pages.put("desk-signals", new SignalsPage(KIM, receivers(true), signals(), null));
        pages.put("desk-looked-at", new MonitoringStartPage(RUTH, false, alarms(), receivers(true)));
        pages.put("desk-signals-looked-at", new SignalsPage(RUTH, receivers(true), signals(), null));
        pages.put("desk-signals-none", new SignalsPage(KIM, receivers(false), List.of(), null));
        pages.put("desk-no-receivers", new SignalsPage(KIM, new ReceiversCard(List.of()), signals(), 100));
    }

    private static ReceiversCard receivers(boolean held) {
        var well = new ReceiversCard.Line(
                "XML receiver",
                "xml-http",
                List.of(new State(Tone.GREEN, "check", "Everything acknowledged")),
                null,
                false);
        var away = new ReceiversCard.Line(
                "Second receiver",
                "xml-tcp",
                List.of(
                        new State(Tone.RED, "plug-connected-x", "3 waiting"),
                        new State(Tone.YELLOW, "hand-stop", "1 parked")),
                "The oldest has been waiting for 12 min. The receiver cannot be reached.",
                true);
        return new ReceiversCard(held ? List.of(well, away) : List.of(well));
    }

    private static List<SignalsPage.Line> signals() {
        return List.of(
                signal("a", "Harbour Yard", new State(Tone.RED, "hand-stop", "Not taken"), true, null),
                signal("b", null, new State(Tone.RED, "ban", "Refused"), true, "Say why, on one line."),
                signal("c", "Quarry Office <b>", new State(Tone.YELLOW, "hourglass", "Waiting"), false, null));
    }

    private static SignalsPage.Line signal(
            String id, @Nullable String site, State state, boolean parked, @Nullable String mistake) {
        return new SignalsPage.Line(
                id,
                "/monitoring/signals/d/" + id,
                new Moment(ALARM, CHICAGO, NOW),
                site,
                "P2794",
                "Motion, North walkway",
                "XML receiver",
                state,
                "The receiver's answer is not an acknowledgement: <ERR 12>",
                "20 attempts",
                parked,
                "",
                mistake);
    }

    private static DeskHead head() {
        return new DeskHead(
                "Harbour Yard, Mill Lane 12",
                "Motion · zone 017 North walkway · Acme Security",
                "s1",
                "P2794",
                new Moment(ALARM, CHICAGO, NOW),
                new Moment(NOW, CHICAGO, NOW),
                KIM);
    }

    private static Clip clip() {
        return new Clip("/media/walkway-20s.mp4", "video/mp4", null);
    }

    private static Clip hevc() {
        return new Clip("/media/hevc.mp4", "video/mp4", "Its video is coded as H.265 (HEVC).");
    }

    private static Scene scene(@Nullable Clip clip, int snapshots) {
        return scene(clip, null, snapshots);
    }

    private static Scene scene(@Nullable Clip clip, @Nullable Missing missing, int snapshots) {
        var strip = new ArrayList<Picture>();
        if (clip != null) {
            strip.add(new Picture(
                    clip.obstacle() == null ? Picture.Kind.CLIP : Picture.Kind.DOWNLOAD,
                    clip.url(),
                    snapshots > 0 ? "/media/still-1.jpg" : null,
                    "017 clip",
                    true));
        }
        IntStream.range(0, snapshots)
                .forEach(i -> strip.add(new Picture(
                        Picture.Kind.STILL,
                        "/media/still-" + (i + 1) + ".jpg",
                        "/media/still-" + (i + 1) + ".jpg",
                        i == 0 ? "017 alarm" : "017 +" + 5 * i + " s",
                        clip == null && i == 0)));
        return new Scene(
                EVENT_ID, "017", "North walkway", clip, snapshots > 0 ? "/media/still-1.jpg" : null, missing, strip);
    }

    private static final ContactProgress ANN = new ContactProgress("ann", "Ann Ortega", "Owner · slot 1");
    private static final ContactProgress RAJ = new ContactProgress("raj", "Raj Patel", "Manager · slot 2");
    private static final ContactProgress LEA = new ContactProgress("lea", "Lea Brandt", "Key holder · slot 3");

    private static AskedContact leaUnconfirmed() {
        return LEA.cannotBeAsked(
                ContactStates.welcome(new Welcome.Pending(ALARM)),
                "Cannot be asked: has not confirmed the welcome message.");
    }

    private static TimeLeft left(long opened) {
        var asked = NOW.minusSeconds(opened);
        return new TimeLeft(asked, asked.plus(Duration.ofMinutes(2)), NOW);
    }

    private static AlarmPanel asked() {
        return new AlarmPanel(
                ALARM_ID,
                null,
                scene(clip(), 5),
                new Asked("Asked 3 contacts", "by text", left(33), false),
                States.DISREGARD_WANTED,
                List.of(
                        ANN.answered(Choice.DISREGARD, "21 s", ""),
                        RAJ.on(Reached.OPENED),
                        LEA.notDelivered("carrier unreachable", true)),
                List.of(
                        new LogLine("03:12:05", "Motion, zone 017, clip stored", true),
                        new LogLine("03:12:05", "Signal E136 zone 017 · North Central, acknowledged in 9 ms", false),
                        new LogLine("03:12:19", "Kim Moreau opened the alarm", true),
                        new LogLine("03:12:20", "Asked 3 contacts by text", true),
                        new LogLine("03:12:22", "Ann Ortega: delivered", false),
                        new LogLine("03:12:38", "Lea Brandt: carrier unreachable", false),
                        new LogLine("03:12:41", "Ann Ortega: Disregard", true)),
                Verify.waiting(left(33)));
    }

    private static AlarmPanel before(@Nullable Clip clip, int snapshots) {
        return new AlarmPanel(
                ALARM_ID,
                null,
                scene(clip, snapshots),
                null,
                null,
                List.of(ANN.ready(CONFIRMED), RAJ.ready(CONFIRMED), leaUnconfirmed()),
                List.of(
                        new LogLine("03:12:05", "Motion, zone 017", true),
                        new LogLine("03:12:05", "Signal E136 zone 017 · North Central, acknowledged in 9 ms", false),
                        new LogLine("03:12:19", "Kim Moreau opened the alarm", true)),
                Verify.ask());
    }

    private static AlarmPanel dispatch() {
        return new AlarmPanel(
                ALARM_ID,
                null,
                scene(clip(), 3),
                new Asked("Asked 2 contacts", "by text", left(33), false),
                States.DISPATCH_WANTED,
                List.of(ANN.answered(Choice.DISPATCH, "21 s", ""), RAJ.on(Reached.SENT), leaUnconfirmed()),
                List.of(new LogLine("03:12:41", "Ann Ortega: Dispatch", true)),
                Verify.waiting(left(33)));
    }

    private static AlarmPanel over() {
        return new AlarmPanel(
                ALARM_ID,
                null,
                scene(clip(), 3),
                new Asked("Asked 4 contacts", "by text", left(140), true),
                null,
                List.of(
                        ANN.noAnswer(Reached.OPENED),
                        RAJ.outcomeUnknown(),
                        LEA.answered(Choice.DISREGARD, "2 min", "late"),
                        new ContactProgress("tom", "Tom Eriksen-Villanueva", "Neighbour and key holder · slot 12")
                                .notDelivered("number does not exist", false)),
                List.of(new LogLine("03:12:41", "The time to answer is over", false)),
                Verify.again());
    }

    private static AlarmPanel past() {
        return past(scene(clip(), 3));
    }

    private static AlarmPanel swept(int snapshots) {
        return past(scene(
                null,
                new Missing(
                        "The clip was deleted on 21 Dec 2026",
                        "The dealer keeps clips and snapshots for 30 days. What happened stays on record.",
                        "trash"),
                snapshots));
    }

    private static AlarmPanel withoutRoom(int snapshots) {
        return past(scene(
                null,
                new Missing(
                        "No clip was stored: the dealer's storage for clips is full",
                        "The event and its signals are on record. Later clips are stored once there is room.",
                        "photo-off"),
                snapshots));
    }

    private static AlarmPanel past(Scene scene) {
        return new AlarmPanel(
                ALARM_ID,
                "completed Sat 21 Nov, 03:20",
                scene,
                new Asked("Asked 2 contacts", "by text", left(140), true),
                States.DISREGARD_WANTED,
                List.of(ANN.answered(Choice.DISREGARD, "21 s", ""), RAJ.noAnswer(Reached.SENT)),
                List.of(new LogLine("03:20:41", "Kim Moreau completed the alarm", true)),
                Verify.impossible("This alarm is over. Nobody can be asked about it any more."));
    }

    private static AlarmPanel nobody() {
        return new AlarmPanel(
                ALARM_ID,
                null,
                scene(clip(), 1),
                null,
                null,
                List.of(),
                List.of(new LogLine("03:12:05", "Motion, zone 017", true)),
                Verify.impossible("Nobody can be asked: the site has no contact who confirmed."));
    }

    private static List<MonitoringStartPage.Alarm> alarms() {
        return List.of(
                new MonitoringStartPage.Alarm(
                        "/monitoring?act=P2794&zone=017",
                        new Moment(ALARM, CHICAGO, NOW),
                        "Harbour Yard",
                        "P2794",
                        "017 North walkway",
                        new State(Tone.YELLOW, "hourglass", "Waiting for an answer")),
                new MonitoringStartPage.Alarm(
                        "/monitoring?act=P1120&zone=002",
                        new Moment(ALARM.minusSeconds(4000), CHICAGO, NOW),
                        "Lakeside Storage",
                        "P1120",
                        "002 Back door",
                        new State(Tone.GREEN, "check", "Disregard")),
                new MonitoringStartPage.Alarm(
                        "/monitoring?act=P1133&zone=001",
                        new Moment(ALARM.minusSeconds(90_000), CHICAGO, NOW),
                        "Quarry Office",
                        "P1133",
                        "001 Front",
                        new State(Tone.GREY, "eye-off", "Not opened")));
    }

    private static void portal(Map<String, Page> pages) {
        lists(pages);
        var stations = List.of(new SiteFormPage.StationChoice("7c", "North Central · XML receiver"));
        pages.put(
                "site-new",
                new SiteFormPage(
                        PORTAL,
                        null,
                        SiteFormPage.Fields.empty("US", "7c"),
                        FormErrors.NONE,
                        stations,
                        null,
                        null,
                        Map.of(),
                        null));
        pages.put(
                "site-taken",
                new SiteFormPage(
                        PORTAL,
                        "s1",
                        fields("", "p 2794"),
                        FormErrors.of(
                                Map.of(
                                        "address",
                                        "Where is it? Help has to find the place.",
                                        "accountNumber",
                                        "This number is already in use at North Central. Ask the station for the right one: +1 312 555 0100.")),
                        stations,
                        null,
                        null,
                        Map.of("name", "Harbour Yard"),
                        null));
        pages.put(
                "site-meanwhile",
                new SiteFormPage(
                        PORTAL,
                        "s1",
                        fields("Mill Lane 12", "P2794"),
                        FormErrors.NONE,
                        stations,
                        null,
                        null,
                        Map.of("name", "Harbour Yard"),
                        new Meanwhile(
                                "Lee Tran",
                                List.of(
                                        new Meanwhile.Change("name", "Name", "Harbour", "Harbour Yard", null),
                                        new Meanwhile.Change(
                                                "accountNumber", "Account number", "P2793", "P2795", "P2794")))));
        pages.put(
                "site-moves",
                new SiteFormPage(
                        PORTAL,
                        "s1",
                        fields("Mill Lane 12", "P2794"),
                        FormErrors.NONE,
                        stations,
                        new SiteFormPage.Doubt("North Central has another number that looks like P2794.", "7c P2794"),
                        new SiteFormPage.Move("North Central", "South Central", "7c"),
                        Map.of("name", "Harbour Yard"),
                        null));
        pages.put(
                "site",
                new SitePage(
                        PORTAL,
                        siteHead(new SiteHead.Attention(
                                "Only one of three contacts can be asked.",
                                "Raj Patel has not confirmed, Lea Brandt's number takes no texts.",
                                "Set right",
                                "#contacts")),
                        List.of(),
                        station(),
                        contacts()));
        pages.put(
                "site-monitoring", new MonitoringPage(PORTAL, siteHead(null), station(), launches(), true, numbers()));
        pages.put(
                "site-monitoring-fresh",
                new MonitoringPage(PORTAL, siteHead(null), StationCard.NONE, List.of(), false, List.of()));
        pages.put(
                "site-fresh",
                new SitePage(
                        PORTAL,
                        siteHead(new SiteHead.Attention(
                                "No account number:",
                                "no signals are sent to a station.",
                                "Set right",
                                "/sites/s1/edit")),
                        List.of(
                                new StillMissing(
                                        States.ACCOUNT_MISSING,
                                        "The station gives you one for this site. No signals are sent without it.",
                                        "Enter the number",
                                        "/sites/s1/edit#accountNumber"),
                                new StillMissing(
                                        States.CONTACTS_MISSING,
                                        "Nobody can be asked.",
                                        "Create a contact",
                                        "/sites/s1/contacts/new")),
                        StationCard.NONE,
                        new ContactsCard(siteHead(null), List.of())));
        pages.put("site-contacts", contacts());
        pages.put("import", ImportSamples.form(PORTAL));
        pages.put("import-empty", ImportSamples.empty(PORTAL));
        pages.put("import-errors", ImportSamples.errors(PORTAL));
        pages.put("import-running", ImportSamples.running(PORTAL));
        pages.put("import-progress", new ImportProgress("/sites/import/i1", 300, 1000));
        pages.put("time-zone-field", new TimeZoneField("America/Chicago", "America/Chicago", "US", FormErrors.NONE));
        pages.put("api-keys", apiKeys());
        pages.put(
                "api-keys-empty",
                new ApiKeysPage(
                        PORTAL,
                        List.of(),
                        SCOPES,
                        List.of(new ApiKeysPage.Span("", "until it is revoked")),
                        new ApiKeysPage.Fields("", Set.of(), ""),
                        FormErrors.of(Map.of(
                                "name", "Say which program it is for.", "scopes", "Choose what the key is for.")),
                        null));
        pages.put(
                "api-key-revoke",
                new RevokeApiKeyPage(
                        PORTAL,
                        "Billing",
                        "the key",
                        "It is the only key of Billing: the program is shut out from its next request on, and leaves the list"
                                + " for good.",
                        "/api-keys/p1/keys/k1/revoke"));
        station(pages);
        pages.put("devices", devices());
        codesAndZones(pages);
        pages.put(
                "device-key-revoke",
                new RevokeKeyPage(
                        PORTAL,
                        "/sites/s1/devices",
                        "Harbour Yard",
                        "Gate camera",
                        "the key",
                        "It is the only key of Gate camera. The device is silenced at once: its alarms are refused and reach"
                                + " nobody until you make another key and enter it in the device.",
                        "/sites/s1/devices/d2/keys/k3/revoke"));
        pages.put(
                "devices-empty",
                new DevicesPage(
                        PORTAL,
                        siteHead(null),
                        List.of(),
                        new DevicesPage.ZoneFields("1000", "", "exterior"),
                        FormErrors.of(Map.of("zone", "1 to 999.", "zoneName", "Give it a name.")),
                        List.of(),
                        List.of(),
                        DevicePage.DeviceFields.EMPTY,
                        FormErrors.NONE,
                        null));
        events(pages);
        pages.put("history", history());
        pages.put("history-empty", new HistoryPage(PORTAL, siteHead(null), List.of(), null, true));
        pages.put("history-end", new HistoryPage(PORTAL, siteHead(null), List.of(), null, false));
        pages.put(
                "contact-new",
                new ContactFormPage(PORTAL, "s1", "Harbour Yard", ContactFormPage.Fields.EMPTY, FormErrors.NONE));
        pages.put(
                "contact-wrong",
                new ContactFormPage(
                        PORTAL,
                        "s1",
                        "Harbour Yard",
                        new ContactFormPage.Fields(
                                "Lea <script>alert(1)</script>", "555-01", "lea@example.org", true, "Key holder", "3"),
                        FormErrors.of(Map.of("phone", "That is too short for a phone number."))));
        pages.put("welcome", welcome(null));
        pages.put("welcome-again", welcome("20 min ago"));
        pages.put("welcome-not-yet", welcomeNotYet());
        pages.put(
                "send-error",
                new SendErrorPage(
                        PORTAL,
                        "s1",
                        "Harbour Yard",
                        "c3",
                        "Lea Brandt",
                        "(312) 555-0101",
                        ContactStates.welcome(new Welcome.SendError(TextFailure.LANDLINE, ALARM)),
                        "The number is probably a landline: it cannot take texts.",
                        List.of(
                                "Ask Lea Brandt for a mobile number, create a contact with it here, and remove this one.",
                                "If it is a mobile number, have Lea Brandt switch texts on at the carrier, then send again."),
                        true,
                        true));
        pages.put(
                "contact-remove",
                new RemoveContactPage(PORTAL, "s1", "Harbour Yard", "c3", "Lea Brandt", "(312) 555-0101"));
    }

    private static void events(Map<String, Page> pages) {
        var all = new EventsPage.Asked("", "", true);
        var zones = List.of(new Zone(new ZoneNumber(17), "North walkway"), new Zone(new ZoneNumber(18), "Gate"));
        pages.put("events-empty", new EventsPage(PORTAL, siteHead(null), all, FormErrors.NONE, zones, List.of(), null));
        pages.put(
                "events-none-like-that",
                new EventsPage(
                        PORTAL,
                        siteHead(null),
                        new EventsPage.Asked("018", "yesterday", true),
                        FormErrors.of(
                                Map.of("zone", "A zone number is 1 to 999.", "day", "A day, such as 2026-11-27.")),
                        zones,
                        List.of(),
                        null));
        pages.put(
                "events-end",
                new EventsPage(
                        PORTAL,
                        siteHead(null),
                        new EventsPage.Asked("", "", false),
                        FormErrors.NONE,
                        zones,
                        List.of(),
                        null));
        pages.put(
                "events",
                new EventsPage(
                        PORTAL,
                        siteHead(null),
                        all,
                        FormErrors.NONE,
                        zones,
                        List.of(
                                new EventsPage.Line(
                                        "2026-11-21T09:12:05Z",
                                        "today, 03:12:05",
                                        "2 min ago",
                                        null,
                                        "Person",
                                        "017",
                                        "North walkway",
                                        new State(Tone.GREEN, "check", "Signalled"),
                                        null,
                                        "opened the alarm",
                                        List.of(States.DISREGARD_WANTED, States.COMPLETED)),
                                new EventsPage.Line(
                                        "2026-11-20T09:12:05Z",
                                        "yesterday, 03:12:05",
                                        "1 day ago",
                                        "happened yesterday, 02:58:11",
                                        "Motion",
                                        "018",
                                        "Gate",
                                        new State(Tone.RED, "antenna-off", "Not signalled"),
                                        "the site had no monitoring station",
                                        null,
                                        List.of())),
                        "/sites/s1/events?before=e1"));
    }

    private static SiteHead siteHead(SiteHead.@Nullable Attention attention) {
        var now = ALARM.plusSeconds(120);
        return new SiteHead(
                "s1", "Harbour Yard", "Mill Lane 12, Chicago IL 60611", new Moment(now, CHICAGO, now), attention, true);
    }

    private static List<SitesPage.Row> sites() {
        return List.of(
                row("s1", "Harbour Yard", "Mill Lane 12, Chicago IL 60611", "P2794", States.NOTHING_MISSING),
                row("s2", "Lakeside Storage", "Dock Street 3, Evanston IL 60201", "P1120", States.canBeAsked(0, 2)),
                row(
                        "s3",
                        "Quarry Office <b>",
                        "Stone Road 40, Joliet IL 60432",
                        null,
                        States.ACCOUNT_MISSING,
                        States.CAMERAS_MISSING,
                        States.CONTACTS_MISSING));
    }

    private static SitesPage.Row row(
            String id, String name, String address, @Nullable String number, State... missing) {
        return new SitesPage.Row(
                "/sites/" + id,
                name,
                address,
                number,
                number == null ? null : "North Central",
                List.of(missing),
                3,
                2,
                "12 Nov 2026",
                number == null ? null : "3 h ago");
    }

    private static org.keyholder.server.dealerportal.list.Asked listOf(String... nameAndValue) {
        var query = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < nameAndValue.length; i += 2) {
            query.add(nameAndValue[i], nameAndValue[i + 1]);
        }
        return org.keyholder.server.dealerportal.list.Asked.of(query);
    }

    private static SitesPage sites(
            org.keyholder.server.dealerportal.list.Asked asked, List<SitesPage.Row> rows, SitesPage.Notices notices) {
        return new SitesPage(
                PORTAL,
                asked,
                List.of(new SitesPage.Choice("7c", "North Central", false)),
                rows,
                rows.isEmpty() ? "0 sites" : "3 sites",
                rows.isEmpty() ? null : "/sites?after=s3",
                notices);
    }

    private static void lists(Map<String, Page> pages) {
        var none = SitesPage.Notices.NONE;
        pages.put("sites", sites(listOf(), sites(), none));
        var texts = new TextsNotice(
                "The 60 welcome messages of this hour are sent.",
                "The next one is possible in 12 min. Texts about alarms go out as ever.",
                true);
        pages.put(
                "sites-texts-used-up",
                sites(
                        listOf(),
                        sites(),
                        new SitesPage.Notices(
                                texts,
                                new StorageNotice(
                                        "Clips take 82 % of 100 GB.",
                                        "When that is full, new clips and snapshots are not stored. Alarms and their signals go out as ever.",
                                        false))));
        var full = new StorageNotice(
                "The storage for clips is full: 100 GB.",
                "New clips and snapshots are not stored until old ones are past their keeping time. Alarms and their signals go out as ever.",
                true);
        pages.put("sites-storage-full", sites(listOf(), sites(), new SitesPage.Notices(null, full)));
        pages.put("sites-empty", sites(listOf(), List.of(), none));
        pages.put("sites-none-like-that", sites(listOf("q", "harbour <b>", "show", "number"), List.of(), none));
        pages.put("sites-no-more", sites(listOf("after", "018f0000-0000-7000-8000-000000000001"), List.of(), none));
        var columns = new ArrayList<String>(
                List.of("sort", "-last-event", "station", "018f0000-0000-7000-8000-000000000001"));
        for (var column : Column.values()) {
            columns.addAll(List.of("columns", column.code()));
        }
        pages.put("sites-all-columns", sites(listOf(columns.toArray(String[]::new)), sites(), none));
        pages.put("dashboard-empty", dashboard("", List.of(), none));
        pages.put("dashboard-quiet", dashboard("any of your 3 sites", List.of(), none));
        pages.put("dashboard", dashboard("any of your 3 sites", troubles(), new SitesPage.Notices(texts, full)));
        pages.put("search-empty", search("", List.of(), false));
        pages.put("search-nothing", search("zebra <b>", List.of(), false));
        pages.put("search", search("har", found(), true));
    }

    private static List<DashboardPage.Attention> troubles() {
        return List.of(
                new DashboardPage.Attention(
                        "/sites/s3",
                        "Quarry Office <b>",
                        States.ACCOUNT_MISSING,
                        "No account number:",
                        "no signals are sent.",
                        "Enter the number",
                        "/sites/s3/edit"),
                new DashboardPage.Attention(
                        "/sites/s2",
                        "Lakeside Storage",
                        States.canBeAsked(0, 2),
                        "Nobody can be asked:",
                        "no contact has confirmed and takes texts.",
                        "See the contacts",
                        "/sites/s2#contacts"));
    }

    private static DashboardPage dashboard(
            String sites, List<DashboardPage.Attention> troubles, SitesPage.Notices notices) {
        var quiet = troubles.isEmpty();
        return new DashboardPage(
                PORTAL,
                notices,
                sites,
                troubles,
                quiet ? List.of() : List.of(new DashboardPage.Kind(States.ACCOUNT_MISSING, "1", "/sites?show=number")),
                quiet ? "" : "14 events at 2 sites",
                quiet
                        ? List.of()
                        : List.of(
                                new DashboardPage.Busy("/sites/s1/events", "Harbour Yard", "12 events"),
                                new DashboardPage.Busy("/sites/s2/events", "Lakeside Storage", "2 events")),
                quiet
                        ? List.of()
                        : List.of(new DashboardPage.Line(
                                "2026-11-21T09:12:05Z",
                                "03:12:05",
                                "Chicago",
                                "2 min ago",
                                "/sites/s1/events",
                                "Harbour Yard",
                                "017",
                                "North walkway",
                                "Person")),
                "2 devices",
                quiet
                        ? List.of()
                        : List.of(
                                new DashboardPage.Silent(
                                        "/sites/s1/devices", "Harbour Yard", "Recorder", "last heard 9 days ago"),
                                new DashboardPage.Silent("/sites/s2/devices", "Lakeside Storage", "Bridge", null)));
    }

    private static List<SearchPage.Group> found() {
        var name = new Marked(List.of(new Marked.Part("Har", true), new Marked.Part("bour Yard", false)));
        return List.of(
                new SearchPage.Group(
                        Kind.NUMBER,
                        List.of(new SearchPage.Result(
                                "/sites/s1", name, new Marked(List.of(new Marked.Part("P2794", true))), true))),
                new SearchPage.Group(
                        Kind.NAME,
                        List.of(new SearchPage.Result(
                                "/sites/s2",
                                name,
                                new Marked(List.of(new Marked.Part("Mill Lane <b>", false))),
                                false))));
    }

    private static SearchPage search(String typed, List<SearchPage.Group> groups, boolean more) {
        return new SearchPage(PORTAL, typed, groups, "/sites?q=har", more);
    }

    private static List<NumberLine> numbers() {
        return List.of(
                new NumberLine(
                        "P2795", "North Central", "since 14 Nov 2026", new State(Tone.GREEN, "check", "in use"), null),
                new NumberLine(
                        "P2794",
                        "North Central",
                        "1 Nov 2026 to 14 Nov 2026",
                        new State(Tone.YELLOW, "lock", "kept for this site"),
                        "/sites/s1/numbers/1/release"),
                new NumberLine(
                        "P2793",
                        "South Central",
                        "1 Oct 2026 to 1 Nov 2026",
                        new State(Tone.GREY, "lock-open", "released 2 Nov 2026"),
                        null));
    }

    private static void stationRecords(Map<String, Page> pages) {
        pages.put("station-records-empty", new StationRecordsPage(PORTAL, List.of(), true));
        pages.put(
                "station-records",
                new StationRecordsPage(
                        PORTAL,
                        List.of(
                                new StationRecordsPage.Row(
                                        "/monitoring-stations/1",
                                        "North Central",
                                        "North Central",
                                        "XML receiver",
                                        "nobody adds a prefix"),
                                new StationRecordsPage.Row(
                                        "/monitoring-stations/2",
                                        "South",
                                        "South Central",
                                        null,
                                        "Keyholder adds ABC")),
                        true));
        var facts = new StationRecordPage.Facts(
                "/monitoring-stations/1",
                "North Central",
                "North Central",
                "(312) 555-0190",
                "XML receiver",
                "Acme 2000, XML over TCP or TLS",
                "nobody adds a prefix");
        var numbers = new StationRecordPage.Numbers(List.of("P2000 to P2999"), List.of("P2001", "P2002"));
        var testing = new StationRecordPage.Testing(List.of("P2794"), "P2794", true);
        var typed = new StationRecordPage.Typed("receiver", "ABC");
        pages.put(
                "station-record",
                new StationRecordPage(PORTAL, facts, numbers, testing, typed, FormErrors.NONE, true, null));
        pages.put(
                "station-record-seen-only",
                new StationRecordPage(
                        PORTAL,
                        facts,
                        new StationRecordPage.Numbers(List.of(), List.of()),
                        new StationRecordPage.Testing(List.of(), "", false),
                        typed,
                        FormErrors.NONE,
                        false,
                        null));
        pages.put(
                "station-record-wrong",
                new StationRecordPage(
                        PORTAL,
                        facts,
                        numbers,
                        new StationRecordPage.Testing(List.of(), "", true),
                        new StationRecordPage.Typed("keyholder", "A-1"),
                        FormErrors.of(Map.of("prefix", "A prefix has 1 to 8 letters and digits, for example ABC.")),
                        true,
                        null));
        var before = new StationRecordPage.Look("2794", "2794");
        var after = new StationRecordPage.Look("2794", "ABC2794");
        var good = new StationRecordPage.Line("Harbour Yard", "/sites/s1", before, after, null);
        var taken = new StationRecordPage.Line(
                "Quarry Road", "/sites/s2", before, after, "in use at the station, or not released there");
        var nobody = new StationRecordPage.Part(List.of(), 0);
        var one = new StationRecordPage.Part(List.of(good), 1);
        pages.put("station-record-preview", stationRecord(facts, typed, nobody, one, false));
        pages.put(
                "station-record-clash",
                stationRecord(facts, typed, new StationRecordPage.Part(List.of(taken), 1), one, false));
        pages.put(
                "station-record-many",
                stationRecord(
                        facts,
                        typed,
                        new StationRecordPage.Part(List.of(taken), 3),
                        new StationRecordPage.Part(List.of(good), 2),
                        false));
        pages.put("station-record-nobody", stationRecord(facts, typed, nobody, nobody, false));
        pages.put("station-record-same", stationRecord(facts, typed, nobody, one, true));
        pages.put(
                "release-number",
                new ReleaseNumberPage(
                        PORTAL,
                        "Harbour Yard",
                        "/sites/s1",
                        "P2794",
                        "North Central",
                        "/sites/s1/numbers/1/release",
                        FormErrors.NONE));
    }

    private static void bin(Map<String, Page> pages) {
        var full = new BinPage.Row(
                "1",
                "Harbour Yard",
                "Mill Lane 12",
                "P2794",
                "North Central",
                "12 Nov 2026, by Dana Whitfield",
                "in 12 days, on 12 Dec 2026");
        var bare = new BinPage.Row(
                "2", "Quarry Road", "Quarry Road 1", null, null, "1 Nov 2026, by Dana Whitfield", "within a day");
        pages.put("bin-empty", new BinPage(PORTAL, List.of(), null, true, true));
        pages.put("bin", new BinPage(PORTAL, List.of(full, bare), null, true, true));
        pages.put("bin-middle", new BinPage(PORTAL, List.of(full, bare), "/sites/bin?before=x", false, true));
        pages.put("bin-end", new BinPage(PORTAL, List.of(), null, false, true));
        pages.put("bin-installer", new BinPage(PORTAL, List.of(full), null, true, false));
        pages.put(
                "delete-site", new DeleteSitePage(PORTAL, "/sites/1", "Harbour Yard", "P2794", true, FormErrors.NONE));
        pages.put(
                "delete-site-busy",
                new DeleteSitePage(
                        PORTAL,
                        "/sites/1",
                        "Harbour Yard",
                        null,
                        false,
                        FormErrors.form("An alarm of this site is still open.")));
        pages.put(
                "erase-site", new EraseSitePage(PORTAL, "/sites/bin/1", "Harbour Yard", "P2794", "", FormErrors.NONE));
        pages.put(
                "erase-site-mistyped",
                new EraseSitePage(
                        PORTAL,
                        "/sites/bin/1",
                        "Harbour Yard",
                        null,
                        "Harbor",
                        FormErrors.of(Map.of("siteName", "Type the name of the site: Harbour Yard"))));
        pages.put("former-numbers-none", new FormerNumbersPage(PORTAL, List.of(), null, List.of()));
        pages.put(
                "former-numbers",
                new FormerNumbersPage(
                        PORTAL,
                        List.of(
                                new FormerNumbersPage.Row(
                                        "1", "P2794", "North Central", "Harbour Yard", "/sites/1", "12 Nov 2026"),
                                new FormerNumbersPage.Row(
                                        "2", "P2795", "North Central", "Erased site", null, "2 Nov 2026")),
                        "One number was released.",
                        List.of("P2795: An alarm of the site that had it is still open.")));
    }

    private static void accountBook(Map<String, Page> pages) {
        var nobody = new AccountBookPage.Asked("", "all");
        pages.put("account-book-empty", new AccountBookPage(PORTAL, nobody, List.of(), null));
        pages.put(
                "account-book-nothing",
                new AccountBookPage(PORTAL, new AccountBookPage.Asked("X9", "kept"), List.of(), null));
        pages.put(
                "account-book",
                new AccountBookPage(
                        PORTAL,
                        nobody,
                        List.of(
                                new AccountBookPage.Row(
                                        "P2794",
                                        true,
                                        "Harbour Yard",
                                        "Acme Security",
                                        "since 12 Nov 2026",
                                        new State(Tone.GREEN, "check", "in use"),
                                        null),
                                new AccountBookPage.Row(
                                        "P2795",
                                        true,
                                        null,
                                        "Acme Security",
                                        "1 Nov 2026 to 12 Nov 2026",
                                        new State(Tone.YELLOW, "lock", "kept until released"),
                                        "1")),
                        "/station/numbers?after=1"));
        pages.put("book-released-none", new ReleasedNumbersPage(PORTAL, List.of()));
        pages.put(
                "book-released",
                new ReleasedNumbersPage(
                        PORTAL,
                        List.of(
                                new ReleasedNumbersPage.Row(
                                        "P2795", new State(Tone.GREY, "lock-open", "released"), null),
                                new ReleasedNumbersPage.Row(
                                        "P2796",
                                        new State(Tone.YELLOW, "lock", "kept until released"),
                                        "An alarm of the site that had it is still open."))));
        for (var site : new String[] {"Harbour Yard", null}) {
            pages.put(
                    "book-release-" + (site == null ? "gone" : "site"),
                    new org.keyholder.server.stationportal.ReleaseNumberPage(
                            PORTAL, "P2795", site, "Acme Security", "/station/numbers/1/release", FormErrors.NONE));
        }
    }

    private static StationRecordPage stationRecord(
            StationRecordPage.Facts facts,
            StationRecordPage.Typed typed,
            StationRecordPage.Part clashing,
            StationRecordPage.Part fitting,
            boolean same) {
        return new StationRecordPage(
                PORTAL,
                facts,
                new StationRecordPage.Numbers(List.of(), List.of()),
                new StationRecordPage.Testing(List.of(), "", true),
                typed,
                FormErrors.NONE,
                true,
                new StationRecordPage.Preview("mark", "the receiver adds ABC", clashing, fitting, same));
    }

    private static SiteFormPage.Fields fields(String address, String number) {
        return new SiteFormPage.Fields(
                "Harbour Yard",
                new SiteFormPage.Place(address, "Chicago", "IL", "60611", "US", "41.8781, -87.6298"),
                "America/Chicago",
                "America/Chicago",
                "7c",
                number,
                "20",
                "30");
    }

    private static StationCard station() {
        return new StationCard("North Central", "XML receiver", "P2794", "sent as P2794");
    }

    private static List<MonitoringPage.Launch> launches() {
        return List.of(
                new MonitoringPage.Launch(
                        "zone 017, North walkway",
                        launchUrl("https://keyholder.example/monitoring?act=P2794&zone=017")),
                new MonitoringPage.Launch(
                        "the site, without a zone", launchUrl("https://keyholder.example/monitoring?act=P2794")));
    }

    private static ContactsCard contacts() {
        return new ContactsCard(
                siteHead(null),
                List.of(
                        new ContactsCard.Row(
                                "c1",
                                "1",
                                "Ann Ortega",
                                "Owner",
                                "(312) 555-0143",
                                ContactStates.NUMBER_VALID,
                                ContactStates.welcome(CONFIRMED_ON_2_NOV, CHICAGO, ALARM),
                                null,
                                Next.NOTHING),
                        new ContactsCard.Row(
                                "c2",
                                "2",
                                "Raj Patel",
                                "Manager",
                                "(312) 555-0178",
                                ContactStates.NUMBER_VALID,
                                ContactStates.welcome(new Welcome.Pending(ALARM)),
                                "sent 20 min ago",
                                Next.SEND_AGAIN),
                        new ContactsCard.Row(
                                "c3",
                                "3",
                                "Lea Brandt",
                                "Key holder",
                                "(312) 555-0101",
                                ContactStates.NOT_CHECKED,
                                ContactStates.welcome(new Welcome.SendError(TextFailure.LANDLINE, ALARM)),
                                "probably a landline",
                                Next.WHAT_TO_DO),
                        new ContactsCard.Row(
                                "c4",
                                null,
                                "Sam Okafor",
                                "",
                                "(312) 555-0190",
                                ContactStates.NOT_CHECKED,
                                ContactStates.welcome(new Welcome.NotSent()),
                                null,
                                Next.SEND),
                        new ContactsCard.Row(
                                "c5",
                                null,
                                "Iris Lund",
                                "",
                                "(312) 555-0191",
                                ContactStates.NOT_CHECKED,
                                ContactStates.welcome(new Welcome.OutcomeUnknown(ALARM)),
                                "may have gone out 20 min ago: the phone network did not say",
                                Next.SEND_AGAIN)));
    }

    private static final List<ApiKeysPage.Scope> SCOPES = List.of(
            new ApiKeysPage.Scope("events:read", "Read events", "the signals, session and answers of each"),
            new ApiKeysPage.Scope("clips:read", "Fetch clips and snapshots", "each look is on record"));

    private static ApiKeysPage apiKeys() {
        return new ApiKeysPage(
                PORTAL,
                List.of(
                        new ApiKeysPage.Line(
                                "Billing",
                                "old key, works until 3 Dec 2026, 09:12 UTC",
                                "Read events",
                                "2 Nov 2025",
                                new State(Tone.YELLOW, "alert-triangle", "still in use, just now"),
                                null,
                                "/api-keys/p1/keys/k1/revoke"),
                        new ApiKeysPage.Line(
                                "Billing",
                                "new key",
                                "Read events",
                                "21 Nov 2026",
                                new State(Tone.GREEN, "check", "used 3 min ago"),
                                null,
                                "/api-keys/p1/keys/k2/revoke"),
                        new ApiKeysPage.Line(
                                "Archive of the insurer in the other building",
                                "ends on 26 Dec 2026",
                                "Read events, fetch clips and snapshots",
                                "21 Nov 2026",
                                new State(Tone.GREY, "clock", "not used yet"),
                                "/api-keys/p2/keys",
                                "/api-keys/p2/keys/k3/revoke")),
                SCOPES,
                List.of(new ApiKeysPage.Span("", "until it is revoked"), new ApiKeysPage.Span("30", "for 30 days")),
                new ApiKeysPage.Fields("", Set.of("events:read"), ""),
                FormErrors.NONE,
                new ApiKeysPage.NewKey(
                        "Archive of the insurer in the other building", "khp_Zp01w8gXo2mB5uT9cRjLq4Zp01w8gXo2", false));
    }

    private static void station(Map<String, Page> pages) {
        pages.put(
                "operator-access",
                new OperatorAccessPage(CENTRAL, List.of(), null, "", "", "127.0.0.1", true, FormErrors.NONE));
        pages.put(
                "operator-access-renewed",
                new OperatorAccessPage(
                        CENTRAL,
                        List.of(
                                new OperatorAccessPage.Line(
                                        "Old secret",
                                        "works until 3 Dec 2026, 09:12 UTC",
                                        "2 Nov 2025",
                                        new State(Tone.YELLOW, "alert-triangle", "still in use, just now"),
                                        "/station/launch-secrets/s1/revoke"),
                                new OperatorAccessPage.Line(
                                        "New secret",
                                        "",
                                        "26 Nov 2026",
                                        new State(Tone.GREEN, "check", "used just now"),
                                        "/station/launch-secrets/s2/revoke")),
                        new OperatorAccessPage.Made("5f".repeat(32), true),
                        "192.0.2.5/24\n<b>",
                        "192.0.2.0/24",
                        "2001:db8::17",
                        false,
                        FormErrors.of(Map.of("operatorNetworks", "'192.0.2.5/24' is no address range."))));
        pages.put(
                "launch-secret-revoke",
                new RevokeLaunchSecretPage(
                        CENTRAL,
                        "the old launch secret",
                        "Launches that it signs are refused from now on.",
                        "/station/launch-secrets/s1/revoke",
                        2));
        pages.put(
                "confirm-addresses",
                new ConfirmAddressesPage(
                        CENTRAL,
                        "192.0.2.0/24",
                        "192.0.2.0/24\n2001:db8::/32",
                        List.of(new ConfirmAddressesPage.Row("Kim Moreau", "203.0.113.9")),
                        3));
    }

    private static DevicesPage devices() {
        return new DevicesPage(
                PORTAL,
                siteHead(null),
                List.of(
                        new DevicesPage.Zone(
                                "017",
                                "North walkway",
                                "Exterior",
                                "Camera 1 of Bridge in the cellar",
                                List.of(
                                        new CodeWords.Line(
                                                "136 BA",
                                                "motion, person, vehicle, line crossed",
                                                "Keyholder’s default"),
                                        new CodeWords.Line("not sent", "camera tampered with", "this zone")),
                                launchUrl("https://keyholder.example/monitoring?act=P2794&zone=017")),
                        new DevicesPage.Zone("018", "Gate", "Instant", null, List.of(), null)),
                DevicesPage.ZoneFields.EMPTY,
                FormErrors.NONE,
                List.of(
                        new DevicesPage.Bridge(
                                "Bridge in the cellar",
                                "/sites/s1/bridges/b1",
                                List.of(
                                        new DevicesPage.Port("Camera 1", "North walkway", "017"),
                                        new DevicesPage.Port("Alarm input 4", "Bell box", null))),
                        new DevicesPage.Bridge("Bridge <b>", "/sites/s1/bridges/b2", List.of())),
                List.of(
                        new KeyLine(
                                "Recorder in the office",
                                "Recorder",
                                "/sites/s1/devices/d1/edit",
                                "old key, works until 3 Dec, 03:12",
                                "2 Nov 2025",
                                new State(Tone.YELLOW, "alert-triangle", "still in use, just now"),
                                null,
                                "/sites/s1/devices/d1/keys/k1/revoke"),
                        new KeyLine(
                                "Recorder in the office",
                                "Recorder",
                                "/sites/s1/devices/d1/edit",
                                "new key",
                                "21 Nov 2026",
                                new State(Tone.GREEN, "check", "used 3 min ago"),
                                null,
                                "/sites/s1/devices/d1/keys/k2/revoke"),
                        new KeyLine(
                                "Gate camera",
                                "Camera",
                                "/sites/s1/devices/d2/edit",
                                "",
                                "21 Nov 2026",
                                new State(Tone.GREY, "clock", "not used yet"),
                                "/sites/s1/devices/d2/keys",
                                "/sites/s1/devices/d2/keys/k3/revoke"),
                        new KeyLine(
                                "Panel in the hall",
                                "Alarm panel",
                                "/sites/s1/devices/d3/edit",
                                "",
                                "",
                                new State(Tone.RED, "key-off", "no valid key: it cannot report"),
                                "/sites/s1/devices/d3/keys",
                                null)),
                DevicePage.DeviceFields.EMPTY,
                FormErrors.NONE,
                new DevicesPage.NewKey("Gate camera", "kh_Zp01w8gXo2mB5uT9cRjLq4", false));
    }

    private static LaunchLink launchUrl(String url) {
        return new LaunchLink(url, "/launch-url?record=r1&url=x");
    }

    private static void codesAndZones(Map<String, Page> pages) {
        var cells = List.of(
                new CodeCell("Motion", "136 BA", "Outdoor", "Keyholder’s default", false, "/alarm-library/edit?x"),
                new CodeCell("Person", "130 BA", "Burglary", "your library", true, "/alarm-library/edit?y"),
                new CodeCell("Tampered", "not sent", "", "this <b>", false, null));
        var rows = List.of(new CodeRow("Exterior", "", cells), new CodeRow("017 North walkway", "Exterior", cells));
        pages.put("alarm-library", new LibraryPage(PORTAL, rows, true));
        pages.put("alarm-library-seen", new LibraryPage(PORTAL, rows, false));
        pages.put("site-codes", new SiteCodesPage(PORTAL, siteHead(null), rows, rows));
        pages.put("site-codes-none", new SiteCodesPage(PORTAL, siteHead(null), List.of(), List.of()));
        pages.put(
                "code-form",
                new CodeFormPage(
                        PORTAL,
                        new CodeFormPage.Where(
                                "/alarm-library",
                                "Motion in Exterior zones",
                                "at all your sites",
                                "/alarm-library/edit?type=exterior&kind=motion",
                                "/alarm-library",
                                "Alarm library",
                                "Touches 12 zones of 14 of this type, at 5 sites."),
                        new CodeFormPage.Now(
                                "140 UA, General alarm", "your library", "136 BA, Outdoor (Keyholder’s default)"),
                        new CodeFormPage.Fields("yes", "99<", "B"),
                        FormErrors.of(Map.of(
                                "contactId", "A Contact ID code has three digits, such as 130.",
                                "sia", "A SIA code has two letters, such as BA."))));
        pages.put(
                "zone",
                new ZonePage(
                        PORTAL,
                        siteHead(null),
                        "017",
                        new DevicesPage.ZoneFields("018", "North walkway", "exterior"),
                        FormErrors.NONE,
                        new ZonePage.Renumbering("017", "018", "017-018")));
        pages.put(
                "device",
                new DevicePage(
                        PORTAL,
                        siteHead(null),
                        "d1",
                        new DevicePage.DeviceFields("", "panel"),
                        FormErrors.of(Map.of("deviceName", "This field is required."))));
        pages.put("bridge", bridge(null, FormErrors.NONE, List.of()));
        pages.put(
                "bridge-overtaken",
                bridge(
                        "b1",
                        FormErrors.NONE,
                        List.of(
                                new BridgePage.Difference("Name of the bridge", "Bridge <b>", "Bridge"),
                                new BridgePage.Difference("Camera 2", "North walkway, zone 018", "Gate, zone 017"),
                                new BridgePage.Difference("Alarm input 4", "Bell box, no zone", "nothing"))));
        pages.put(
                "bridge-wrong",
                bridge(
                        "b1",
                        FormErrors.of(Map.of("camera2Zone", "Camera 1 has zone 017 already: each needs its own.")),
                        List.of()));
        pages.put(
                "remove-zone",
                new RemovePage(
                        PORTAL,
                        "/sites/s1/devices",
                        "Harbour Yard",
                        "zone 017, North walkway",
                        List.of("A device that still reports zone 017 is refused.", "What was reported of it stays."),
                        "Remove the zone",
                        "/sites/s1/zones/017/remove"));
        tryLaunch(pages);
    }

    private static BridgePage bridge(@Nullable String id, FormErrors errors, List<BridgePage.Difference> overtaken) {
        var ports = IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(place -> Stream.of(Bridge.Kind.values())
                        .map(kind -> new BridgePage.Port(kind, place, place < 3 ? "Gate" : "", place < 3 ? "017" : "")))
                .toList();
        return new BridgePage(
                PORTAL,
                siteHead(null),
                id,
                new BridgePage.Fields(id == null ? "" : "Bridge", ports, id == null ? "" : "mark"),
                errors,
                overtaken);
    }

    private static void tryLaunch(Map<String, Page> pages) {
        var stations = List.of(
                new TryLaunchPage.Choice("r1", "North Central"), new TryLaunchPage.Choice("r2", "South Central"));
        var typed = new TryLaunchPage.Typed("r1", "https://keyholder.example/monitoring?act=P2794&zone=017");
        pages.put(
                "try-launch",
                new TryLaunchPage(
                        PORTAL,
                        stations,
                        typed,
                        FormErrors.NONE,
                        new TryLaunchPage.Seen(
                                new State(Tone.GREEN, "circle-check", "It opens the right site"),
                                "Opens Harbour Yard",
                                List.of(
                                        new TryLaunchPage.Fact("Site", "Harbour Yard"),
                                        new TryLaunchPage.Fact("Zone", "017 North walkway")),
                                List.of("No alarm is open now: the operator reads that."),
                                "/sites/s1")));
        pages.put(
                "try-launch-wrong",
                new TryLaunchPage(
                        PORTAL,
                        stations.subList(0, 1),
                        new TryLaunchPage.Typed("r1", "<b>"),
                        FormErrors.of(Map.of("url", "Paste a launch URL, or its tokens.")),
                        null));
    }

    private static HistoryPage history() {
        return new HistoryPage(
                PORTAL,
                siteHead(null),
                List.of(
                        new HistoryPage.Line(
                                "2026-11-21T03:12:05Z",
                                "today, 03:12",
                                "48 s ago",
                                "Kim Moreau",
                                "watched a clip",
                                List.of()),
                        new HistoryPage.Line(
                                "2026-11-20T14:02:00Z",
                                "yesterday, 14:02",
                                "13 h ago",
                                "Dana <i>Whitfield</i>",
                                "changed the site",
                                List.of(
                                        new HistoryPage.Change("Account number", "P2793", "P2794"),
                                        new HistoryPage.Change("Address", "Mill Lane 1", "Mill Lane 12"),
                                        new HistoryPage.Change("Monitoring station", "North Central", null)))),
                "/sites/s1/history?before=e2",
                false);
    }

    private static WelcomePage welcome(@Nullable String sentBefore) {
        return new WelcomePage(
                PORTAL,
                "s1",
                "Harbour Yard",
                "c2",
                "Raj Patel",
                "(312) 555-0178",
                "Acme Security: you are named as a key holder of Harbour Yard. May we text you when there is an alarm? "
                        + "https://keyholder.example/w/…\nReply STOP to end, HELP for help. Message and data rates may apply.",
                sentBefore,
                null,
                true,
                null);
    }

    private static WelcomePage welcomeNotYet() {
        return new WelcomePage(
                PORTAL,
                "s1",
                "Harbour Yard",
                "c2",
                "Raj Patel",
                "(312) 555-0178",
                "Acme Security: you are named as a key holder of Harbour Yard.",
                "20 s ago",
                "A welcome message went to this number a moment ago. The next one is possible in 40 s.",
                false,
                new TextsNotice(
                        "48 of the 60 welcome messages of this hour are sent.",
                        "After the last one it takes up to an hour until the next.",
                        false));
    }

    private static void phone(Map<String, Page> pages) {
        pages.put("phone", question(left(33), ACME, true));
        pages.put("phone-late", question(left(140), ACME, true));
        pages.put("phone-no-clip", question(left(3), new Brand("Überwacht & Söhne", new BrandColour("ffcc00")), false));
        pages.put(
                "phone-disregard",
                answered(
                        Answer.DISREGARD,
                        List.of(
                                "The station has your answer.",
                                "Nothing else is needed from you. You can close this page.")));
        pages.put(
                "phone-dispatch",
                answered(
                        Answer.DISPATCH,
                        List.of(
                                "The station has your answer.",
                                "It takes your other answer back.",
                                "The operator has been told to send help. Stay where you are safe: do not go there alone.")));
        pages.put("phone-expired", ClosedLinkPage.expired(ACME, "movement at Harbour Yard on 2 Nov at 3:12 am"));
        pages.put("phone-unknown", ClosedLinkPage.unknown());
        pages.put(
                "phone-call",
                new CallPage(
                        ACME,
                        "Ann",
                        "Your answer stays Disregard",
                        "This page has changed your answer as often as it can. If something else is right now, call Acme Security. "
                                + "In danger, call the emergency number.",
                        "+1 312 555 0100"));
        pages.put("phone-confirm", confirm(ACME));
        pages.put("phone-confirm-yellow", confirm(new Brand("Sunny Alarms", new BrandColour("ffcc00"))));
        pages.put("phone-confirmed", new ConfirmedPage(ACME, "Ann", "Harbour Yard", "today at 3:12 pm"));
    }

    private static QuestionPage question(TimeLeft left, Brand brand, boolean pictures) {
        return new QuestionPage(
                brand,
                "Ann",
                "Movement",
                "Harbour Yard",
                "North walkway",
                "today at 3:12 am",
                "40 seconds ago",
                new QuestionPictures(
                        "/a/x/pictures",
                        List.of(
                                new QuestionPictures.Seen(
                                        "North walkway",
                                        "3:12 am",
                                        pictures
                                                ? new QuestionPictures.Clip("/media/walkway-20s.mp4", "video/mp4", true)
                                                : null,
                                        pictures
                                                ? List.of(
                                                        "/media/still-1.jpg",
                                                        "/media/still-2.jpg",
                                                        "/media/still-3.jpg")
                                                : List.of(),
                                        null),
                                new QuestionPictures.Seen("Gate", "3:11 am", null, List.of("/media/still-2.jpg"), null),
                                new QuestionPictures.Seen(
                                        "Gate",
                                        "3:10 am",
                                        new QuestionPictures.Clip("/media/hevc.mp4", "video/mp4", false),
                                        List.of("/media/still-2.jpg"),
                                        null),
                                new QuestionPictures.Seen(
                                        "Gate",
                                        "3:09 am",
                                        null,
                                        List.of(),
                                        "The clip was deleted on 22 Nov 2026. Acme Security keeps clips and pictures for 1 day"))),
                left,
                "/v/Zm9v/answer",
                pictures ? 2 : 1,
                !pictures);
    }

    private static AnsweredPage answered(Answer answer, List<String> words) {
        return new AnsweredPage(
                ACME,
                "Ann",
                answer,
                words,
                "movement at Harbour Yard, today at 3:12 am",
                "/a/x?again=1",
                answer == Answer.DISPATCH ? new TimeLeft(NOW.minusSeconds(2), NOW.plusSeconds(8), NOW) : null,
                "/a/x",
                1);
    }

    private static ConfirmPage confirm(Brand brand) {
        return new ConfirmPage(
                brand,
                "Ann",
                "Harbour Yard",
                "I agree that " + brand.name()
                        + " and its monitoring station may text me about alarms at Harbour Yard. Reply STOP to end it at any time. "
                        + "Message and data rates may apply.",
                "/w/Zm9v");
    }
}
