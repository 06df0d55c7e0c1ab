package org.keyholder.server.pages;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.station.ChooseStationPage;
import org.keyholder.server.dealerportal.station.RecordForm;
import org.keyholder.server.dealerportal.station.RecordFormPage;
import org.keyholder.server.dealerportal.station.RemoveRecordPage;
import org.keyholder.server.dealerportal.station.SetUpSheetPage;
import org.keyholder.server.dealerportal.station.TestSignalPage;
import org.keyholder.server.dealerportal.station.TestSignalState;
import org.keyholder.server.stationportal.CompanyPage;
import org.keyholder.server.stationportal.NumberBlockPage;
import org.keyholder.server.stationportal.NumberBlocksPage;
import org.keyholder.server.stationportal.ReceiverForm;
import org.keyholder.server.stationportal.ReceiverFormPage;
import org.keyholder.server.stationportal.ReceiverPage;
import org.keyholder.server.stationportal.ReceiverPasskeyPage;
import org.keyholder.server.stationportal.ReceiversPage;
import org.keyholder.server.stationportal.RetireReceiverPage;
import org.keyholder.server.stationportal.UseRows;

/** Pages of stations, their receivers and the dealers' records of them, each in the states that it has. */
final class StationSamples {

    private static final String RECEIVER = "/station/receivers/1";
    private static final String RECORD = "/monitoring-stations/1";
    private static final State SET = new State(Tone.GREEN, "key", "passkey set");
    private static final UseRows NOBODY = new UseRows(List.of(), 0, 0, 0);
    private static final UseRows USED = new UseRows(
            List.of(
                    new UseRows.Row("Acme Security", "North Central", "XML receiver", "17 customers"),
                    new UseRows.Row("Bolt Alarms", "North", null, "0 customers")),
            3,
            2,
            17);

    private StationSamples() {}

    static void into(Map<String, Page> pages, Portal portal) {
        receivers(pages, portal);
        company(pages, portal);
        blocks(pages, portal);
        records(pages, portal);
        tests(pages, portal);
        sheets(pages, portal);
    }

    private static void receivers(Map<String, Page> pages, Portal portal) {
        pages.put("receivers-empty", new ReceiversPage(portal, List.of()));
        pages.put(
                "receivers",
                new ReceiversPage(
                        portal,
                        List.of(new ReceiversPage.Row(
                                RECEIVER,
                                "XML receiver",
                                "Acme 2000",
                                "XML over TCP or TLS",
                                "tls://receiver.example.com:7700",
                                "2 dealers, 17 customers",
                                SET))));
        var typed = new ReceiverForm(
                "XML receiver",
                "Acme 2000",
                "Video alarms only",
                "xml-tcp",
                "tls://receiver.example.com:7700",
                false,
                Set.of("d1"),
                "");
        pages.put(
                "receiver",
                new ReceiverPage(
                        portal, RECEIVER, typed, "XML over TCP or TLS", List.of("Acme Security"), SET, null, USED, 3));
        pages.put(
                "receiver-made",
                new ReceiverPage(
                        portal,
                        RECEIVER,
                        typed,
                        "XML over TCP or TLS",
                        List.of("all dealers"),
                        SET,
                        "K7FMQ-2QXRA-9TWAB-HB4DM",
                        NOBODY,
                        0));
        pages.put("receiver-new", form(portal, null, typed, FormErrors.NONE, null));
        pages.put(
                "receiver-wrong",
                form(portal, RECEIVER, typed, FormErrors.of(Map.of("address", "This is no address.")), null));
        pages.put(
                "receiver-preview",
                form(
                        portal,
                        RECEIVER,
                        typed,
                        FormErrors.NONE,
                        new ReceiverFormPage.Preview(
                                "mark",
                                "XML over HTTP or HTTPS",
                                "https://receiver.example.com/signals",
                                "XML over TCP or TLS",
                                "tls://receiver.example.com:7700",
                                "2 dealers, 17 customers")));
        pages.put(
                "receiver-passkey",
                new ReceiverPasskeyPage(
                        portal, "XML receiver", RECEIVER, "K7FMQ-2QXRA-9TWAB-HB4DM", true, FormErrors.NONE));
        pages.put("retire-receiver", new RetireReceiverPage(portal, "XML receiver", RECEIVER, FormErrors.NONE));
    }

    private static ReceiverFormPage form(
            Portal portal,
            @Nullable String url,
            ReceiverForm typed,
            FormErrors errors,
            ReceiverFormPage.@Nullable Preview preview) {
        return new ReceiverFormPage(
                portal,
                url,
                typed,
                errors,
                List.of(new ReceiverFormPage.Choice("xml-tcp", "XML over TCP or TLS")),
                List.of(new ReceiverFormPage.Choice("d1", "Acme Security")),
                "shown",
                url == null ? "K7FMQ-2QXRA-9TWAB-HB4DM" : null,
                preview);
    }

    private static void company(Map<String, Page> pages, Portal portal) {
        var typed = new CompanyPage.Typed("North Central", "(312) 555-0190");
        pages.put("company", new CompanyPage(portal, typed, true, FormErrors.NONE, USED));
        pages.put("company-empty", new CompanyPage(portal, typed, false, FormErrors.NONE, NOBODY));
    }

