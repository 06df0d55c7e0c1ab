package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/v1/events}: a device reports an event (docs/event-api.md). */
@RestController
class EventEndpoint {

    private final DeviceAccess access;
    private final BodyReader bodies;
    private final ReportReader reports;
    private final SharedCommits commits;
    private final JsonMapper json;

    EventEndpoint(
            DeviceAccess access, BodyReader bodies, ReportReader reports, SharedCommits commits, JsonMapper json) {
        this.access = access;
        this.bodies = bodies;
        this.reports = reports;
        this.commits = commits;
        this.json = json;
    }

    /** The answer to an accepted event: its id is ours. */
    record Accepted(String id, Instant receivedAt, boolean joinedStorm) {}

    @PostMapping("/api/v1/events")
    void report(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var device = access.device(request);
        ContentCoding.check(request, response);
        var report = reports.read(bodies.read(request), device);
        switch (commits.takeIn(report)) {
            case TakeIn.Accepted(var id, var at, var joined) ->
                accepted(response, new Accepted(id.toString(), at, joined));
            case TakeIn.UnknownZone() ->
                throw Refusal.invalid("zone-unknown", "zone", "The device's site has no zone " + report.zone() + ".");
            case TakeIn.IdReused() ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "id-reused", "id", "Another event was reported under this id before.");
            case TakeIn.Held() ->
                throw new Outage(
                        Outage.Cause.OURS,
                        "not-stored-in-time",
                        "The site of device " + device.id()
                                + " has been held by a change for as long as a report waits");
        }
    }

    /** Written here and not by a converter: with its length known it goes out in one piece, on the busiest path there is. */
    private void accepted(HttpServletResponse response, Accepted answer) throws IOException {
        var body = json.writeValueAsBytes(answer);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader(HttpHeaders.LOCATION, "/api/v1/events/" + answer.id());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
