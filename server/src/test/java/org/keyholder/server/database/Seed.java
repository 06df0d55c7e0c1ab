package org.keyholder.server.database;

import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row in each tenant's table, mostly as release 0.1 writes them: its alarm comes of that. All ids of a seed begin alike, so that its
 * rows are found in any table.
 */
record Seed(int number, int tenant, DealerId dealer, StationId station) {

    private static final Pattern ID = Pattern.compile("#(\\d+)");
    private static final Pattern ID_OF_TENANT = Pattern.compile("@(\\d+)");

    /** {@code @1} is the tenant's id 1. */
    private static final String TENANT = """
            insert into dealer (id, name, created_at) values (@1, 'D', now());
            insert into station (id, name, created_at) values (@2, 'S$', now());
            insert into receiver (id, station_id, name, protocol, address, created_at)
            values (@3, @2, 'R', 'xml-tcp', 'x:1', now());
            insert into person (id, login, name, password_hash, dealer_id, created_at) values (@4, 'd$', 'P', 'x', @1, now());
            insert into station_record (dealer_id, id, station_id, receiver_id, name, created_at)
            values (@1, @5, @2, @3, 'S', now());
            insert into receiver_dealer (station_id, receiver_id, dealer_id) values (@2, @3, @1);
            insert into receiver_passkey (station_id, receiver_id, hash, set_at)
            values (@2, @3, 'a hash of the passkey that nobody has', now());
            insert into number_block (station_id, id, dealer_id, lead, width, first_number, last_number, created_at)
            values (@2, @25, @1, 'B', 4, 2000, 2999, now());
            insert into alarm_code (dealer_id, zone_type, kind, contact_id) values (@1, 'intercom', 'motion', '420');
            insert into person (id, login, name, password_hash, station_id, created_at)
            values (@13, 's$', 'P', 'x', @2, now());
            insert into authenticator (person_id, sealed, last_step, created_at) values (@4, %, 1, now()), (@13, %, 1, now());
            insert into recovery_code (person_id, code_hash, created_at) values (@4, %, now()), (@13, %, now());
            insert into passkey (person_id, id, credential_id, public_key, sign_count, name, created_at)
            values (@4, @16, sha256((@16)::text::bytea), %, 1, 'P', now()), (@13, @17, sha256((@17)::text::bytea), %, 1, 'P', now());
            insert into invitation (organisation_id, id, side, role, name, token_hash, invited_by, created_at, expires_at)
            values (@1, @15, 'dealer', 'installer', 'N', sha256((@15)::text::bytea), @4, now(), now());
            insert into password_link (id, person_id, token_hash, made_by, organisation_id, side, created_at, expires_at)
            values (@24, @4, sha256((@24)::text::bytea), @4, @1, 'dealer', now(), now());
            insert into site_import (dealer_id, id, file_name, encoding, separator, unknown, row_count, state, mark, new_sites, changed_sites,
                                     new_contacts, changed_contacts, new_zones, changed_zones, person_id, person_name, created_at)
            values (@1, @25, 'F', 'UTF-8', 'commas', '{}', 1, 'checked', 'm', 1, 0, 0, 0, 0, 0, @4, 'P', now());
            insert into site_import_finding (dealer_id, import_id, position, row_number, kind, words)
            values (@1, @25, 0, 2, 'new', 'W');
            insert into program (organisation_id, id, side, name, scopes, created_at)
            values (@1, @22, 'dealer', 'N', '{events:read}', now()), (@2, @23, 'station', 'N', '{events:read}', now());
            insert into program_key (organisation_id, id, program_id, key_hash, created_at)
            values (@1, @22, @22, sha256((@22)::text::bytea), now()), (@2, @23, @23, sha256((@23)::text::bytea), now());
            insert into sign_in_provider (organisation_id, side, name, issuer, client_id, sealed_secret, changed_at)
            values (@1, 'dealer', 'dealer-$', 'https://d.example', 'c', %, now()),
                   (@2, 'station', 'station-$', 'https://s.example', 'c', %, now());
            insert into provider_account (organisation_id, side, subject, person_id, created_at)
            values (@1, 'dealer', 's', @4, now()), (@2, 'station', 's', @13, now());
            insert into used_answer (organisation_id, side, nonce_hash, good_until)
            values (@1, 'dealer', %, now()), (@2, 'station', %, now());
            insert into launch_secret (station_id, sealed, created_at) values (@2, %, now());
            insert into used_launch (station_id, launch_hash, used_at, good_until) values (@2, %, now(), now())
            """;

