package org.keyholder.server.provisioning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.Provisioning;
import org.keyholder.server.audit.Acting;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.configuration.OpenFiles;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.OperatorAddresses;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SecondFactors;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.WantedProvider;
import org.keyholder.server.keys.KeyKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.SignalOutbox;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.PrefixChanges;
import org.keyholder.server.site.SaveSite;
import org.keyholder.server.site.SiteDetails;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Network;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file and makes what it says, or says what is wrong with it. */
@Component
class ProvisionFromFile implements Provisioning {

    private static final int SHORTEST_KEY = 24;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Dealers dealers;
    private final Stations stations;
    private final PrefixChanges prefixes;
    private final Sites sites;
    private final Zones zones;
    private final Devices devices;
    private final People people;
    private final LaunchSecrets launchSecrets;
    private final OperatorAddresses operatorAddresses;
    private final ReceiversFromFile receivers;
    private final SecondFactors secondFactors;
    private final SignInProviders signInProviders;
    private final SignalOutbox outbox;
    private final TenantTransactions transactions;
    private final Audit audit;

    ProvisionFromFile(
            Dealers dealers,
            Stations stations,
            PrefixChanges prefixes,
            Sites sites,
            Zones zones,
            Devices devices,
            People people,
            LaunchSecrets launchSecrets,
            OperatorAddresses operatorAddresses,
            ReceiversFromFile receivers,
            SecondFactors secondFactors,
            SignInProviders signInProviders,
            SignalOutbox outbox,
            TenantTransactions transactions,
            Audit audit) {
        this.dealers = dealers;
        this.stations = stations;
        this.prefixes = prefixes;
        this.sites = sites;
        this.zones = zones;
        this.devices = devices;
        this.people = people;
        this.launchSecrets = launchSecrets;
        this.operatorAddresses = operatorAddresses;
        this.receivers = receivers;
        this.secondFactors = secondFactors;
        this.signInProviders = signInProviders;
        this.outbox = outbox;
        this.transactions = transactions;
        this.audit = audit;
    }

    @Override
    public int provision(Path file) {
        try {
            var text = Files.readString(file);
            OpenFiles.warnOf(file);
            provision(file.toString(), text);
            return 0;
        } catch (IOException e) {
            throw StartRefused.mistake("The file " + file + " cannot be read.");
        }
    }

    @Override
    public void provision(String file, String text) {
        var setUp = read(file, text);
        try {
            Acting.as(AuditActor.command(), () -> setUp(setUp));
        } catch (Refusal refusal) {
            throw StartRefused.mistake(file + ": " + refusal.field() + ": " + refusal.words());
        } catch (IllegalArgumentException | DataAccessException e) {
            throw StartRefused.mistake(file + ": " + e.getMessage());
        }
    }

    private int setUp(SetUp setUp) {
        transactions.runUnscoped(() -> audit.write(AuditNote.of(AuditKind.PROVISIONED, Audit.INSTALLATION)
                .saying(Map.of(
                        "stations", count(setUp.stations()),
                        "dealers", count(setUp.dealers())))));
        people(setUp.administrators(), OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN);
        SetUp.each(setUp.stations()).forEach(this::station);
        SetUp.each(setUp.dealers()).forEach(this::dealer);
        // Only now there are the dealers whom they are shown to.
        SetUp.each(setUp.stations()).forEach(this::showReceivers);
        return 0;
    }

    private static String count(@Nullable List<?> things) {
        return String.valueOf(SetUp.each(things).size());
    }

    private SetUp read(String file, String text) {
        try {
            return json.readValue(text, SetUp.class);
        } catch (JacksonException e) {
            throw StartRefused.mistake(file + " cannot be understood: " + e.getOriginalMessage());
        }
    }

    private void station(SetUp.StationSetUp setUp) {
        var station = new StationId(id("station", setUp.key()));
        var isNew = stations.find(TenantScope.station(station), station).isEmpty();
        transactions.run(TenantScope.station(station), () -> {
            stations.save(new Station(station, setUp.name(), setUp.phone()));
            audit.write(AuditNote.of(AuditKind.PROVISIONED, station.value())
                    .about("station", station.value())
                    .saying(Map.of("name", setUp.name())));
        });
        if (setUp.launchSecret() != null) {
            launchSecret(station, setUp.key(), setUp.launchSecret());
        }
        if (setUp.operatorNetworks() != null) {
            operatorNetworks(station, setUp.key(), setUp.operatorNetworks());
        }
        secondFactor(station.value(), setUp.secondFactor() == null && isNew ? Boolean.TRUE : setUp.secondFactor());
        signInProvider(
                new OrganisationId(station.value()),
                Role.Side.STATION,
                "station " + setUp.key(),
                setUp.signInProvider());
        SetUp.each(setUp.receivers()).forEach(receiver -> receiver(station, setUp.key(), receiver));
        people(setUp.operators(), new OrganisationId(station.value()), Role.OPERATOR);
    }

    private void people(@Nullable List<SetUp.PersonSetUp> listed, OrganisationId organisation, Role usual) {
        for (var person : SetUp.each(listed)) {
            var role = person.role() == null ? usual : role(person.role(), usual.side());
            person(person, password -> people.save(organisation, role, person.login(), person.name(), password));
        }
    }

