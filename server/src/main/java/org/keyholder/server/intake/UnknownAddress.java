package org.keyholder.server.intake;

import org.keyholder.server.shared.Refusal;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Any other address or method of the event API: a problem like any other, not a page. */
@RestController
class UnknownAddress {

    @RequestMapping("/api/**")
    void nothing() {
        throw Refusal.notFound();
    }
}
