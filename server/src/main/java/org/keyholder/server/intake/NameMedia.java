package org.keyholder.server.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.Storms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.event.Event;
import org.keyholder.server.media.AddMedia;
import org.keyholder.server.media.FullStorage;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.media.MediaStorage;
import org.keyholder.server.media.RefusedMedia;
import org.keyholder.server.media.StoredFile;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Device;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * The row that names a stored file, or the row that says that there was no room for it; either with word to whoever has the alarm open, in
 * one transaction.
 */
@Component
class NameMedia {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final TenantTransactions transactions;
    private final MediaItems items;
    private final MediaStorage storage;
    private final RefusedMedia refused;
    private final Alarms alarms;
    private final Storms storms;
    private final AlarmRecord record;
    private final Clock clock;
    private final MeterRegistry meters;

    NameMedia(
            TenantTransactions transactions,
            MediaItems items,
            MediaStorage storage,
            RefusedMedia refused,
            Alarms alarms,
            Storms storms,
            AlarmRecord record,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.items = items;
        this.storage = storage;
        this.refused = refused;
        this.alarms = alarms;
        this.storms = storms;
        this.record = record;
        this.clock = clock;
        this.meters = meters;
        // There from the start: a nought says that nobody was refused.
        Arrays.stream(FullStorage.values()).forEach(full -> count(full, 0));
    }

    /**
     * Refuses a file that there is no room for, before its bytes are taken. One that is there already is let in: its sender repeats it
     * because an answer was lost, and is told that it is there.
     *
     * @param announced how long the sender says that it is; less than 1 where it does not say
     */
    void checkRoom(Event event, String name, long announced, Device device) {
        var tenant = TenantScope.dealer(event.dealer());
        try {
            var full = transactions.call(tenant, () -> {
                var whose = items.find(tenant, event.dealer(), event.id(), name).isPresent()
                        ? Optional.<FullStorage>empty()
                        : storage.fullFor(event.dealer(), event.id(), Math.max(1, announced));
                whose.ifPresent(one -> refused(event, name, one, device));
                return whose;
            });
            full.ifPresent(this::refuse);
        } catch (DataIntegrityViolationException e) {
            throw saysGone(e) ? Refusal.notFound() : e;
        }
    }

    /** What came of it; where meanwhile there is no room any more, that is written down. */
    AddMedia name(Event event, String name, StoredFile file, Device device) {
        try {
            return added(event, name, file, device);
        } catch (DataIntegrityViolationException e) {
            if (saysGone(e)) {
                return AddMedia.EVENT_GONE;
            }
            throw e;
        }
    }

    /** Whether the event is not there any more: its site has been erased while the file was on its way. */
    private static boolean saysGone(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException cause
                && FOREIGN_KEY_VIOLATION.equals(cause.getSQLState());
    }

    private AddMedia added(Event event, String name, StoredFile file, Device device) {
        return transactions.call(TenantScope.dealer(event.dealer()), () -> {
            var result = items.add(event.dealer(), event.id(), name, file);
            switch (result) {
                case ADDED ->
                    tell(
                            event,
                            new Fact.MediaArrived(event.id(), name, file.type().isVideo()),
                            device);
                case DEALER_FULL -> refused(event, name, FullStorage.DEALER, device);
                case DEVICE_FULL -> refused(event, name, FullStorage.DEVICE, device);
                case SAME, DIFFERENT, TOO_MANY, EVENT_GONE -> {}
            }
            return result;
        });
    }

    private void refused(Event event, String name, FullStorage full, Device device) {
        if (refused.add(event.dealer(), event.id(), name, full)) {
            tell(event, new Fact.MediaRefused(event.id(), name, full == FullStorage.DEVICE), device);
        }
    }

    /** The pictures of a storm are kept, but do not fill the log. */
    private void tell(Event event, Fact fact, Device device) {
        if (!storms.joined(Set.of(event.id())).isEmpty()) {
            return;
        }
        alarms.ofEvent(TenantScope.dealer(event.dealer()), event.dealer(), event.id())
                .ifPresent(alarm -> record.add(alarm, fact, device.actor(), clock.instant()));
    }

    /** Counts and answers; called once what is said is committed. */
    void refuse(FullStorage full) {
        count(full, 1);
        throw new Refusal(
                Refusal.Kind.STORAGE_FULL,
                "media-quota-reached",
                "body",
                "The file is not stored: " + full.words("the dealer's")
                        + ". The event and its signal are not affected.");
    }

    private void count(FullStorage full, int refusals) {
        meters.counter("keyholder.media.refused", "full", full.code()).increment(refusals);
    }
}
