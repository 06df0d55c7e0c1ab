package org.keyholder.server.dealerportal.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.dealerportal.history.HistoryPage.Change;

/** Makes words of what is on record. Pure. */
final class HistoryWords {

    /** In the order in which the form has them. */
    private static final Map<String, String> FIELDS = fields();

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", "Name");
        fields.put("address", "Address");
        fields.put("country", "Country");
        fields.put("coordinates", "Coordinates");
        fields.put("timeZone", "Time zone");
        fields.put("station", "Monitoring station");
        fields.put("accountNumber", "Account number");
        fields.put("joinSeconds", "Repeats join for");
        fields.put("quietMinutes", "Quiet that ends an alarm");
        fields.put("phone", "Phone");
        fields.put("email", "E-mail");
        fields.put("title", "Title");
        fields.put("slot", "Slot");
        fields.put("zone", "Zone");
        fields.put("type", "Type");
        fields.put("kind", "Kind");
        return fields;
    }

    private HistoryWords() {}

    /** "Dana Whitfield" */
    static String who(AuditEntry entry) {
        var name = entry.actorName();
        if (entry.actorKind().equals(AuditActor.Kind.COMMAND.code())) {
            return (name == null ? "Somebody" : name) + ", on the server's command line";
        }
        if (name != null) {
            return name;
        }
        return entry.actorKind().equals(AuditActor.Kind.SERVER.code()) ? "Keyholder" : "Somebody who did not sign in";
    }

    /** "changed the site" */
    static String did(AuditEntry entry) {
        return AuditKind.ofCode(entry.kind())
                .map(kind -> did(kind, entry))
                .orElse("did what a later release calls " + entry.kind());
    }

    private static String did(AuditKind kind, AuditEntry entry) {
        return switch (kind) {
            case SIGNED_IN -> "signed in";
            case SIGN_IN_REFUSED -> "could not sign in";
            case SIGNED_OUT -> "signed out";
            case LAUNCHED -> "opened the site from the station's software" + after(entry, "zone", ", zone ");
            case CLIP_VIEWED -> looked(entry, "watched", "a clip");
            case SNAPSHOT_VIEWED -> looked(entry, "looked at", "a snapshot");
            case SITE_CREATED -> "made the site";
            case SITE_CHANGED -> "changed the site";
            case SITE_DELETED -> "deleted the site";
            case SITE_RESTORED -> "restored the site";
            case SITE_ERASED -> "erased the site";
            case SITE_EXPORTED -> "exported all that is kept about the site";
            case NUMBER_RELEASED -> "released the number" + after(entry, "number", " ");
            case PREFIX_CHANGED -> "changed who adds the prefix of the numbers of" + after(entry, "record", " ");
            case ZONE_ADDED -> "added zone" + after(entry, "zone", " ") + after(entry, "name", " ");
            case ZONE_CHANGED -> "changed zone" + after(entry, "of", " ");
            case ZONE_REMOVED -> "removed zone" + before(entry, "zone", " ") + before(entry, "name", " ");
            case ALARM_CODE_CHANGED ->
                "set an alarm code" + after(entry, "event", ": ") + after(entry, "where", ", ")
                        + after(entry, "code", ", to ") + before(entry, "code", ", before: ");
            case BRIDGE_ADDED -> "added the bridge" + after(entry, "name", " ");
            case BRIDGE_CHANGED -> "changed a bridge";
            case BRIDGE_REMOVED -> "removed the bridge" + before(entry, "name", " ");
            case DEVICE_CHANGED -> "changed a device";
            case DEVICE_REMOVED -> "removed the device" + before(entry, "name", " ") + " with its keys";
            case SITES_IMPORTED -> "imported sites from" + after(entry, "file", " ");
            case SITES_EXPORTED -> "exported all sites";
            case DEVICE_KEY_CREATED -> "made a key for the device" + after(entry, "name", " ");
            case DEVICE_KEY_RENEWED -> "made another key for the device" + after(entry, "name", " ");
            case DEVICE_KEY_REVOKED -> "revoked a key of the device" + after(entry, "name", " ");
            case CONTACT_CREATED -> "added the contact" + after(entry, "name", " ");
            case CONTACT_CHANGED -> "changed the contact" + after(entry, "of", " ");
            case CONTACT_REMOVED -> "removed the contact " + entry.before().getOrDefault("name", "");
            case CONTACT_CONFIRMED -> "agreed to texts about alarms";
            case TEXT_QUEUED -> "had a text sent" + after(entry, "to", " to ");
            case ALARM_TAKEN -> "opened an alarm";
            case CONTACTS_ASKED -> "asked the contacts about an alarm";
            case ANSWERED -> "answered " + answer(entry) + late(entry);
            case ANSWER_TAKEN_BACK -> "took back " + answer(entry);
            case ALARM_COMPLETED -> "completed an alarm";
            case SIGNAL_SENT_AGAIN -> "had a signal sent again";
            case SIGNAL_GIVEN_UP -> "gave a signal up" + after(entry, "reason", ": ");
            case PERSON_SAVED -> "set up the person" + after(entry, "name", " ");
            case PROVISIONED -> "set things up from a file";
            case EXPORTED -> "exported the record";
            default -> didAboutPeople(kind, entry);
        };
    }

    private static String didAboutPeople(AuditKind kind, AuditEntry entry) {
        return switch (kind) {
            case PERSON_INVITED -> "invited" + after(entry, "name", " ");
            case INVITATION_RENEWED -> "made another link for an invitation";
            case INVITATION_TAKEN_BACK -> "took an invitation back";
            case INVITATION_ACCEPTED -> "accepted an invitation";
            case RIGHT_REFUSED -> "was refused" + after(entry, "what", " ");
            case ROLE_CHANGED -> "changed a role";
            case PERSON_REMOVED -> "removed a person";
            case ORGANISATION_VISITED -> "looked in for an hour" + after(entry, "reason", ": ");
            case ORGANISATION_CREATED -> "made the organisation";
            case ORGANISATION_CHANGED -> "renamed the organisation";
            case ORGANISATION_CLOSED -> "closed the organisation";
            case ORGANISATION_REOPENED -> "opened the organisation again";
            case PERSON_SIGNED_OUT -> "signed somebody out everywhere";
            default -> didAboutWaysIn(kind, entry);
        };
    }

    private static String didAboutWaysIn(AuditKind kind, AuditEntry entry) {
        return switch (kind) {
            case PROVIDER_SET -> "set up the organisation's provider";
            case PROVIDER_REMOVED -> "removed the organisation's provider";
            case ACCOUNT_BOUND -> "came in by the organisation's provider for the first time";
            case ACCOUNT_UNBOUND -> "released an account of the organisation's provider";
            case PASSWORD_CHANGED -> "changed the own password";
            case PASSWORD_LINK_MADE -> "made a link for another password";
            case PASSWORD_RESET -> "chose another password by a link";
            case LAUNCH_SECRET_CREATED -> "made a launch secret";
            case LAUNCH_SECRET_RENEWED -> "made another launch secret";
            case LAUNCH_SECRET_REVOKED -> "revoked a launch secret";
            case OPERATOR_NETWORKS_CHANGED -> "changed from where operators may work";
            case MAIL_ADDRESS_FORGOTTEN -> "had the own mail address forgotten";
            case SECOND_FACTOR_SET_UP -> "set up a second factor";
            case SECOND_FACTOR_REMOVED -> "removed the own second factor";
            case SECOND_FACTOR_RESET -> "reset somebody's second factor";
            case SECOND_FACTOR_RULE_CHANGED -> "changed who needs a second factor";
            case PASSKEY_ADDED -> "added the passkey" + after(entry, "name", " ");
            case PASSKEY_REMOVED -> "removed the passkey " + entry.before().getOrDefault("name", "");
            case RECOVERY_CODES_RENEWED -> "made new recovery codes";
            case SIGNED_OUT_ELSEWHERE -> "signed out elsewhere";
            case API_KEY_CREATED -> "made an API key" + after(entry, "name", " for ");
            case API_KEY_RENEWED -> "made another API key" + after(entry, "name", " for ");
            case API_KEY_REVOKED -> "revoked an API key" + after(entry, "name", " of ");
            default -> didAboutStations(kind, entry);
        };
    }

    private static String didAboutStations(AuditKind kind, AuditEntry entry) {
        return switch (kind) {
            case RECEIVER_CREATED -> "made the receiver" + after(entry, "name", " ");
            case RECEIVER_CHANGED -> "changed a receiver";
            case RECEIVER_RETIRED -> "took the receiver " + entry.before().getOrDefault("name", "") + " out of service";
            case RECEIVER_PASSKEY_SET -> "set a receiver's passkey";
            case RECEIVER_PASSKEY_REFUSED -> "entered a passkey that is not the receiver's";
            case STATION_RECORD_CREATED -> "made the station record" + after(entry, "record", " ");
            case STATION_RECORD_CHANGED -> "changed a station record";
            case STATION_RECORD_REMOVED ->
                "removed the station record " + entry.before().getOrDefault("record", "");
            case TEST_SIGNAL_SENT -> "sent a test signal" + after(entry, "number", " under ");
            case NUMBER_BLOCK_GIVEN -> "gave the block of numbers" + after(entry, "numbers", " ");
            case NUMBER_BLOCK_ENDED ->
                "ended the block of numbers " + entry.before().getOrDefault("numbers", "");
            default -> throw new IllegalStateException("No words for " + kind);
        };
    }

    private static String looked(AuditEntry entry, String shown, String what) {
        return (entry.after().containsKey("download") ? "downloaded" : shown) + " " + what;
    }

    private static String answer(AuditEntry entry) {
        return switch (entry.after().getOrDefault("answer", "")) {
            case "dispatch" -> "Dispatch";
            case "disregard" -> "Disregard";
            default -> "something";
        };
    }

    private static String late(AuditEntry entry) {
        return "true".equals(entry.after().get("late")) ? ", after the time was up" : "";
    }

    private static String after(AuditEntry entry, String field, String lead) {
        var value = entry.after().get(field);
        return value == null ? "" : lead + value;
    }

    private static String before(AuditEntry entry, String field, String lead) {
        var value = entry.before().get(field);
        return value == null ? "" : lead + value;
    }

    /** What changed from what to what, where that is what happened. */
    static List<Change> changes(AuditEntry entry) {
        var kind = AuditKind.ofCode(entry.kind());
        boolean shown = kind.filter(one -> one == AuditKind.SITE_CHANGED
                        || one == AuditKind.SITE_CREATED
                        || one == AuditKind.ZONE_CHANGED
                        || one == AuditKind.BRIDGE_ADDED
                        || one == AuditKind.BRIDGE_CHANGED
                        || one == AuditKind.DEVICE_CHANGED
                        || one == AuditKind.CONTACT_CHANGED
                        || one == AuditKind.CONTACT_CREATED)
                .isPresent();
        if (!shown) {
            return List.of();
        }
        var changed = new TreeSet<>(entry.before().keySet());
        changed.addAll(entry.after().keySet());
        return Stream.concat(
                        FIELDS.keySet().stream().filter(changed::contains),
                        changed.stream().filter(field -> !FIELDS.containsKey(field)))
                .filter(field -> !field.equals("of"))
                .map(field -> new Change(
                        FIELDS.getOrDefault(field, field),
                        value(field, entry.before().get(field)),
                        value(field, entry.after().get(field))))
                .toList();
    }

    private static @Nullable String value(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (field) {
            case "joinSeconds" -> value + " s";
            case "quietMinutes" -> value + " min";
            default -> value;
        };
    }
}
