package org.keyholder.server.edge;

import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Problem details with the members that Keyholder adds: {@code code}, and {@code field} where one is to blame. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(Refusal refusal) {
        var problem = of(refusal.kind().status(), refusal.code(), refusal.words());
        if (refusal.field() != null) {
            problem.setProperty("field", refusal.field());
        }
        return problem;
    }

    public static ProblemDetail of(int status, String code, String words) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), words);
        problem.setProperty("code", code);
        return problem;
    }

    /** A problem of which nothing but the status is known. */
    static ProblemDetail ofStatus(int status) {
        if (status == 408) {
            var stalled = of(status, "body-too-slow", "The body did not arrive in time.");
            stalled.setProperty("field", "body");
            return stalled;
        }
        if (status == 404) {
            return of(Refusal.notFound());
        }
        return status < 500
                ? of(status, "request-invalid", "The request cannot be understood.")
                : of(status, "fault", "Something failed on our side.");
    }
}
