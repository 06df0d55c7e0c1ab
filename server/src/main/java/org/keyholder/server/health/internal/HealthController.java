package org.keyholder.server.health.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a load balancer or a watchdog asks. */
@RestController
class HealthController {

    private final Readiness readiness;

    HealthController(Readiness readiness) {
        this.readiness = readiness;
    }

    /** The state in a word, and in plain words what is in the way. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Health(String status, @Nullable String reason) {}

    /** Whether an alarm can be accepted and stored now. */
    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        return readiness
                .obstacle()
                .map(reason -> answer(HttpStatus.SERVICE_UNAVAILABLE, new Health("not ready", reason)))
                .orElseGet(() -> answer(HttpStatus.OK, new Health("ready", null)));
    }

    /** Whether the process is alive: it is, if it answers. */
    @GetMapping("/health/live")
    ResponseEntity<Health> live() {
        return answer(HttpStatus.OK, new Health("live", null));
    }

    private static ResponseEntity<Health> answer(HttpStatus status, Health health) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }
}
