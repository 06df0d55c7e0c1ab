package org.keyholder.server.identity.internal.launch;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.springframework.stereotype.Component;

/** Launch secrets and the record of what is done to them, in one transaction each time. */
@Component
class LaunchSecretDesk implements LaunchSecrets {

    /** What every tool writes in one way, whatever the machine's letters are. */
    private static final Pattern GOOD = Pattern.compile("[!-~]{32,200}");

    private static final int BYTES = 32;

    private final TenantTransactions transactions;
    private final LaunchSecretRows rows;
    private final Audit audit;
    private final SecureRandom random = new SecureRandom();

    LaunchSecretDesk(TenantTransactions transactions, LaunchSecretRows rows, Audit audit) {
        this.transactions = transactions;
        this.rows = rows;
        this.audit = audit;
    }

    @Override
    public List<ValidKey> valid(StationId station) {
        return rows.valid(station);
    }

    @Override
    public Secret make(StationId station) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        // Digits and letters alone: whatever the station's software keeps it in takes those.
        var secret = new Secret(HexFormat.of().formatHex(bytes));
        transactions.run(TenantScope.station(station), () -> recordMade(station, rows.add(station, secret)));
        return secret;
    }

    @Override
    public void revoke(StationId station, UUID secret, int of) {
        transactions.run(TenantScope.station(station), () -> {
            rows.revoke(station, secret, of);
            record(AuditKind.LAUNCH_SECRET_REVOKED, station, secret);
        });
    }

    @Override
    public void replace(StationId station, Secret secret) {
        requireGood(secret);
        transactions.run(
                TenantScope.station(station),
                () -> rows.replace(station, secret).ifPresent(made -> recordMade(station, made)));
    }

    static void requireGood(Secret secret) {
        if (!GOOD.matcher(secret.reveal()).matches()) {
            throw Refusal.invalid(
                    "launch-secret-invalid",
                    "launchSecret",
                    "A launch secret has 32 to 200 letters, digits and signs of ASCII, and no blanks.");
        }
    }

    @Override
    public void end(StationId station) {
        transactions.run(
                TenantScope.station(station),
                () -> rows.end(station).forEach(one -> record(AuditKind.LAUNCH_SECRET_REVOKED, station, one)));
    }

    private void recordMade(StationId station, LaunchSecretRows.Made made) {
        made.ended().forEach(one -> record(AuditKind.LAUNCH_SECRET_REVOKED, station, one));
        record(made.first() ? AuditKind.LAUNCH_SECRET_CREATED : AuditKind.LAUNCH_SECRET_RENEWED, station, made.id());
    }

    private void record(AuditKind kind, StationId station, UUID secret) {
        audit.write(AuditNote.of(kind, station.value()).about("launch-secret", secret));
    }
}
