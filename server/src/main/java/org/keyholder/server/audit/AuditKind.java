package org.keyholder.server.audit;

import java.util.Arrays;
import java.util.Optional;

/** What was done or seen. The code stands in the record for good: never change one that is in use. */
public enum AuditKind {
    SIGNED_IN("signed-in"),
    SIGN_IN_REFUSED("sign-in-refused"),
    SIGNED_OUT("signed-out"),
    /** Somebody asked for what their role, or a program's key, does not reach. */
    RIGHT_REFUSED("right-refused"),
    LAUNCHED("launched"),
    CLIP_VIEWED("clip-viewed"),
    SNAPSHOT_VIEWED("snapshot-viewed"),
    SITE_CREATED("site-created"),
    SITE_CHANGED("site-changed"),
    /** A site went to the bin, from where it can be restored for 30 days. */
    SITE_DELETED("site-deleted"),
    SITE_RESTORED("site-restored"),
    /** All that was kept about a site is gone, but for this record and the account book. */
    SITE_ERASED("site-erased"),
    /** All that is kept about a site was handed out. */
    SITE_EXPORTED("site-exported"),
    NUMBER_RELEASED("number-released"),
    PREFIX_CHANGED("prefix-changed"),
    ZONE_ADDED("zone-added"),
    /** Its number, its name or its type. */
    ZONE_CHANGED("zone-changed"),
    ZONE_REMOVED("zone-removed"),
    BRIDGE_ADDED("bridge-added"),
    /** Its name, or what is connected to it. */
    BRIDGE_CHANGED("bridge-changed"),
    BRIDGE_REMOVED("bridge-removed"),
    /** Its name, or what it is. */
    DEVICE_CHANGED("device-changed"),
    /** With its keys. */
    DEVICE_REMOVED("device-removed"),
    /** What the alarm library says of an event: of all the dealer's sites, of one, or of a zone. */
    ALARM_CODE_CHANGED("alarm-code-changed"),
    /** A sheet of sites, contacts and zones was saved; what it made and changed stands beside it, as if by hand. */
    SITES_IMPORTED("sites-imported"),
    /** The dealer's sites, contacts and zones went out as a sheet. */
    SITES_EXPORTED("sites-exported"),
    /** A key was made for a device, or a device was given another key or name. */
    DEVICE_KEY_CREATED("device-key-created"),
    /** Another key was made beside the one that a device had. */
    DEVICE_KEY_RENEWED("device-key-renewed"),
    DEVICE_KEY_REVOKED("device-key-revoked"),
    /** A program of an organisation was given its first key. */
    API_KEY_CREATED("api-key-created"),
    /** Another key was made beside the one that a program had. */
    API_KEY_RENEWED("api-key-renewed"),
    API_KEY_REVOKED("api-key-revoked"),
    /** A station was given its first launch secret. */
    LAUNCH_SECRET_CREATED("launch-secret-created"),
    /** Another launch secret was made beside the one that a station had. */
    LAUNCH_SECRET_RENEWED("launch-secret-renewed"),
    LAUNCH_SECRET_REVOKED("launch-secret-revoked"),
    /** From which addresses a station lets its operators in. */
    OPERATOR_NETWORKS_CHANGED("operator-networks-changed"),
    CONTACT_CREATED("contact-created"),
    CONTACT_CHANGED("contact-changed"),
    CONTACT_REMOVED("contact-removed"),
    CONTACT_CONFIRMED("contact-confirmed"),
    /** A text was handed to the queue, from where it goes out. */
    TEXT_QUEUED("text-queued"),
    /** An operator has the alarm before them. */
    ALARM_TAKEN("alarm-taken"),
    CONTACTS_ASKED("contacts-asked"),
    ANSWERED("answered"),
    ANSWER_TAKEN_BACK("answer-taken-back"),
    ALARM_COMPLETED("alarm-completed"),
    SIGNAL_SENT_AGAIN("signal-sent-again"),
    SIGNAL_GIVEN_UP("signal-given-up"),
    PERSON_SAVED("person-saved"),
    PERSON_INVITED("person-invited"),
    /** An invitation's link was replaced by another. */
    INVITATION_RENEWED("invitation-renewed"),
    INVITATION_TAKEN_BACK("invitation-taken-back"),
    INVITATION_ACCEPTED("invitation-accepted"),
    ROLE_CHANGED("role-changed"),
    PERSON_REMOVED("person-removed"),
    /** Whoever runs the installation looks into an organisation. */
    ORGANISATION_VISITED("organisation-visited"),
    ORGANISATION_CREATED("organisation-created"),
    ORGANISATION_CHANGED("organisation-changed"),
    ORGANISATION_CLOSED("organisation-closed"),
    ORGANISATION_REOPENED("organisation-reopened"),
    PASSWORD_CHANGED("password-changed"),
    /** Somebody had it forgotten where they read mail. */
    MAIL_ADDRESS_FORGOTTEN("mail-address-forgotten"),
    /** Somebody can choose another password by a link: they have asked for it, or somebody who may has made it. */
    PASSWORD_LINK_MADE("password-link-made"),
    /** Somebody has chosen another password by a link. */
    PASSWORD_RESET("password-reset"),
    SECOND_FACTOR_SET_UP("second-factor-set-up"),
    SECOND_FACTOR_REMOVED("second-factor-removed"),
    /** Somebody who manages people has taken it from another, who lost it. */
    SECOND_FACTOR_RESET("second-factor-reset"),
    /** Whether all of an organisation's people have to have one. */
    SECOND_FACTOR_RULE_CHANGED("second-factor-rule-changed"),
    PASSKEY_ADDED("passkey-added"),
    PASSKEY_REMOVED("passkey-removed"),
    RECOVERY_CODES_RENEWED("recovery-codes-renewed"),
    /** Somebody ended sign-ins of their own in other browsers. */
    SIGNED_OUT_ELSEWHERE("signed-out-elsewhere"),
    /** Somebody who manages people has ended another's sign-ins. */
    PERSON_SIGNED_OUT("person-signed-out"),
    /** By which provider people of the organisation sign in. */
    PROVIDER_SET("provider-set"),
    PROVIDER_REMOVED("provider-removed"),
    /** Somebody has come in by an account of the provider for the first time. */
    ACCOUNT_BOUND("account-bound"),
    ACCOUNT_UNBOUND("account-unbound"),
    RECEIVER_CREATED("receiver-created"),
    RECEIVER_CHANGED("receiver-changed"),
    /** It takes no signals any more; nobody's record named it. */
    RECEIVER_RETIRED("receiver-retired"),
    RECEIVER_PASSKEY_SET("receiver-passkey-set"),
    /** A dealer's people have shown a passkey that is not the receiver's. */
    RECEIVER_PASSKEY_REFUSED("receiver-passkey-refused"),
    STATION_RECORD_CREATED("station-record-created"),
    STATION_RECORD_CHANGED("station-record-changed"),
    STATION_RECORD_REMOVED("station-record-removed"),
    /** Somebody has had a test signal sent under a site's number. */
    TEST_SIGNAL_SENT("test-signal-sent"),
    /** A station has given a dealer a block of numbers. */
    NUMBER_BLOCK_GIVEN("number-block-given"),
    NUMBER_BLOCK_ENDED("number-block-ended"),
    PROVISIONED("provisioned"),
    EXPORTED("exported");

    private final String code;

    AuditKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The kind with this code; empty for one of a later release. */
    public static Optional<AuditKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