    /** {@code #6} is the seed's own id 6, {@code $} its number, {@code %} a hash of it. */
    private static final String SITE = """
            insert into site (dealer_id, id, name, address, time_zone, station_record_id, station_id, account_number, created_at)
            values (@1, #6, 'N', 'A', 'UTC', @5, @2, 'P$', now());
            insert into device (dealer_id, id, site_id, name, key_hash, created_at) values (@1, #7, #6, 'B', %, now());
            insert into zone (dealer_id, site_id, number, name, device_id) values (@1, #6, 17, 'Z', #7);
            insert into former_zone (dealer_id, site_id, number, until_at, name) values (@1, #6, 18, now(), 'Y');
            insert into alarm_code (dealer_id, site_id, zone, kind, contact_id, sia) values (@1, #6, 17, 'motion', '136', 'BA');
            insert into alarm_code (dealer_id, site_id, zone_type, kind) values (@1, #6, 'instant', 'person');
            insert into bridge (dealer_id, id, site_id, name, created_at) values (@1, #22, #6, 'G', now());
            insert into bridge_port (dealer_id, site_id, bridge_id, kind, place, name, zone)
            values (@1, #6, #22, 'camera', 1, 'Z', 17);
            insert into message (dealer_id, id, conversation, recipient, body, created_at, give_up_at)
            values (@1, #14, 'welcome:' || #14, '+13125550100', 'B', now(), now());
            insert into contact (dealer_id, id, site_id, name, phone, created_at, welcome_id)
            values (@1, #8, #6, 'C', '+13125550100', now(), #14);
            insert into consent (dealer_id, id, contact_id, given_at, address, user_agent, shown)
            values (@1, #15, #8, now(), 'a', 'u', 's');
            insert into event (dealer_id, id, site_id, station_id, device_id, device_event_id, content_hash, zone, kind, occurred_at,
                               received_at)
            values (@1, #9, #6, @2, #7, 'e', %, 17, 'motion', now(), now()),
                   (@1, #18, #6, @2, #7, 'f', %, 17, 'motion', now(), now());
            insert into media (dealer_id, event_id, name, content_type, size, storage_key, sha256, stored_at)
            values (@1, #9, 'c.mp4', 'video/mp4', 1, 'k', %, now());
            insert into swept_media (dealer_id, event_id, clips, stills, keep_days, swept_at)
            values (@1, #9, 1, 3, 30, now());
            insert into refused_media (dealer_id, event_id, name, full_of, refused_at)
            values (@1, #9, '1.jpg', 'dealer', now());
            insert into signal (dealer_id, id, station_id, receiver_id, site_id, event_id, happening, account_number, qualifier,
                                contact_id_code, partition, zone, zone_text, event_kind, text, occurred_at, time_zone, created_at)
            values (@1, #16, @2, @3, #6, #9, 'event', 'P$', 'new', '130', '01', 17, 'Z', 'motion', 'T', now(), 'UTC', now());
            insert into test_signal (dealer_id, id, station_record_id, created_at) values (@1, #16, @5, now());
            insert into storm (dealer_id, id, station_id, site_id, alarm_id, reporter, reporter_id, device_name, per_minute,
                               began_at, last_at, joined, level)
            values (@1, #19, @2, #6, #9, 'device', #7, 'B', 30, now(), now(), 1, 30);
            insert into alarm_event (dealer_id, event_id, alarm_id, station_id, zone, running_event_id, storm_id, joined_at)
            values (@1, #18, #9, @2, 17, #9, #19, now());
            insert into signal_deed (dealer_id, signal_id, station_id, deed, reason, actor_kind, actor_id, actor_name,
                                     actor_organisation, at)
            values (@1, #16, @2, 'given-up', 'R', 'person', @13, 'P', @2, now());
            insert into session (dealer_id, id, station_id, site_id, event_id, opened_by, opened_at)
            values (@1, #10, @2, #6, #9, 'K', now());
            insert into verification (dealer_id, id, station_id, session_id, asked_by, asked_at, closes_at)
            values (@1, #11, @2, #10, 'K', now(), now());
            insert into question (dealer_id, id, station_id, session_id, verification_id, contact_id, name, token_hash, viewable_until,
                                  queued_at)
            values (@1, #12, @2, #10, #11, #8, 'C', %, now(), now());
            insert into answer (dealer_id, id, station_id, question_id, session_id, choice, late, answered_at, address)
            values (@1, #17, @2, #12, #10, 'dispatch', false, now(), 'a');
            insert into answer_taken_back (dealer_id, answer_id, station_id, question_id, session_id, taken_back_at, address)
            values (@1, #17, @2, #12, #10, now(), 'a');
            insert into session_entry (dealer_id, session_id, station_id, at, kind, text)
            values (@1, #10, @2, now(), 'opened', 'T');
            insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, event_id, actor, actor_id, actor_name)
            values (@1, @2, #6, #9, now(), 'alarm-opened', #9, 'device', #7, 'B');
            insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, verification_id, actor, actor_id, actor_name,
                              actor_organisation)
            values (@1, @2, #6, #9, now(), 'contacts-asked', #11, 'person', @13, 'P', @2);
            insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, question_id, actor, actor_id, actor_name)
            values (@1, @2, #6, #9, now(), 'link-opened', #12, 'contact', #8, 'C');
            insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, signal_id, actor)
            values (@1, @2, #6, #9, now(), 'signal-acknowledged', #16, 'system');
            insert into audit_entry (organisation_id, id, at, kind, actor_kind, actor_id, actor_name, site_id, object_kind, object_id)
            values (@1, #20, now(), 'launched', 'person', @13, 'P', #6, 'site', #6),
                   (@2, #20, now(), 'launched', 'person', @13, 'P', #6, 'site', #6),
                   (@1, #21, now(), 'clip-viewed', 'person', @13, 'P', #6, 'event', #9),
                   (@2, #21, now(), 'clip-viewed', 'person', @13, 'P', #6, 'event', #9);
            insert into audit_link (organisation_id, number, entry_id, hash) values (@1, $, #20, %), (@2, $, #20, %)
            """;

