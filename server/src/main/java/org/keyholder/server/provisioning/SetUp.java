package org.keyholder.server.provisioning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.station.PrefixRule;

/**
 * The file's shape (docs/provisioning.md). A {@code key} names a thing within the file and for good: a second run with
 * the same key changes that thing instead of making another.
 */
record SetUp(
        @Nullable List<PersonSetUp> administrators,
        @Nullable List<StationSetUp> stations,
        @Nullable List<DealerSetUp> dealers) {

    /**
     * @param launchSecret 32 to 200 letters, digits and signs; the empty text ends all that the station has; none leaves them
     * @param secondFactor whether its people need one; where it is not given, those of a new station do, and else it stays as it is
     * @param operatorNetworks ranges such as {@code 192.0.2.0/24}; an empty list is from everywhere, none leaves it as it is
     */
    record StationSetUp(
            String key,
            String name,
            @Nullable String phone,
            @Nullable String launchSecret,
            @Nullable List<String> operatorNetworks,
            @Nullable Boolean secondFactor,
            @Nullable SignInProviderSetUp signInProvider,
            @Nullable List<ReceiverSetUp> receivers,
            @Nullable List<PersonSetUp> operators) {
        StationSetUp {
            needed(key, "key");
            needed(name, "name");
        }
    }

    /**
     * What is optional leaves, where it is not given, what there is.
     *
     * @param protocol the format's code: {@code xml-http} with an http(s) address, or {@code xml-tcp} with {@code host:port} or
     *     {@code tls://host:port}
     * @param dealers the keys of those that may choose it on their pages; none of them are all
     * @param passkey with it they do, 8 to 200 characters
     */
    record ReceiverSetUp(
            String key,
            String name,
            String protocol,
            String address,
            @Nullable String brand,
            @Nullable String description,
            @Nullable List<String> dealers,
            @Nullable String passkey) {
        ReceiverSetUp {
            needed(key, "key");
            needed(name, "name");
            needed(protocol, "protocol");
            needed(address, "address");
        }
    }

    /** @param role the role's code; where none is given, administrator, operator or dealer admin, by where the person stands */
    record PersonSetUp(
            String login,
            String name,
            String password,
            @Nullable String role) {
        PersonSetUp {
            needed(login, "login");
            needed(name, "name");
            needed(password, "password");
        }
    }

    /** @param providesSecondFactor whether it always asks for a second factor itself; none is no */
    record SignInProviderSetUp(
            String name,
            String issuer,
            String clientId,
            String clientSecret,
            @Nullable Boolean providesSecondFactor) {
        SignInProviderSetUp {
            needed(name, "name");
            needed(issuer, "issuer");
            needed(clientId, "clientId");
            needed(clientSecret, "clientSecret");
        }
    }

    /** @param secondFactor whether its people need one; where it is not given it stays as it is */
    record DealerSetUp(
            String key,
            String name,
            @Nullable String colour,
            @Nullable String phone,
            @Nullable Integer keepDays,
            @Nullable String mediaQuota,
            @Nullable List<String> textCountries,
            @Nullable Boolean secondFactor,
            @Nullable SignInProviderSetUp signInProvider,
            @Nullable List<StationRecordSetUp> stationRecords,
            @Nullable List<PersonSetUp> people,
            @Nullable List<SiteSetUp> sites) {
        DealerSetUp {
            needed(key, "key");
            needed(name, "name");
        }
    }

    /**
     * @param station the station's key
     * @param receiver the receiver's key; none means that no signals are sent
     * @param prefixedBy who adds the prefix of the station's numbers, {@code number}, {@code keyholder} or {@code receiver}; where
     *     it is not given nothing changes
     */
    record StationRecordSetUp(
            String key,
            String name,
            String station,
            @Nullable String receiver,
            @Nullable String prefixedBy,
            @Nullable String prefix) {
        StationRecordSetUp {
            needed(key, "key");
            needed(name, "name");
            needed(station, "station");
        }

        Optional<PrefixRule> prefixRule() {
            return Optional.ofNullable(prefixedBy)
                    .map(by -> new PrefixRule(PrefixRule.By.ofCode(by), prefix == null ? "" : prefix));
        }
    }

    /** @param stationRecord the station record's key */
    record SiteSetUp(
            String key,
            String name,
            String address,
            String timeZone,
            @Nullable String stationRecord,
            @Nullable String accountNumber,
            @Nullable List<ZoneSetUp> zones,
            @Nullable List<DeviceSetUp> devices) {
        SiteSetUp {
            needed(key, "key");
            needed(name, "name");
            needed(address, "address");
            needed(timeZone, "timeZone");
        }
    }

    record ZoneSetUp(String number, String name, @Nullable String type) {
        ZoneSetUp {
            needed(number, "number");
            needed(name, "name");
        }
    }

    /** @param bearerKey at least 24 characters */
    record DeviceSetUp(String key, String name, String bearerKey) {
        DeviceSetUp {
            needed(key, "key");
            needed(name, "name");
            needed(bearerKey, "bearerKey");
        }
    }

    static <T> List<T> each(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** What is optional is marked so above; the file's reader lets everything be left out. */
    private static void needed(@Nullable String value, String field) {
        if (value == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
    }
}