    private static void blocks(Map<String, Page> pages, Portal portal) {
        var dealers = List.of(new NumberBlocksPage.Choice("d1", "Acme Security"));
        var anothers = List.of(new NumberBlocksPage.AnothersRow("P2010", "Bolt Alarms", "in use"));
        pages.put(
                "number-blocks-empty",
                new NumberBlocksPage(
                        portal,
                        List.of(),
                        0,
                        List.of(),
                        new NumberBlocksPage.Typed("", "", ""),
                        FormErrors.NONE,
                        null));
        pages.put(
                "number-blocks",
                new NumberBlocksPage(
                        portal,
                        List.of(new NumberBlocksPage.Row(
                                "/station/numbers/blocks/1", "P2000", "P2999", "Acme Security", 17, 982, 1)),
                        0,
                        dealers,
                        new NumberBlocksPage.Typed("P2000", "P2999", "d1"),
                        FormErrors.of(Map.of("last", "The last number comes after the first one.")),
                        new NumberBlocksPage.Anothers("mark", anothers, true)));
        pages.put(
                "number-block",
                new NumberBlockPage(
                        portal, "/station/numbers/blocks/1", "P2000 to P2999", "Acme Security", 17, 982, 1, anothers));
    }

    private static void records(Map<String, Page> pages, Portal portal) {
        pages.put(
                "choose-station",
                new ChooseStationPage(
                        portal,
                        List.of(new ChooseStationPage.Row(
                                "/monitoring-stations/new?station=1", "North Central", "(312) 555-0190"))));
        var choices = List.of(
                new RecordFormPage.Choice(
                        "r1", "XML receiver", "Acme 2000, XML over TCP or TLS", "Video alarms only", false),
                new RecordFormPage.Choice("r2", "Old receiver", "XML over HTTP or HTTPS", "", true));
        pages.put(
                "record-new",
                new RecordFormPage(
                        portal,
                        null,
                        "1",
                        "North Central",
                        "(312) 555-0190",
                        new RecordForm("North Central", "r1", "number", ""),
                        FormErrors.of(Map.of("passkey", "This is not the receiver’s passkey. Ask the station for it.")),
                        choices));
        pages.put(
                "record-nothing-shown",
                new RecordFormPage(
                        portal,
                        null,
                        "1",
                        "North Central",
                        "(312) 555-0190",
                        new RecordForm("North Central", "", "number", ""),
                        FormErrors.NONE,
                        List.of()));
        pages.put(
                "record-edit",
                new RecordFormPage(
                        portal,
                        RECORD,
                        "1",
                        "North Central",
                        null,
                        new RecordForm("North Central", "r2", "number", ""),
                        FormErrors.NONE,
                        choices));
        pages.put(
                "remove-record",
                new RemoveRecordPage(portal, "North Central", "North Central", RECORD, FormErrors.NONE));
    }

    private static void tests(Map<String, Page> pages, Portal portal) {
        var waiting = new State(Tone.YELLOW, "clock", "not reached yet, tried 3 times");
        pages.put(
                "test-waiting",
                new TestSignalPage(
                        portal, RECORD, "North Central", test(waiting, "The receiver cannot be reached.", 1)));
        pages.put(
                "test-acknowledged",
                new TestSignalPage(
                        portal,
                        RECORD,
                        "North Central",
                        test(new State(Tone.GREEN, "check", "acknowledged in 38 ms"), null, null)));
    }

    private static TestSignalState test(State state, @Nullable String words, @Nullable Integer every) {
        return new TestSignalState(
                RECORD + "/tests/1",
                "XML receiver",
                "P2794",
                "Harbour Yard",
                "21 Nov 2026, 03:12:05",
                state,
                words,
                every);
    }

    private static void sheets(Map<String, Page> pages, Portal portal) {
        var numbers = new SetUpSheetPage.Numbers("the receiver adds ABC", "1234", "1234", "ABC1234");
        var launch = new SetUpSheetPage.Launch(
                "https://alarms.example.com/monitoring?act=",
                "https://alarms.example.com/monitoring?act=ABC1234&zone=017");
        pages.put(
                "set-up-sheet",
                new SetUpSheetPage(
                        portal,
                        RECORD,
                        "North Central",
                        "Acme Security",
                        "North Central",
                        "21 Nov 2026",
                        new SetUpSheetPage.ReceiverFacts(
                                "XML receiver",
                                "XML over TCP or TLS",
                                "tls://receiver.example.com:7700",
                                "receiver.example.com",
                                "7700"),
                        numbers,
                        launch,
                        List.of(new SetUpSheetPage.Code("Motion", "130", "1 new", "BA"))));
        pages.put(
                "set-up-sheet-nothing-sent",
                new SetUpSheetPage(
                        portal,
                        RECORD,
                        "North Central",
                        "Acme Security",
                        "North Central",
                        "21 Nov 2026",
                        null,
                        numbers,
                        launch,
                        List.of()));
    }
}