    /** A dealer and a station with one site between them. */
    static Seed plant(JdbcClient rows, int number) {
        var seed = new Seed(number, number, new DealerId(id(number, 1)), new StationId(id(number, 2)));
        seed.run(rows, TENANT);
        seed.run(rows, SITE);
        return seed;
    }

    /** Another site of the same dealer at the same station, with all that belongs to it. */
    Seed beside(JdbcClient rows, int another) {
        var seed = new Seed(another, tenant, dealer, station);
        seed.run(rows, SITE);
        return seed;
    }

    private void run(JdbcClient rows, String statements) {
        for (var statement : statements.split(";")) {
            var named = ID.matcher(statement).replaceAll(found -> quoted(number, found.group(1)));
            var whole = ID_OF_TENANT.matcher(named).replaceAll(found -> quoted(tenant, found.group(1)));
            rows.sql(whole.replace("$", Integer.toString(number)).replace("%", hash()))
                    .update();
        }
    }

    private String hash() {
        return "sha256('" + number + "')";
    }

    private static String quoted(int number, String what) {
        return "'" + id(number, Integer.parseInt(what)) + "'";
    }

    String mark() {
        return "%08d-".formatted(number);
    }

    UUID id(int what) {
        return id(number, what);
    }

    private static UUID id(int number, int what) {
        return UUID.fromString("%08d-0000-7000-8000-%012d".formatted(number, what));
    }
}
