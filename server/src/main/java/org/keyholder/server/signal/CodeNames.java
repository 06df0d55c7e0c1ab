package org.keyholder.server.signal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.CodeChoice;

/**
 * The codes that an event of a zone may be signalled as, with their names in our own words: of SIA DC-05 those of burglary, general alarms,
 * troubles and access that carry a zone, and 755 to 789, which a station gives a meaning to itself; of SIA DC-03 those of the same. Pure.
 *
 * <p>None of them are medical, fire, panic and hold-up (100 to 129), whose alarms must not be disregarded by text, nor what Keyholder itself
 * says by a code: 139, 377, 406, 750 to 754.
 */
public final class CodeNames {

    private static final Map<String, String> CONTACT_ID = contactId();
    private static final Map<String, String> SIA = sia();

    private CodeNames() {}

    private static Map<String, String> contactId() {
        var names = new TreeMap<String, String>();
        names.put("130", "Burglary");
        names.put("131", "Perimeter");
        names.put("132", "Interior");
        names.put("133", "24-hour");
        names.put("134", "Entry/Exit");
        names.put("135", "Day/Night");
        names.put("136", "Outdoor");
        names.put("137", "Tamper");
        names.put("138", "Near alarm");
        names.put("140", "General alarm");
        names.put("144", "Sensor tamper");
        names.put("145", "Tamper of an expansion module");
        names.put("146", "Silent burglary");
        names.put("147", "Sensor not heard from");
        names.put("150", "24-hour, no burglary");
        names.put("151", "Gas detected");
        names.put("152", "Refrigeration");
        names.put("153", "Loss of heat");
        names.put("154", "Water leakage");
        names.put("155", "Foil break");
        names.put("156", "Day trouble");
        names.put("158", "High temperature");
        names.put("159", "Low temperature");
        names.put("161", "Loss of air flow");
        names.put("300", "System trouble");
        names.put("301", "Mains power lost");
        names.put("302", "Low battery");
        names.put("330", "Trouble of a peripheral device");
        names.put("333", "Failure of an expansion module");
        names.put("350", "Communication trouble");
        names.put("370", "Protection loop");
        names.put("380", "Sensor trouble");
        names.put("381", "Radio sensor not heard from");
        names.put("383", "Sensor tamper");
        names.put("384", "Low battery of a radio sensor");
        names.put("391", "No activity of a sensor");
        names.put("420", "Access control");
        names.put("423", "Forced access");
        names.put("426", "Door held open");
        names.put("427", "Door status trouble");
        names.put("428", "Request-to-exit trouble");
        for (int code = 755; code <= 789; code++) {
            names.put(Integer.toString(code), "agreed with the station");
        }
        return Map.copyOf(names);
    }

    private static Map<String, String> sia() {
        var names = new TreeMap<String, String>();
        names.put("AT", "Mains power trouble");
        names.put("BA", "Burglary alarm");
        names.put("BG", "Unverified burglary");
        names.put("BM", "Burglary, cross point");
        names.put("BS", "Burglary supervision");
        names.put("BT", "Burglary trouble");
        names.put("DF", "Door forced");
        names.put("DL", "Door left open, alarm");
        names.put("DM", "Door left open, trouble");
        names.put("DE", "Request to enter");
        names.put("ET", "Expansion trouble");
        names.put("ES", "Tamper of an expansion device");
        names.put("GA", "Gas alarm");
        names.put("IA", "Equipment failure");
        names.put("KA", "Heat alarm");
        names.put("NA", "No activity");
        names.put("TA", "Tamper alarm");
        names.put("UA", "Untyped zone alarm");
        names.put("US", "Untyped zone supervision");
        names.put("UT", "Untyped zone trouble");
        names.put("WA", "Water alarm");
        names.put("XT", "Battery trouble of a transmitter");
        names.put("YC", "Communication trouble");
        names.put("YT", "System battery trouble");
        names.put("YX", "Service needed");
        names.put("ZA", "Freeze alarm");
        return Map.copyOf(names);
    }

    /** "Outdoor" */
    public static Optional<String> ofContactId(String code) {
        return Optional.ofNullable(CONTACT_ID.get(code));
    }

    /** "Burglary alarm" */
    public static Optional<String> ofSia(String code) {
        return Optional.ofNullable(SIA.get(code));
    }

    /** All Contact ID codes that may be chosen, with their names. */
    public static Map<String, String> contactIdCodes() {
        return new TreeMap<>(CONTACT_ID);
    }

    /** All SIA codes that may be chosen, with their names. */
    public static Map<String, String> siaCodes() {
        return new TreeMap<>(SIA);
    }

    /** Whether the lists have no letters for this code, so that it may go without. */
    public static boolean hasNoTwin(String contactId) {
        return contactId.equals("420") || contactId.startsWith("7");
    }

    /**
     * The Contact ID code that was typed.
     *
     * @throws Refusal where an event of a zone cannot be signalled so
     */
    public static String contactId(String typed, String field) {
        var code = typed.strip();
        if (!code.matches("[0-9]{3}")) {
            throw Refusal.invalid("contact-id-invalid", field, "A Contact ID code has three digits, such as 130.");
        }
        if (code.matches("1[012][0-9]")) {
            throw Refusal.invalid(
                    "contact-id-not-for-video",
                    field,
                    code
                            + " is a medical, fire or panic code. A contact could disregard such an alarm by text, so no zone may send it.");
        }
        if (code.matches("139|377|406|75[0-4]")) {
            throw Refusal.invalid(
                    "contact-id-taken",
                    field,
                    "Keyholder itself says something else by " + code + ": the station would take it for that.");
        }
        if (!CONTACT_ID.containsKey(code)) {
            throw Refusal.invalid(
                    "contact-id-unknown",
                    field,
                    code
                            + " is no code for what a zone reports. Use one of the list, or 755 to 789 if you have agreed on it with the station.");
        }
        return code;
    }

    /**
     * The two codes that were typed.
     *
     * @throws Refusal where an event of a zone cannot be signalled so
     */
    public static CodeChoice.Send send(String contactId, String siaTyped, String field) {
        var sia = siaTyped.strip().toUpperCase(Locale.ROOT);
        if (sia.isEmpty()) {
            if (!hasNoTwin(contactId)) {
                throw Refusal.invalid(
                        "sia-missing",
                        field,
                        "Give the SIA code as well, such as BA: some receivers take only that. It may be empty for 420 and 755 to 789 alone.");
            }
            return new CodeChoice.Send(contactId, Optional.empty());
        }
        if (!sia.matches("[A-Z]{2}")) {
            throw Refusal.invalid("sia-invalid", field, "A SIA code has two letters, such as BA.");
        }
        if (!SIA.containsKey(sia)) {
            throw Refusal.invalid(
                    "sia-unknown", field, sia + " is no code for what a zone reports. Use one of the list.");
        }
        return new CodeChoice.Send(contactId, Optional.of(sia));
    }
}
