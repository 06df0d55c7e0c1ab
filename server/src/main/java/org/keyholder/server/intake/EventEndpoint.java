package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/events}: a device reports an event (docs/event-api.md). */
@RestController
class EventEndpoint {

    private final DeviceAccess access;
    private final BodyReader bodies;
    private final ReportReader reports;
    private final SharedCommits commits;

    EventEndpoint(DeviceAccess access, BodyReader bodies, ReportReader reports, SharedCommits commits) {
        this.access = access;
        this.bodies = bodies;
        this.reports = reports;
        this.commits = commits;
    }

    /** The answer to an accepted event: its id is ours. */
    record Accepted(String id, Instant receivedAt) {}

    @PostMapping("/api/v1/events")
    ResponseEntity<Accepted> report(HttpServletRequest request) {
        var device = access.device(request);
        var report = reports.read(bodies.read(request), device);
        return switch (commits.takeIn(report)) {
            case TakeIn.Accepted(var id, var at) ->
                ResponseEntity.created(URI.create("/api/v1/events/" + id)).body(new Accepted(id.toString(), at));
            case TakeIn.UnknownZone() ->
                throw Refusal.invalid("zone-unknown", "zone", "The device's site has no zone " + report.zone() + ".");
            case TakeIn.IdReused() ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "id-reused", "id", "Another event was reported under this id before.");
        };
    }
}