    private static Role role(String code, Role.Side side) {
        return Role.on(side).stream()
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "role-unknown",
                        "role " + code,
                        "Here a role is one of "
                                + Role.on(side).stream().map(Role::code).collect(Collectors.joining(", ")) + "."));
    }

    private void secondFactor(UUID organisation, @Nullable Boolean required) {
        if (required != null) {
            secondFactors.require(new OrganisationId(organisation), required);
        }
    }

    private void launchSecret(StationId station, String stationKey, String secret) {
        if (secret.isEmpty()) {
            launchSecrets.end(station);
            return;
        }
        try {
            launchSecrets.replace(station, new Secret(secret));
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.code(), "station " + stationKey + ", launchSecret", refusal.words());
        }
    }

    private void operatorNetworks(StationId station, String stationKey, List<String> ranges) {
        try {
            operatorAddresses.set(station, ranges.stream().map(Network::read).toList());
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.code(), "station " + stationKey + ", operatorNetworks", refusal.words());
        }
    }

    private void signInProvider(
            OrganisationId organisation, Role.Side side, String whose, SetUp.@Nullable SignInProviderSetUp setUp) {
        if (setUp == null) {
            return;
        }
        try {
            signInProviders.save(
                    organisation,
                    side,
                    new WantedProvider(
                            setUp.name(),
                            setUp.issuer(),
                            setUp.clientId(),
                            new Secret(setUp.clientSecret()),
                            Boolean.TRUE.equals(setUp.providesSecondFactor())));
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.code(), whose + ", signInProvider, " + refusal.field(), refusal.words());
        }
    }

    /** The receiver and the job that sends to it come together. */
    private void receiver(StationId station, String stationKey, SetUp.ReceiverSetUp setUp) {
        var id = receiverId(stationKey, setUp.key());
        try {
            transactions.run(TenantScope.station(station), () -> {
                stations.save(new Receiver(id, station, setUp.name(), setUp.protocol(), setUp.address()));
                outbox.open(station, id);
            });
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.code(), "receiver " + setUp.key(), refusal.words());
        }
    }

    private void showReceivers(SetUp.StationSetUp setUp) {
        var station = new StationId(id("station", setUp.key()));
        for (var receiver : SetUp.each(setUp.receivers())) {
            try {
                receivers.show(
                        station,
                        receiverId(setUp.key(), receiver.key()),
                        receiver,
                        key -> new DealerId(id("dealer", key)));
            } catch (Refusal refusal) {
                throw Refusal.invalid(
                        refusal.code(), "receiver " + receiver.key() + ", " + refusal.field(), refusal.words());
            }
        }
    }

    private void dealer(SetUp.DealerSetUp setUp) {
        var dealer = new DealerId(id("dealer", setUp.key()));
        var colour = Optional.ofNullable(setUp.colour()).orElse("#123a7a");
        transactions.run(TenantScope.dealer(dealer), () -> {
            dealers.save(new Dealer(dealer, setUp.name(), colour, setUp.phone()));
            audit.write(AuditNote.of(AuditKind.PROVISIONED, dealer.value())
                    .about("dealer", dealer.value())
                    .saying(Map.of("name", setUp.name())));
        });
        if (setUp.keepDays() != null) {
            dealers.keepMediaFor(dealer, setUp.keepDays());
        }
        if (setUp.mediaQuota() != null) {
            dealers.limitMediaTo(dealer, size(setUp.mediaQuota()));
        }
        if (setUp.textCountries() != null) {
            dealers.textOnlyTo(dealer, setUp.textCountries());
        }
        secondFactor(dealer.value(), setUp.secondFactor());
        signInProvider(
                new OrganisationId(dealer.value()), Role.Side.DEALER, "dealer " + setUp.key(), setUp.signInProvider());
        SetUp.each(setUp.stationRecords()).forEach(record -> stationRecord(dealer, setUp.key(), record));
        people(setUp.people(), new OrganisationId(dealer.value()), Role.DEALER_ADMIN);
        SetUp.each(setUp.sites()).forEach(site -> site(dealer, setUp.key(), site));
    }

    /** A mistake names whose it is. */
    private static void person(SetUp.PersonSetUp setUp, Consumer<Secret> save) {
        try {
            save.accept(new Secret(setUp.password()));
        } catch (Refusal refusal) {
            throw Refusal.invalid(refusal.code(), refusal.field() + " of " + setUp.login(), refusal.words());
        }
    }

    private void stationRecord(DealerId dealer, String dealerKey, SetUp.StationRecordSetUp setUp) {
        var receiver = setUp.receiver();
        stations.saveRecord(
                dealer,
                recordId(dealerKey, setUp.key()),
                setUp.name(),
                new StationId(id("station", setUp.station())),
                receiver == null ? null : receiverId(setUp.station(), receiver));
        setUp.prefixRule().ifPresent(rule -> prefix(dealer, recordId(dealerKey, setUp.key()), rule));
    }

    /** As the file says, for all its sites or for none. */
    private void prefix(DealerId dealer, StationRecordId id, PrefixRule rule) {
        var preview = prefixes.preview(dealer, id, rule);
        if (preview.record().prefixRule().equals(preview.wanted())) {
            return;
        }
        if (prefixes.change(dealer, id, preview.wanted(), preview.mark()) instanceof PrefixChanges.Change.NotSo) {
            throw Refusal.invalid(
                    "prefix-clashes",
                    "prefix",
                    "With this prefix, sites of the station record "
                            + preview.record().name() + " would have numbers that they cannot have.");
        }
    }

    private void site(DealerId dealer, String dealerKey, SetUp.SiteSetUp setUp) {
        var site = new SiteId(id("site", dealerKey + "/" + setUp.key()));
        try {
            save(dealer, site, details(dealerKey, setUp));
        } catch (Refusal refusal) {
            var of = "site " + setUp.key();
            var field = refusal.field();
            throw Refusal.invalid(
                    refusal.code(), field == null || field.equals("site") ? of : of + ", " + field, refusal.words());
        }
        var known = zones.of(TenantScope.dealer(dealer), dealer, site).stream()
                .collect(Collectors.toMap(Zone::number, Zone::type));
        SetUp.each(setUp.zones()).forEach(zone -> zone(dealer, site, zone, known));
        SetUp.each(setUp.devices()).forEach(device -> device(dealer, site, device));
    }

    private void save(DealerId dealer, SiteId site, SiteDetails details) {
        var known = sites.find(TenantScope.dealer(dealer), site).isPresent();
        var result = known ? sites.change(dealer, site, details) : sites.create(dealer, site, details);
        switch (result) {
            case SaveSite.Saved saved -> {}
            case SaveSite.HeldByOwn(var station, var holder) -> throw inUse(station, " by " + holder.name());
            case SaveSite.ChangedMeanwhile meanwhile ->
                throw new IllegalStateException("A file is not filled from what a site was");
            case SaveSite.NumberInUse(var station) -> throw inUse(station, "");
        }
    }

    private static Refusal inUse(Station station, String by) {
        return Refusal.invalid(
                "account-number-in-use",
                "accountNumber",
                "The number is already in use at " + station.name() + by + ", or kept until it is released.");
    }

    private static SiteDetails details(String dealerKey, SetUp.SiteSetUp setUp) {
        return new SiteDetails(
                setUp.name(),
                setUp.address(),
                timeZone(setUp.timeZone()),
                Optional.ofNullable(setUp.stationRecord()).map(key -> recordId(dealerKey, key)),
                Optional.ofNullable(setUp.accountNumber()).map(AccountNumber::new));
    }

    private void device(DealerId dealer, SiteId site, SetUp.DeviceSetUp setUp) {
        if (setUp.bearerKey().length() < SHORTEST_KEY) {
            throw Refusal.invalid("key-short", "device " + setUp.key(), "A bearer key has at least 24 characters.");
        }
        if (KeyKind.PROGRAM.isLike(new Secret(setUp.bearerKey()))) {
            throw Refusal.invalid(
                    "key-reserved", "device " + setUp.key(), "A device's key does not begin like a program's, khp_.");
        }
        var id = new DeviceId(id("device", site + "/" + setUp.key()));
        devices.save(dealer, site, id, setUp.name(), new Secret(setUp.bearerKey()));
    }

    /** A figure alone would be bytes, which nobody means. */
    private static DataSize size(String text) {
        if (!text.matches("[0-9]{1,6} ?[KMGT]B")) {
            throw Refusal.invalid("media-quota-invalid", "mediaQuota", "A size is written like 50GB.");
        }
        return DataSize.parse(text.replace(" ", ""));
    }

    private static ZoneNumber number(String text) {
        return ZoneNumber.read(text)
                .orElseThrow(
                        () -> Refusal.invalid("zone-invalid", "zone " + text, "A zone is a number from 001 to 999."));
    }

    private void zone(DealerId dealer, SiteId site, SetUp.ZoneSetUp setUp, Map<ZoneNumber, ZoneType> known) {
        var number = number(setUp.number());
        var before = Optional.ofNullable(known.get(number));
        var type = setUp.type() == null
                ? before.orElse(ZoneType.INSTANT)
                : ZoneType.needed(setUp.type(), "zone " + setUp.number() + ", type");
        var zone = new Zone(number, setUp.name(), type);
        if (before.isEmpty()) {
            zones.add(dealer, site, zone);
        } else {
            zones.change(dealer, site, number, zone);
        }
    }

    private static ZoneId timeZone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("time-zone-unknown", "timeZone " + text, "Not a time zone, such as America/Chicago.");
        }
    }

    private static ReceiverId receiverId(String stationKey, String key) {
        return new ReceiverId(id("receiver", stationKey + "/" + key));
    }

    private static StationRecordId recordId(String dealerKey, String key) {
        return new StationRecordId(id("station-record", dealerKey + "/" + key));
    }

    private static UUID id(String kind, String key) {
        return UUID.nameUUIDFromBytes((kind + ":" + key).getBytes(StandardCharsets.UTF_8));
    }
}
