package org.keyholder.server.pages;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves a dealer's colour as a stylesheet of one rule. */
@RestController
class BrandStylesheet {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

    @GetMapping("/brand/{hex:[0-9a-f]{6}}.css")
    ResponseEntity<String> stylesheet(@PathVariable String hex) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .contentType(CSS)
                .body(new BrandColour(hex).css());
    }
}
